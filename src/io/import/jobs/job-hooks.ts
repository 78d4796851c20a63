import type { Prisma } from '../../../generated/prisma/client';
import type { CopyDeps } from '../commit/connection';
import { noteUnresolved } from './unresolved';
import { noteTally, type Tally } from './import-job';
import { forgetRows, rememberRows } from './imported-rows';
import { loadRows, type LoadedRows } from '../running/load-rows';
import type { MadeRow } from '../running/make-records';
import type { PreparedBatch, Run } from '../prepare/prepare-batch';
import type { Placed, Rejection } from '../read/read-batches';

/** Loads a batch of rows, and writes down with it how far the job has come; answers the job's new tally. */
export async function takeBatch(
  deps: CopyDeps,
  { job }: Pick<Run, 'job'>,
  tally: Tally,
  { parts, rejected, unchanged }: PreparedBatch,
): Promise<Tally> {
  let next = tally;
  for (const { rows, end } of parts) {
    const start = next;
    const isHere = ({ position }: Placed) => position > start.rowsRead && position <= end;
    const rejectedHere = rejected.filter(isHere);
    const tallied = (done: LoadedRows): Tally => ({
      rowsRead: end,
      created: start.created + done.created,
      updated: start.updated + done.updated,
      unchanged: start.unchanged + done.unchanged + unchanged.filter(isHere).length,
      rejected: start.rejected + done.rejections.length + rejectedHere.length,
    });
    const of = { actor: job.actor, list: job.format, datasetKey: job.datasetKey, jobId: job.id };
    const done = await loadRows(deps, of, rows, async (tx, loading) => {
      const isEmpty = ({ records }: MadeRow) => records.length === 0;
      await rememberRows(
        tx,
        deps,
        of,
        loading.loaded.filter((row) => !isEmpty(row)),
      );
      await forgetRows(tx, of.datasetKey, loading.loaded.filter(isEmpty));
      await noteRejections(tx, job.id, [...loading.rejections, ...rejectedHere]);
      await noteUnresolved(tx, job.datasetKey, loading.loaded);
      await noteTally(tx, job.id, tallied(loading));
    });
    next = tallied(done);
  }
  return next;
}

async function noteRejections(
  tx: Prisma.TransactionClient,
  jobId: bigint,
  rejections: readonly Rejection[],
): Promise<void> {
  if (rejections.length === 0) return;
  await tx.importRejection.createMany({
    data: rejections.map(({ row, reason, text }) => ({ jobId, rowNumber: row, reason, text })),
    skipDuplicates: true,
  });
}
