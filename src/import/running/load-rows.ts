import type { Prisma } from '../../generated/prisma/client';
import type { LoadDeps } from '../loading/connection';
import type { Counts, Line } from '../loading/load-batch';
import { selfOf } from '../loading/references';
import { loadWhole, RowsRejected } from './load-whole';
import type { MadeRow } from './make-records';
import { rejectionOf, type Rejection } from './read-batches';

/** What loading rows came to. */
export interface LoadedRows {
  loaded: readonly MadeRow[];
  rejections: readonly Rejection[];
  created: number;
  updated: number;
  unchanged: number;
}

/**
 * Loads the records of rows as one recording, each row whole or not at all. `alongside` is written in the same
 * transaction.
 */
export async function loadRows(
  deps: LoadDeps,
  actor: string,
  rows: readonly MadeRow[],
  alongside: (tx: Prisma.TransactionClient, result: LoadedRows) => Promise<void>,
): Promise<LoadedRows> {
  const rejections: Rejection[] = [];
  let left = rows;
  for (;;) {
    const lines = linesOf(left);
    const loaded = left;
    let result: LoadedRows = { loaded, rejections, created: 0, updated: 0, unchanged: loaded.length };
    if (lines.length === 0) {
      await deps.prisma.$transaction((tx) => alongside(tx, result));
      return result;
    }
    try {
      await loadWhole(deps, actor, lines, async (tx, counts) => {
        result = { ...result, ...outcomes(loaded, lines, counts) };
        await alongside(tx, result);
      });
      return result;
    } catch (error) {
      if (!(error instanceof RowsRejected)) throw error;
      const { reasons } = error;
      for (const { row } of loaded) {
        const reason = reasons.get(row.number);
        if (reason !== undefined) rejections.push(rejectionOf(row, reason));
      }
      left = loaded.filter(({ row }) => !reasons.has(row.number));
    }
  }
}

/** The records of rows, each once: what many rows give in the same words is one record. */
function linesOf(rows: readonly MadeRow[]): Line[] {
  const seen = new Set<string>();
  return rows.flatMap(({ row, records }) =>
    records.flatMap((record) => {
      const self = selfOf(record);
      if (seen.has(self)) return [];
      seen.add(self);
      return [{ line: row.number, record }];
    }),
  );
}

function outcomes(rows: readonly MadeRow[], lines: readonly Line[], counts: Counts) {
  if (counts.created + counts.updated === 0) return { created: 0, updated: 0, unchanged: rows.length };
  // One record to a row: what became of the records is what became of the rows.
  if (lines.length === rows.length)
    return { created: counts.created, updated: counts.updated, unchanged: counts.unchanged };
  const created = rows.filter(({ isNew }) => isNew).length;
  return { created, updated: rows.length - created, unchanged: 0 };
}
