import type { Prisma } from '../../../generated/prisma/client';
import type { LoadDeps } from '../commit/connection';
import type { Counts, Line } from '../commit/commit-batch';
import { selfOf } from '../commit/references';
import type { SourceRecord } from '../rostrum-jsonl/records';
import { loadWhole, RowsRejected } from './load-whole';
import { citedByBoth, isCited } from '../prepare/shared-records';
import { claimedBeside } from '../jobs/imported-rows';
import type { MadeRow } from './make-records';
import { rejectionOf, type Rejection } from '../read/read-batches';

/** What loading rows came to. */
export interface LoadedRows {
  loaded: readonly MadeRow[];
  rejections: readonly Rejection[];
  created: number;
  updated: number;
  unchanged: number;
}

/**
 * Loads the records of rows as one recording, each row whole or not at all; what corrected rows made before and make no
 * longer is taken back. `alongside` is written in the same transaction.
 */
export async function loadRows(
  deps: LoadDeps,
  { actor, list, ...job }: { actor: string; list: string; datasetKey: string; jobId: bigint },
  rows: readonly MadeRow[],
  alongside: (tx: Prisma.TransactionClient, result: LoadedRows) => Promise<void>,
): Promise<LoadedRows> {
  const rejections: Rejection[] = [];
  let left = rows;
  for (;;) {
    const lines = linesOf(left);
    const loaded = left;
    const dropped = droppedBy(left);
    let result: LoadedRows = { loaded, rejections, created: 0, updated: 0, unchanged: loaded.length };
    if (lines.length + dropped.length === 0) {
      await deps.prisma.$transaction((tx) => alongside(tx, result));
      return result;
    }
    try {
      const takenBack = async (tx: Prisma.TransactionClient) => {
        const beside = await claimedBeside(tx, job, dropped);
        return dropped.filter((claim) => !beside.has(claim));
      };
      await loadWhole(deps, actor, { lines, list, takenBack }, async (tx, counts) => {
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

/** The claims that rows made before and none of them makes any longer. */
function droppedBy(rows: readonly MadeRow[]): string[] {
  const before = new Set(rows.flatMap((row) => row.before?.claims ?? []));
  for (const { made } of rows) for (const claim of made.claims) before.delete(claim);
  return [...before];
}

/** The records of rows, each once: what many rows give in the same words, or cite, is one record. */
export function linesOf(rows: readonly MadeRow[]): Line[] {
  const lines = new Map<string, Line>();
  for (const made of rows) {
    for (const record of made.records) {
      const self = selfOf(record);
      const line = lines.get(self);
      if (!line)
        lines.set(self, { line: made.row.number, record, ...(isCited(record, made) && { isCited: true }) });
      else if (line.isCited) line.record = citedByBoth(line.record as SourceRecord, record as SourceRecord);
    }
  }
  return [...lines.values()];
}

function outcomes(loaded: readonly MadeRow[], lines: readonly Line[], counts: Counts) {
  // One that makes nothing is rejected, and counted there.
  const rows = loaded.filter(({ records }) => records.length > 0);
  if (rows.length === 0 || counts.created + counts.updated === 0)
    return { created: 0, updated: 0, unchanged: rows.length };
  // One record to a row: what became of the records is what became of the rows.
  if (lines.length === rows.length)
    return { created: counts.created, updated: counts.updated, unchanged: counts.unchanged };
  const created = rows.filter(({ before }) => before === null).length;
  return { created, updated: rows.length - created, unchanged: 0 };
}
