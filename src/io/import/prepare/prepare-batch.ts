import type { Pool } from 'pg';
import type { Format } from '../format';
import type { Resolver } from '../resolver';
import type { ImportJob } from '../jobs/import-job';
import { freshRows } from '../jobs/imported-rows';
import { makeRecords, partsOf, type Part } from '../running/make-records';
import type { Placed, Rejection, RowBatch } from '../read/read-batches';

/** What all batches of a run have in common. */
export interface Run {
  pool: Pool;
  format: Format;
  resolver: Resolver;
  job: ImportJob & { datasetKey: string };
  /** Whether rows are looked at again that are as they were. */
  everyRow: boolean;
}

/** A batch of which all is known but what loading it will come to. */
export interface PreparedBatch {
  parts: Part[];
  /** What cannot be taken in. */
  rejected: Rejection[];
  /** What is as it was taken in last. */
  unchanged: Placed[];
}

/** Finds what is new in a batch, and makes the records of it. Nothing is written. */
export async function prepareBatch(run: Run, batch: RowBatch): Promise<PreparedBatch> {
  const { pool, format, resolver, job, everyRow } = run;
  const fresh = await freshRows(pool, job, batch.rows, everyRow);
  const { made, rejections } = await makeRecords(format, { dataset: job.datasetKey, resolver }, fresh);
  const freshOnes = new Set(fresh.map(({ row }) => row));
  return {
    parts: partsOf(made, batch.end),
    rejected: [...batch.rejections, ...rejections],
    unchanged: [...batch.repeated, ...batch.rows.filter((row) => !freshOnes.has(row))],
  };
}
