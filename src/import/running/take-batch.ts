import type { Prisma } from '../../generated/prisma/client';
import type { Format } from '../format';
import type { LoadDeps } from '../loading/connection';
import type { Resolver } from '../resolver';
import { noteUnresolved } from '../unresolved';
import { noteTally, type ImportJob, type Tally } from './import-job';
import { freshRows, rememberRows } from './known-rows';
import { loadRows, type LoadedRows } from './load-rows';
import { makeRecords, partsOf } from './make-records';
import type { Placed, Rejection, RowBatch } from './read-batches';

/** What all batches of a run have in common. */
export interface Run {
  deps: LoadDeps;
  format: Format;
  resolver: Resolver;
  job: ImportJob & { datasetKey: string };
  /** Whether rows are looked at again that are as they were. */
  everyRow: boolean;
}

/** Takes in a batch of rows, and writes down with it how far the job has come; answers the job's new tally. */
export async function takeBatch(run: Run, tally: Tally, batch: RowBatch): Promise<Tally> {
  const { deps, format, resolver, job } = run;
  const fresh = await freshRows(deps.prisma, job, batch.rows, run.everyRow);
  const { made, rejections } = makeRecords(format, { dataset: job.datasetKey, resolver }, fresh);
  const freshOnes = new Set(fresh.map(({ row }) => row));
  const unchanged = [...batch.repeated, ...batch.rows.filter((row) => !freshOnes.has(row))];
  const rejected = [...batch.rejections, ...rejections];

  let next = tally;
  for (const { rows, end } of partsOf(made, batch.end)) {
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
    const done = await loadRows(deps, job.actor, rows, async (tx, loading) => {
      const loaded = loading.loaded.map(({ row }) => row);
      await rememberRows(tx, { datasetKey: job.datasetKey, jobId: job.id }, loaded);
      await noteRejections(tx, job.id, [...loading.rejections, ...rejectedHere]);
      const unresolved = loading.loaded.flatMap((row) => row.unresolved);
      await noteUnresolved(tx, job.datasetKey, unresolved);
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
