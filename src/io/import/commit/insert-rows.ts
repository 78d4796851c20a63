import type { ClientBase } from 'pg';
import { insertRows, postgresName } from '../../../engine/write/json-rows';
import type { Prisma } from '../../../generated/prisma/client';
import { copyRows, toCopy } from '../../../platform/postgres/copy-rows';

// Keeps the text of one statement within a few megabytes.
const ROWS_AT_ONCE = 5_000;

// The only column of JSON in these tables.
const isJson = (table: string) => (column: string) => table === 'claim' && column === 'value';

/** Rows to insert into one table, all with the same columns, as Prisma names table and columns. */
export interface Insertion {
  table: string;
  rows: readonly object[];
}

/**
 * Inserts many rows, table by table: by COPY if the connection of the transaction is known, else as JSON that PostgreSQL
 * expands. Prisma's createMany takes ten times as long, since it makes each value a parameter.
 */
export async function insertAll(
  tx: Prisma.TransactionClient,
  connection: ClientBase | undefined,
  insertions: Iterable<Insertion>,
): Promise<void> {
  const pieces = piecesOf(insertions);
  if (!connection) for (const piece of pieces) await insertRows(tx, piece.table, piece.rows);
  else await copyAll(connection, pieces);
}

function* piecesOf(insertions: Iterable<Insertion>): Iterable<Insertion> {
  for (const { table, rows } of insertions) {
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
      yield { table, rows: rows.slice(from, from + ROWS_AT_ONCE) };
  }
}

/** Encodes the next rows while PostgreSQL inserts those before. */
async function copyAll(connection: ClientBase, pieces: Iterable<Insertion>): Promise<void> {
  let copying = Promise.resolve();
  for (const piece of pieces) {
    const rows = toCopy(postgresName(piece.table), columnsOf(piece.rows), piece.rows, isJson(piece.table));
    await copying;
    copying = copyRows(connection, rows);
    // Awaited in the next turn.
    copying.catch(() => {});
  }
  await copying;
}

const columnsOf = ([first]: readonly object[]): Map<string, string> =>
  new Map(Object.keys(first as object).map((column) => [postgresName(column), column]));
