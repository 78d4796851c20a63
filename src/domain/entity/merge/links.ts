import { endedIn, reviseAll, type VersionsTable } from '../../../engine/write/revise-all';
import type { RecordingTx } from '../../../engine/write/recording';
import { Prisma } from '../../../generated/prisma/client';

const { sql, raw, join } = Prisma;

/** A column that refers to a thing. */
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

/** The subjects of claims, which can be facts as well. */
const CLAIM_SUBJECT: Link = { table: 'claim', column: 'subject_id' };

/**
 * Every column that refers to a thing, and is updated by a merge and by its undoing. Names and quantities are
 * recreated instead.
 */
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

/** Whether a row refers to a thing; for relationships by their ends, which are indexed. */
function leadsTo({ table, column }: Link, thing: bigint, row = 'r'): Prisma.Sql {
  const leads = sql`${raw(`${row}.${column}`)} = ${thing}`;
  if (table !== 'relationship') return leads;
  return sql`${leads} AND ${raw(`${row}.id`)} IN (
    SELECT relationship_id FROM relationship_end WHERE entity_id = ${thing})`;
}

/** Whether any link of the row refers to a thing. */
export const anyLeadsTo = (table: VersionsTable, thing: bigint): Prisma.Sql =>
  sql`(${join(
    columnsOf(table).map((column) => sql`(${leadsTo({ table, column }, thing)})`),
    ' OR ',
  )})`;

/** Redirects every reference from one thing to another. */
export async function moveLinks(rec: RecordingTx, from: bigint, to: bigint): Promise<void> {
  for (const table of TABLES) {
    const moved = columnsOf(table).map((column) => {
      const current = raw(`r.${column}`);
      return [column, sql`CASE WHEN ${current} = ${from} THEN ${to}::bigint ELSE ${current} END`] as const;
    });
    await reviseAll(rec, table, anyLeadsTo(table, from), Object.fromEntries(moved));
  }
}

/** A merge, with what determines the rows that it moved. */
export interface Merged {
  absorbedId: bigint;
  intoId: bigint;
  /** The recording of the merge. */
  mergedIn: bigint;
}

/** The ids of the rows whose reference a merge changed, regardless of later changes. */
const movedBy = (link: Link, { absorbedId, intoId, mergedIn }: Merged): Prisma.Sql => sql`
  SELECT r.id FROM ${raw(link.table)} r JOIN ${raw(link.table)} n ON n.id = r.id AND n.from_recording = ${mergedIn}
  WHERE ${leadsTo(link, absorbedId)} AND r.to_recording = ${mergedIn}
    AND ${raw(`n.${link.column}`)} = ${intoId}`;

/** The ids, by table, of the facts that moved with a merge and of those that it ended. */
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
 * Restores the references that a merge changed, if they are as the merge left them; claims about the thing itself
 * are returned separately. Returns the events whose place changed.
 */
export async function returnLinks(rec: RecordingTx, merged: Merged): Promise<bigint[]> {
  let placed: bigint[] = [];
  for (const table of TABLES) {
    const links = LINKS.filter((link) => link.table === table && link !== CLAIM_SUBJECT);
    const returned: { column: string; is: Prisma.Sql }[] = [];
    for (const link of links) {
      // Ids are fetched first: the planner has no statistics yet for rows just written, so a join would be planned
      // badly.
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
