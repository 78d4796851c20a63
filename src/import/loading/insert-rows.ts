import type { ClientBase } from 'pg';
import { Prisma } from '../../generated/prisma/client';
import { copyRows } from './copy-rows';

// So that the text of one statement stays within a few megabytes.
const ROWS_AT_ONCE = 5_000;

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

// The only column of JSON in the tables that are loaded.
const isJson = (table: string) => (column: string) => table === 'claim' && column === 'value';

/**
 * Inserts many rows, all with the same columns, as Prisma names table and columns: by COPY on the transaction's own
 * connection where that is known, else as JSON that PostgreSQL takes apart. Prisma's createMany spends ten times as
 * long on naming every value a parameter.
 */
export async function insertRows(
  tx: Prisma.TransactionClient,
  connection: ClientBase | undefined,
  table: string,
  rows: readonly object[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = new Map(Object.keys(first).map((column) => [snake(column), column]));
  if (connection) return copyRows(connection, snake(table), columns, rows, isJson(table));

  const name = Prisma.raw(`"${snake(table)}"`);
  const names = Prisma.raw([...columns.keys()].map((column) => `"${column}"`).join(', '));
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const records = rows.slice(from, from + ROWS_AT_ONCE).map(withSnakeKeys);
    await tx.$executeRaw`
      INSERT INTO ${name} (${names})
      SELECT ${names} FROM jsonb_populate_recordset(NULL::${name}, ${toJson(records)}::jsonb)`;
  }
}

const withSnakeKeys = (row: object) =>
  Object.fromEntries(Object.entries(row).map(([column, value]) => [snake(column), value]));

const toJson = (value: unknown) =>
  JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? `${part}` : part));
