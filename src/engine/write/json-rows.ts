import { Prisma } from '../../generated/prisma/client';

const { sql, raw, join } = Prisma;

/** The name in Postgres of a table or column by its name in Prisma. */
export const postgresName = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The name in Prisma of a column by its name in Postgres. */
export const prismaName = (name: string) =>
  name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());

const tableOf = (table: string) => raw(`"${postgresName(table)}"`);

/** Rows, all with the same columns, as one parameter: `createMany` names each value and takes ten times as long. */
const rowsOf = (table: string, rows: readonly object[]) =>
  sql`jsonb_populate_recordset(NULL::${tableOf(table)}, ${toJson(rows.map(withSnakeKeys))}::jsonb)`;

// Keeps the text of one parameter within a few megabytes.
const ROWS_AT_ONCE = 5_000;

/** Splits a list into portions of at most `size` items, in order. */
export function* portionsOf<T>(items: readonly T[], size = ROWS_AT_ONCE): Iterable<readonly T[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size);
}

/** Inserts rows into a table; the table and its columns have their names in Prisma. */
export async function insertRows(
  tx: Prisma.TransactionClient,
  table: string,
  rows: readonly object[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = raw(
    Object.keys(rows[0] as object)
      .map((column) => `"${postgresName(column)}"`)
      .join(', '),
  );
  for (const portion of portionsOf(rows))
    await tx.$executeRaw`INSERT INTO ${tableOf(table)} (${names}) SELECT ${names} FROM ${rowsOf(table, portion)}`;
}

/** Updates `columns` of the rows of a table that match the given rows in `keys`. */
export async function updateRows(
  tx: Prisma.TransactionClient,
  table: string,
  rows: readonly object[],
  { keys, columns }: { keys: readonly string[]; columns: readonly string[] },
): Promise<void> {
  if (rows.length === 0) return;
  const set = columns.map((column) => raw(`"${postgresName(column)}" = given."${postgresName(column)}"`));
  const same = keys.map((key) => raw(`r."${postgresName(key)}" = given."${postgresName(key)}"`));
  for (const portion of portionsOf(rows))
    await tx.$executeRaw`
      UPDATE ${tableOf(table)} r SET ${join(set)} FROM ${rowsOf(table, portion)} given WHERE ${join(same, ' AND ')}`;
}

const withSnakeKeys = (row: object) =>
  Object.fromEntries(Object.entries(row).map(([column, value]) => [postgresName(column), value]));

const toJson = (value: unknown) =>
  JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? `${part}` : part));

/** JSON with sorted keys and bigints as text, so that equal values give equal text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === 'bigint') return `${part}`;
    if (!part || typeof part !== 'object' || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
