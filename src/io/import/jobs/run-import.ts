import type { Pool } from 'pg';
import { withImportConnection, type CopyDeps } from '../commit/connection';
import { gatherStatistics } from '../../../platform/postgres/gather-statistics';
import { explainFailure, UNEXPLAINED } from '../explain-failure';
import type { Format } from '../format';
import { importBatches } from '../import-batches';
import type { InputFile } from '../input-file';
import { readBatches } from '../read/read-batches';
import { refuseWrongFormat } from '../read/wrong-format';
import { Resolvers } from '../resolving/resolvers';
import { lockDataset, finish, openDataset } from './dataset';
import { endJob, takeJob, type ImportJob, type Tally } from './import-job';
import { JobHooks } from './job-hooks';

export interface ImportDeps {
  pool: Pool;
  /** Kept from one import to the next, if there are several. */
  resolvers?: Resolvers;
}

export interface ImportRequest {
  format: Format;
  file: InputFile;
  /** A message for the job, beside that of the format: which files were passed over. */
  note?: string | null;
  /** In whose name it is recorded. */
  actor: string;
  /** The job that was queued for the import. */
  job?: bigint;
  /** How many rows are committed together. */
  batchSize?: number;
  /** How many rows may be rejected before the import fails. */
  maxRejects?: number;
  /** Whether rows are imported again that have not changed. */
  everyRow?: boolean;
  /** Ends the import after the current batch. */
  signal?: AbortSignal;
  onWait?: (datasetKey: string) => void;
  onProgress?: (progress: Progress) => void;
}

/** How far an import is: the counts of the job, and how much of the file was read, in bytes. */
export interface Progress extends Tally {
  consumed: number;
  size: number;
}

const BATCH_SIZE = 1_000;
/** After so many changed rows, the planner's statistics no longer hold for a small database. */
const MANY = 500;

/**
 * Imports one file as one job, in batches, each of them one transaction. An import that ends early, for whatever reason, is
 * continued by the same request. Throws WrongFormat before anything is written; any other error fails the job and is
 * thrown.
 */
export async function runImport(deps: ImportDeps, request: ImportRequest): Promise<ImportJob> {
  const { format, file, actor } = request;
  await refuseWrongFormat(format, file);
  const { key: datasetKey } = format.dataset(file);
  const fileHash = await file.hash();
  const of = { format: format.name, datasetKey, fileName: file.path, fileHash, actor };
  const lock = await lockDataset(deps.pool, datasetKey, request);
  try {
    return await withImportConnection(deps, async (write) => {
      const job = { ...(await takeJob(write.prisma, of, request.job)), datasetKey };
      try {
        return await runJob(write, deps, request, job, lock.lost);
      } catch (error) {
        // If the database is gone, the job stays RUNNING; the next import finds that no process works on it.
        const reason = explainFailure(error) ?? UNEXPLAINED;
        await endJob(write.prisma, job.id, 'FAILED', reason).catch(() => {});
        throw error;
      }
    });
  } finally {
    await lock.release();
  }
}

async function runJob(
  deps: CopyDeps,
  { pool, resolvers = new Resolvers(pool) }: ImportDeps,
  request: ImportRequest,
  job: ImportJob & { datasetKey: string },
  lost: AbortSignal,
): Promise<ImportJob> {
  const { format, file, signal, maxRejects = Infinity, batchSize: size = BATCH_SIZE } = request;
  const dataset = format.dataset(file);
  await openDataset(deps, job.actor, dataset);
  const isTooMuch = ({ rejected }: Tally) => rejected > maxRejects;
  const hooks = new JobHooks(deps, job, {
    pool,
    everyRow: request.everyRow ?? false,
    isOver: (tally) => {
      lost.throwIfAborted();
      return isTooMuch(tally) || (signal?.aborted ?? false);
    },
    onProgress: (tally) => request.onProgress?.({ ...tally, consumed: file.consumed, size: file.size }),
  });
  const isWhole = await importBatches(
    deps,
    {
      actor: job.actor,
      list: job.format,
      format,
      dataset: job.datasetKey,
      resolver: await resolvers.at(job.baseId),
      findFresh: (rows) => hooks.findFresh(rows),
    },
    readBatches(format.read(file), { from: job.rowsRead, size }),
    hooks,
  );
  const { tally } = hooks;
  if (isTooMuch(tally)) {
    const reason = `${tally.rejected} rows are rejected; at most ${maxRejects} were to be.`;
    return endJob(deps.prisma, job.id, 'FAILED', reason);
  }
  if (!isWhole)
    return endJob(deps.prisma, job.id, 'CANCELLED', `It was stopped after row ${tally.rowsRead}.`);
  if (tally.created + tally.updated >= MANY) await gatherStatistics(deps);
  const message = [format.passedOver?.(file), request.note].filter(Boolean).join(' ') || null;
  return finish(deps, job, tally, { dataset, message });
}
