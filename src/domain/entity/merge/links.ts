import { endedIn, reviseAll, type VersionsTable } from '../../../engine/write/revise-all';
import type { RecordingTx } from '../../../engine/write/recording';
import { Prisma } from '../../../generated/prisma/client';

const { sql, raw, join } = Prisma;

/** A column that says which thing a row is about or leads to. */
interface Link {
  table: VersionsTable;
  column: string;
}

const linksOf = (table: VersionsTable, ...columns: string[]): Link[] =>
  columns.map((column) => ({ table, column }));

/** Facts, whose rows move with the things that they are about. */
export const FACTS = ['participation', 'relationship', 'tenure'] as const;

const FACT_LINKS: readonly Link[] = [
  ...linksOf('participation', 'event_id', 'participant_id', 'country_id'),
  ...linksOf('relationship', 'subject_id', 'object_id'),
  ...linksOf('tenure', 'leader_id', 'country_id'),
];

/** What a claim is about; it can be a fact as well. */
const CLAIM_SUBJECT: Link = { table: 'claim', column: 'subject_id' };

/** Every column that leads to a thing, and so moves with it and back. Names and quantities are made anew. */
const LINKS: readonly Link[] = [
  ...FACT_LINKS,
  ...linksOf('claim', 'speaker_id'),
  CLAIM_SUBJECT,
  ...linksOf('organization', 'country_id'),
  ...linksOf('event', 'place_country_id', 'super_event_id'),
  ...linksOf('external_id', 'entity_id'),
];
const TABLES = [...new Set(LINKS.map(({ table }) => table))];

/** The links of one table. */
export const columnsOf = (table: VersionsTable): string[] =>
  LINKS.filter((link) => link.table === table).map(({ column }) => column);

/** Whether a row leads to a thing; of relationships by their ends, since that is where the index is. */
function leadsTo({ table, column }: Link, thing: bigint, row = 'r'): Prisma.Sql {
  const leads = sql`${raw(`${row}.${column}`)} = ${thing}`;
  if (table !== 'relationship') return leads;
  return sql`${leads} AND ${raw(`${row}.id`)} IN (
    SELECT relationship_id FROM relationship_end WHERE entity_id = ${thing})`;
}

/** Whether any link of the row leads to a thing. */
export const anyLeadsTo = (table: VersionsTable, thing: bigint): Prisma.Sql =>
  sql`(${join(
    columnsOf(table).map((column) => sql`(${leadsTo({ table, column }, thing)})`),
    ' OR ',
  )})`;

/** Points everything that led to one thing to another. */
export async function moveLinks(rec: RecordingTx, from: bigint, to: bigint): Promise<void> {
  for (const table of TABLES) {
    const moved = columnsOf(table).map((column) => {
      const current = raw(`r.${column}`);
      return [column, sql`CASE WHEN ${current} = ${from} THEN ${to}::bigint ELSE ${current} END`] as const;
    });
    await reviseAll(rec, table, anyLeadsTo(table, from), Object.fromEntries(moved));
  }
}

/** A merge, as far as it tells which rows moved. */
export interface Merged {
  absorbedId: bigint;
  intoId: bigint;
  /** The recording of the merge. */
  mergedIn: bigint;
}

/** The ids of the rows whose link moved with a merge, whatever became of them since. */
const movedBy = (link: Link, { absorbedId, intoId, mergedIn }: Merged): Prisma.Sql => sql`
  SELECT r.id FROM ${raw(link.table)} r JOIN ${raw(link.table)} n ON n.id = r.id AND n.from_recording = ${mergedIn}
  WHERE ${leadsTo(link, absorbedId)} AND r.to_recording = ${mergedIn}
    AND ${raw(`n.${link.column}`)} = ${intoId}`;

/** The ids of the facts that moved with a merge, and of those that ended with it, by table. */
export async function factsOf(
  { tx }: RecordingTx,
  merged: Merged,
  table: (typeof FACTS)[number],
): Promise<{ moved: bigint[]; ended: bigint[] }> {
  const links = FACT_LINKS.filter((link) => link.table === table);
  const moved = await tx.$queryRaw<{ id: bigint }[]>`
    ${join(
      links.map((link) => movedBy(link, merged)),
      ' UNION ',
    )}`;
  const ended = await tx.$queryRaw<{ id: bigint }[]>`
    SELECT r.id FROM ${raw(table)} r
    WHERE ${anyLeadsTo(table, merged.absorbedId)} AND ${endedIn(table, merged.mergedIn)}`;
  return { moved: moved.map(({ id }) => id), ended: ended.map(({ id }) => id) };
}

/**
 * Points what moved with a merge back, where it still leads where the merge left it; claims about the thing go back by
 * themselves. Answers the events whose place did.
 */
export async function returnLinks(rec: RecordingTx, merged: Merged): Promise<bigint[]> {
  let placed: bigint[] = [];
  for (const table of TABLES) {
    const links = LINKS.filter((link) => link.table === table && link !== CLAIM_SUBJECT);
    const returned: { column: string; is: Prisma.Sql }[] = [];
    for (const link of links) {
      // The ids in between, since what was just written is in no statistics that a join could be planned by.
      const rows = await rec.tx.$queryRaw<{ id: bigint }[]>`${movedBy(link, merged)}`;
      if (rows.length === 0) continue;
      const ids = rows.map(({ id }) => id);
      if (link.column === 'place_country_id') placed = ids;
      const is = sql`(${raw(`r.${link.column}`)} = ${merged.intoId} AND r.id = ANY(${ids}))`;
      returned.push({ column: link.column, is });
    }
    if (returned.length === 0) continue;
    const set = returned.map(({ column, is }) => [
      column,
      sql`CASE WHEN ${is} THEN ${merged.absorbedId}::bigint ELSE ${raw(`r.${column}`)} END`,
    ]);
    const which = join(
      returned.map(({ is }) => is),
      ' OR ',
    );
    await reviseAll(rec, table, sql`(${which})`, Object.fromEntries(set));
  }
  return placed;
}
