import { badInput } from '../platform/errors';
import type { Asking } from '../read/asking';
import type { Tagged } from '../read/fields';
import { embed, list, type FieldRead } from '../read/model';
import { standIn } from '../read/reference';
import { sql } from '../read/sql';
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

export const nodeField: FieldRead<unknown> = embed<unknown, Tagged>('Node', (_root, args, asking) => {
  const { kind, id, ordinal } = tagOf(args.id, ['id']);
  return {
    kind: sql`${kind}::text`,
    id: hasOwnIds(kind) ? sql`${id}::bigint` : standIn(asking, sql`${id}::bigint`),
    ordinal: sql`${ordinal}::int`,
  };
});

/** Several nodes in the order of their ids, null where there is none. */
export const nodesField: FieldRead<unknown> = list('Node', (_root, args, asking: Asking) => {
  const ids: readonly string[] = args.ids;
  if (ids.length > MOST_NODES)
    throw badInput(['ids'], `${ids.length} ids are given; at most ${MOST_NODES} are answered.`);
  const tags = ids.map((id, i) => tagOf(id, ['ids', String(i)]));
  const row = asking.alias('wanted');
  return {
    from: sql`unnest(${tags.map(({ kind }) => kind)}::text[], ${tags.map(({ id }) => id)}::bigint[], ${tags.map(({ ordinal }) => ordinal)}::int[])
      with ordinality as ${row}(kind, id, ordinal, position)`,
    row: {
      kind: sql`${row}.kind`,
      id: sql`case when ${row}.kind = any(${OWN_IDS}) then ${row}.id else ${standIn(asking, sql`${row}.id`)} end`,
      ordinal: sql`${row}.ordinal`,
    },
    where: sql`true`,
    orderBy: sql`${row}.position`,
  };
});
