import type { Pool } from 'pg';
import type { Prisma } from '../../../generated/prisma/client';
import type { BatchOutcome, CommitHooks } from '../commit/commit-batch';
import type { CopyDeps } from '../commit/connection';
import type { ImportHooks } from '../import-batches';
import type { FreshRow, PreparedBatch } from '../prepare/prepare-batch';
import type { HashedRow, Rejection } from '../read/read-batches';
import { noteUnresolved } from '../unresolved';
import { saveTally, type ImportJob, type Tally } from './import-job';
import { claimedBeside, forgetRows, freshRows, rememberRows } from './imported-rows';

export interface JobOptions {
  pool: Pool;
  /** Whether rows are imported again that have not changed. */
  everyRow: boolean;
  /** Called before each commit: whether to stop. Throws if the job must not go on. */
  isOver(tally: Tally): boolean;
  /** Called after each commit. */
  onProgress(tally: Tally): void;
}

/** What a job adds to an import: it skips rows that were imported before, and saves with each batch how far it is. */
export class JobHooks implements ImportHooks {
  constructor(
    private readonly deps: CopyDeps,
    private readonly job: ImportJob & { datasetKey: string },
    private readonly options: JobOptions,
    public tally: Tally = job,
  ) {}

  findFresh(rows: readonly HashedRow[]): Promise<FreshRow[]> {
    return freshRows(this.options.pool, this.job, rows, this.options.everyRow);
  }

  committing(batch: PreparedBatch): CommitHooks {
    const of = { datasetKey: this.job.datasetKey, jobId: this.job.id };
    return {
      claimedBeside: (tx, claims) => claimedBeside(tx, of, claims),
      onCommit: async (tx, outcome) => {
        const { rows } = outcome;
        await rememberRows(
          tx,
          this.deps,
          of,
          rows.filter(({ records }) => records.length > 0),
        );
        await forgetRows(
          tx,
          of.datasetKey,
          rows.filter(({ records }) => records.length === 0),
        );
        await noteRejections(tx, of.jobId, [...outcome.rejections, ...batch.rejections]);
        await noteUnresolved(tx, of.datasetKey, rows);
        await saveTally(tx, of.jobId, this.tallyAfter(batch, outcome));
      },
    };
  }

  committed(batch: PreparedBatch, outcome: BatchOutcome): void {
    this.tally = this.tallyAfter(batch, outcome);
    this.options.onProgress(this.tally);
  }

  isOver(): boolean {
    return this.options.isOver(this.tally);
  }

  private tallyAfter(batch: PreparedBatch, outcome: BatchOutcome): Tally {
    const { tally } = this;
    return {
      rowsRead: batch.end,
      created: tally.created + outcome.created,
      updated: tally.updated + outcome.updated,
      unchanged: tally.unchanged + outcome.unchanged + batch.unchanged,
      rejected: tally.rejected + outcome.rejections.length + batch.rejections.length,
    };
  }
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
