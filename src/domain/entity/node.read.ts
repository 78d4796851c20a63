import { badInput } from '../../platform/errors';
import type { CompileContext } from '../../engine/query/compile/compile-context';
import type { Tagged } from '../../engine/query/compile/fields';
import { Deferred, type Deferrable } from '../../engine/query/plan/deferred';
import { embed, list, type FieldRead } from '../../engine/query/compile/model';
import { standIn } from '../../engine/query/compile/reference';
import { join, sql, type Sql } from '../../engine/query/compile/sql';
import { notAGlobalId, parseGlobalId } from '../../engine/model/global-id';
import { THING_KINDS } from '../../engine/model/kinds';

const MAX_NODES = 100;
// Kinds that can be merged, so that another thing may stand in for the one requested.
const THINGS: readonly string[] = THING_KINDS;

/** The id of the result for a node of a kind. */
const resultId = (context: CompileContext, kind: string, id: Sql): Sql =>
  THINGS.includes(kind) ? standIn(context, id) : id;

interface Tag {
  kind: string;
  id: bigint;
  ordinal: number;
}

function tagOf(reference: string, path: readonly string[]): Tag {
  const parsed = parseGlobalId(reference);
  if (!parsed) throw notAGlobalId(reference, path);
  return { kind: parsed.type, id: parsed.id, ordinal: parsed.ordinal ?? 0 };
}

const kindOf = ({ kind }: Tag): string => kind;

export const nodeField: FieldRead<unknown> = embed<unknown, Tagged>('Node', (_root, args, context) => {
  const tag = Deferred.map(args.param('id'), (reference: string) => tagOf(reference, ['id']));
  const kind = context.constraints.readAs(tag, 'kind', kindOf);
  const [id, ordinal] = [Deferred.map(tag, (given) => given.id), Deferred.map(tag, (given) => given.ordinal)];
  return {
    among: [kind],
    kind: sql`${kind}::text`,
    id: resultId(context, kind, sql`${id}::bigint`),
    ordinal: sql`${ordinal}::int`,
    asListed: true,
  };
});

/** Several nodes in the order of their ids; null for an id that does not exist. */
export const nodesField: FieldRead<unknown> = list('Node', (_root, args, context) =>
  rowsOf(args.params('ids')!, context),
);

/** Refuses more ids than the limit. */
export function refuseTooMany(ids: readonly unknown[]): void {
  if (ids.length > MAX_NODES)
    throw badInput(['ids'], `${ids.length} ids are given; the maximum is ${MAX_NODES}.`);
}

/** The same for ids that are known already. */
export const nodesRead = (ids: readonly string[]): FieldRead<unknown> =>
  list('Node', (_root, _args, context) => rowsOf(ids, context));

function rowsOf(given: readonly Deferrable<string>[], context: CompileContext) {
  refuseTooMany(given);
  const tags = given.map((each, i) => Deferred.map(each, (id) => tagOf(id, ['ids', String(i)])));
  const kinds = tags.map((tag) => context.constraints.readAs(tag, 'kind', kindOf));
  const row = context.alias('wanted');
  const ids = [...new Set(kinds)].map(
    (kind) => sql`when ${kind}::text then ${resultId(context, kind, sql`${row}.id`)}`,
  );
  const all = <Part>(part: (tag: Tag) => Part) => Deferred.all(tags, (each) => each.map(part));
  return {
    from: sql`unnest(${kinds}::text[], ${all(({ id }) => id)}::bigint[], ${all(({ ordinal }) => ordinal)}::int[])
      with ordinality as ${row}(kind, id, ordinal, position)`,
    row: {
      kind: sql`${row}.kind`,
      id: ids.length > 0 ? sql`case ${row}.kind ${join(ids, ' ')} end` : sql`null::bigint`,
      ordinal: sql`${row}.ordinal`,
      // Without any ids there is no kind.
      among: kinds.length > 0 ? kinds : undefined,
      asListed: true as const,
    },
    where: sql`true`,
    orderBy: sql`${row}.position`,
    atMost: kinds.length,
  };
}
