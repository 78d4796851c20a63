import type { ClientBase } from 'pg';
import { insertRows, postgresName } from '../../../engine/write/json-rows';
import type { Prisma } from '../../../generated/prisma/client';
import { copyRows, toCopy } from '../../../platform/postgres/copy-rows';

// So that the text of one statement stays within a few megabytes.
const ROWS_AT_ONCE = 5_000;

// The only column of JSON in the tables that are loaded.
const isJson = (table: string) => (column: string) => table === 'claim' && column === 'value';

/** Rows to insert into one table, all with the same columns, as Prisma names table and columns. */
export interface Insertion {
  table: string;
  rows: readonly object[];
}

/**
 * Inserts many rows, table by table: by COPY on the transaction's own connection where that is known, else as JSON that
 * PostgreSQL takes apart. Prisma's createMany spends ten times as long on naming every value a parameter.
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

/** Writes what comes next while PostgreSQL takes in what came before. */
async function copyAll(connection: ClientBase, pieces: Iterable<Insertion>): Promise<void> {
  let copying = Promise.resolve();
  for (const piece of pieces) {
    const rows = toCopy(postgresName(piece.table), columnsOf(piece.rows), piece.rows, isJson(piece.table));
    await copying;
    copying = copyRows(connection, rows);
    // It is waited for in the next turn.
    copying.catch(() => {});
  }
  await copying;
}

const columnsOf = ([first]: readonly object[]): Map<string, string> =>
  new Map(Object.keys(first as object).map((column) => [postgresName(column), column]));
