import { Prisma } from '../../generated/prisma/client';
import type { RecordingTx } from './recording';
import { OPEN } from './revise';

/** A table of versions, by its name in SQL. */
export type VersionsTable =
  | 'country'
  | 'leader'
  | 'organization'
  | 'event'
  | 'quantity'
  | 'participation'
  | 'relationship'
  | 'relationship_external_id'
  | 'tenure'
  | 'claim'
  | 'entity_name'
  | 'external_id';

const THINGS: readonly VersionsTable[] = ['country', 'leader', 'organization', 'event'];
const IDENTITY: Partial<Record<VersionsTable, readonly string[]>> = {
  quantity: ['event_id', 'property'],
  relationship_external_id: ['relationship_id', 'scheme', 'value'],
};

const { sql, raw, join } = Prisma;

/**
 * `revise` for all current rows that match `which`: each gets a new version with the columns in `set`, or is corrected
 * if its version is of this recording. A few statements, however many rows there are. `which` and `set` refer to
 * columns of the row as `r.<column>`. Returns the ids of the rows with a new version.
 */
export async function reviseAll(
  rec: RecordingTx,
  table: VersionsTable,
  which: Prisma.Sql,
  set: Readonly<Record<string, Prisma.Sql>>,
): Promise<bigint[]> {
  const { tx, id: recording } = rec;
  const assignments = Object.entries(set).map(([column, value]) => sql`${raw(column)} = ${value}`);
  await tx.$executeRaw`
    UPDATE ${raw(table)} r SET ${join(assignments)}
    WHERE r.to_recording = ${OPEN} AND r.from_recording = ${recording} AND ${which}`;
  const closed = await tx.$queryRaw<{ id: bigint }[]>`
    UPDATE ${raw(table)} r SET to_recording = ${recording}
    WHERE r.to_recording = ${OPEN} AND r.from_recording < ${recording} AND ${which} RETURNING r.id`;
  if (closed.length === 0) return [];
  const ids = closed.map(({ id }) => id);
  await insertVersions(rec, table, sql`r.to_recording = ${recording} AND r.id = ANY(${ids})`, set);
  return ids;
}

/** Ends every current row that matches `which`, without a successor. */
export async function endAll(
  { tx, id: recording }: RecordingTx,
  table: VersionsTable,
  which: Prisma.Sql,
): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM ${raw(table)} r
    WHERE r.to_recording = ${OPEN} AND r.from_recording = ${recording} AND ${which}`;
  await tx.$executeRaw`
    UPDATE ${raw(table)} r SET to_recording = ${recording} WHERE r.to_recording = ${OPEN} AND ${which}`;
}

/** Whether the row `r` is a version that ended in this recording without a successor. */
export function endedIn(table: VersionsTable, recording: bigint): Prisma.Sql {
  const same = (IDENTITY[table] ?? ['id']).map((column) => sql`n.${raw(column)} = r.${raw(column)}`);
  return sql`r.to_recording = ${recording} AND NOT EXISTS (
    SELECT FROM ${raw(table)} n WHERE ${join(same, ' AND ')} AND n.from_recording = ${recording})`;
}

/** Restores the rows that match `which` and ended in this recording without a successor. */
export async function reviveAll(
  rec: RecordingTx,
  table: VersionsTable,
  ended: bigint,
  which: Prisma.Sql,
): Promise<void> {
  await insertVersions(rec, table, sql`${endedIn(table, ended)} AND ${which}`, {});
}

async function insertVersions(
  { tx, id: recording }: RecordingTx,
  table: VersionsTable,
  which: Prisma.Sql,
  set: Readonly<Record<string, Prisma.Sql>>,
): Promise<void> {
  const values: Readonly<Record<string, Prisma.Sql>> = {
    ...set,
    from_recording: sql`${recording}::bigint`,
    to_recording: sql`${OPEN}::bigint`,
    ...(THINGS.includes(table) && { version: sql`r.version + 1` }),
  };
  const columns = await storedColumns(tx, table);
  await tx.$executeRaw`
    INSERT INTO ${raw(table)} (${join(columns.map(raw))})
    SELECT ${join(columns.map((column) => values[column] ?? raw(`r.${column}`)))}
    FROM ${raw(table)} r WHERE ${which}`;
}

/** The stored columns: those that Postgres does not generate. */
async function storedColumns(tx: Prisma.TransactionClient, table: VersionsTable): Promise<string[]> {
  const columns = await tx.$queryRaw<{ name: string }[]>`
    SELECT attname AS name FROM pg_attribute
    WHERE attrelid = ${table}::text::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
    ORDER BY attnum`;
  return columns.map(({ name }) => name);
}
