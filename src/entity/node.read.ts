import { badInput } from '../platform/errors';
import type { Asking } from '../read/asking';
import type { Tagged } from '../read/fields';
import { Late, late } from '../read/late';
import { embed, list, type FieldRead } from '../read/model';
import { standIn } from '../read/reference';
import { join, sql, type Sql } from '../read/sql';
import { parseGlobalId } from './global-id';

const MOST_NODES = 100;
// Their numbers are not of the one sequence: what has the same number and was merged is something else.
const OWN_IDS: readonly string[] = ['CHANGE', 'IMPORTJOB'];
const hasOwnIds = (kind: string) => OWN_IDS.includes(kind);

function tagOf(reference: string, path: readonly string[]): { kind: string; id: bigint; ordinal: number } {
  const parsed = parseGlobalId(reference);
  if (!parsed) throw badInput(path, `"${reference}" is not a global id; such ids look like event_12.`);
  return { kind: parsed.type, id: parsed.id, ordinal: parsed.ordinal ?? 0 };
}

/**
 * The id of a node that is answered: of a fact only where a claim counts for it, as in lists. What refers to a fact
 * (a claim about it, a change of it) shows it all the same; hence here, and not where its row is read.
 */
function answeredId(asking: Asking, kind: string, id: Sql): Sql {
  const table = kind.toLowerCase();
  if (!asking.isFact(table)) return id;
  const { from, row, where } = asking.facts(table);
  return sql`(select ${row}.id from ${from} where ${row}.id = ${id} and ${where})`;
}

export const nodeField: FieldRead<unknown> = embed<unknown, Tagged>('Node', (_root, args, asking) => {
  const tag = Late.map(late(args, 'id'), (reference: string) => tagOf(reference, ['id']));
  const kind = asking.looks.at(Late.map(tag, (given) => given.kind));
  const [id, ordinal] = [Late.map(tag, (given) => given.id), Late.map(tag, (given) => given.ordinal)];
  return {
    is: kind,
    kind: sql`${kind}::text`,
    id: hasOwnIds(kind) ? sql`${id}::bigint` : answeredId(asking, kind, standIn(asking, sql`${id}::bigint`)),
    ordinal: sql`${ordinal}::int`,
  };
});

/** Several nodes in the order of their ids, null where there is none. */
export const nodesField: FieldRead<unknown> = list('Node', (_root, args, asking: Asking) => {
  const given: readonly string[] = args.ids;
  if (given.length > MOST_NODES)
    throw badInput(['ids'], `${given.length} ids are given; at most ${MOST_NODES} are answered.`);
  const tags = given.map((id, i) => tagOf(id, ['ids', String(i)]));
  const row = asking.alias('wanted');
  const kinds = [...new Set(tags.map(({ kind }) => kind))];
  const ids = kinds.map((kind) => {
    const id = hasOwnIds(kind) ? sql`${row}.id` : answeredId(asking, kind, standIn(asking, sql`${row}.id`));
    return sql`when ${kind}::text then ${id}`;
  });
  return {
    from: sql`unnest(${tags.map(({ kind }) => kind)}::text[], ${tags.map(({ id }) => id)}::bigint[], ${tags.map(({ ordinal }) => ordinal)}::int[])
      with ordinality as ${row}(kind, id, ordinal, position)`,
    row: {
      kind: sql`${row}.kind`,
      id: ids.length > 0 ? sql`case ${row}.kind ${join(ids, ' ')} end` : sql`null::bigint`,
      ordinal: sql`${row}.ordinal`,
    },
    where: sql`true`,
    orderBy: sql`${row}.position`,
  };
});
