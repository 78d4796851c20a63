import { endedIn, reviseAll, type VersionsTable } from '../../evidence/revise-all';
import type { RecordingTx } from '../../evidence/recording';
import { Prisma } from '../../generated/prisma/client';

const { sql, raw, join } = Prisma;

/** A column that says which thing a row is about or leads to. */
export interface Link {
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
export const SUBJECT: Link = { table: 'claim', column: 'subject_id' };

/** Every column but `SUBJECT` that leads to a thing: what moves with it and back. Names and quantities are made anew. */
export const LINKS: readonly Link[] = [
  ...FACT_LINKS,
  ...linksOf('claim', 'speaker_id'),
  ...linksOf('organization', 'country_id'),
  ...linksOf('event', 'place_country_id', 'super_event_id'),
  ...linksOf('external_id', 'entity_id'),
];

/** The links of one table. */
export const columnsOf = (table: VersionsTable): string[] =>
  LINKS.filter((link) => link.table === table).map(({ column }) => column);

/** Whether a row leads to a thing; of relationships by their ends, since that is where the index is. */
export function leadsTo({ table, column }: Link, thing: bigint, row = 'r'): Prisma.Sql {
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

/** Points what led to one thing to another. */
export async function moveLink(rec: RecordingTx, link: Link, from: bigint, to: bigint): Promise<void> {
  await reviseAll(rec, link.table, leadsTo(link, from), { [link.column]: sql`${to}::bigint` });
}

/** A merge, as far as it tells which rows moved. */
export interface Merged {
  absorbedId: bigint;
  intoId: bigint;
  /** The recording of the merge. */
  mergedIn: bigint;
}

/** The ids of the rows whose link moved with a merge, whatever became of them since. */
export const movedBy = (link: Link, { absorbedId, intoId, mergedIn }: Merged): Prisma.Sql => sql`
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

/** Points what moved with a merge back, where it still leads where the merge left it. Answers the rows of each link. */
export async function returnLink(rec: RecordingTx, link: Link, merged: Merged): Promise<bigint[]> {
  const which = sql`${leadsTo(link, merged.intoId)} AND r.id IN (${movedBy(link, merged)})`;
  return reviseAll(rec, link.table, which, { [link.column]: sql`${merged.absorbedId}::bigint` });
}
