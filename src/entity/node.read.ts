import { badInput } from '../platform/errors';
import type { Asking } from '../read/asking';
import type { Tagged } from '../read/fields';
import { Late, late } from '../read/late';
import { embed, list, type FieldRead } from '../read/model';
import { standIn } from '../read/reference';
import { join, sql, type Sql } from '../read/sql';
import { notAGlobalId, parseGlobalId } from './global-id';
import { THING_KINDS } from './kinds';

const MOST_NODES = 100;
// What can be merged, so that something else stands for it.
const THINGS: readonly string[] = THING_KINDS;

/** The id of what is answered for a node of a kind. */
const answeredId = (asking: Asking, kind: string, id: Sql): Sql =>
  THINGS.includes(kind) ? standIn(asking, id) : id;

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

export const nodeField: FieldRead<unknown> = embed<unknown, Tagged>('Node', (_root, args, asking) => {
  const tag = Late.map(late(args, 'id'), (reference: string) => tagOf(reference, ['id']));
  const kind = asking.looks.read(tag, 'kind', kindOf);
  const [id, ordinal] = [Late.map(tag, (given) => given.id), Late.map(tag, (given) => given.ordinal)];
  return {
    is: kind,
    kind: sql`${kind}::text`,
    id: answeredId(asking, kind, sql`${id}::bigint`),
    ordinal: sql`${ordinal}::int`,
    asListed: true,
  };
});

/** Several nodes in the order of their ids, null where there is none. */
export const nodesField: FieldRead<unknown> = list('Node', (_root, { ids }, asking) => rowsOf(ids, asking));

/** Refuses more ids than are answered at once. */
export function refuseTooMany(ids: readonly string[]): void {
  if (ids.length > MOST_NODES)
    throw badInput(['ids'], `${ids.length} ids are given; at most ${MOST_NODES} are answered.`);
}

/** The same for ids that are known. */
export const nodesRead = (ids: readonly string[]): FieldRead<unknown> =>
  list('Node', (_root, _args, asking) => rowsOf(ids, asking));

function rowsOf(given: readonly string[], asking: Asking) {
  refuseTooMany(given);
  const tags = given.map((_, i) => Late.map(late(given, i), (id) => tagOf(id, ['ids', String(i)])));
  const kinds = tags.map((tag) => asking.looks.read(tag, 'kind', kindOf));
  const row = asking.alias('wanted');
  const ids = [...new Set(kinds)].map(
    (kind) => sql`when ${kind}::text then ${answeredId(asking, kind, sql`${row}.id`)}`,
  );
  const all = <Part>(part: (tag: Tag) => Part) => Late.all(tags, (each) => each.map(part));
  return {
    from: sql`unnest(${kinds}::text[], ${all(({ id }) => id)}::bigint[], ${all(({ ordinal }) => ordinal)}::int[])
      with ordinality as ${row}(kind, id, ordinal, position)`,
    row: {
      kind: sql`${row}.kind`,
      id: ids.length > 0 ? sql`case ${row}.kind ${join(ids, ' ')} end` : sql`null::bigint`,
      ordinal: sql`${row}.ordinal`,
      asListed: true as const,
    },
    where: sql`true`,
    orderBy: sql`${row}.position`,
  };
}
