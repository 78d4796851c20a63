import type { Pool } from 'pg';
import { explainFailure, UNEXPLAINED } from '../explain-failure';
import type { Format } from '../format';
import type { InputFile } from '../input-file';
import { withLoadingConnection, type CopyDeps } from '../commit/connection';
import { Resolvers } from '../resolving/resolvers';
import { lockDataset } from './dataset-lock';
import { finish, openDataset } from './dataset-record';
import { endJob, takeJob, type ImportJob, type Tally } from './import-job';
import { readBatches } from '../read/read-batches';
import { runBatches } from '../import-batches';
import { refuseWrongFormat } from '../read/wrong-format';

export interface ImportDeps {
  /** Where the database is, for the connection that loads. */
  url: string;
  pool: Pool;
  /** Kept from one import to the next, where there are several. */
  resolvers?: Resolvers;
}

export interface ImportRequest {
  format: Format;
  file: InputFile;
  /** What the job is to say beside what the format has to say of the file: what was passed over beside it. */
  note?: string | null;
  /** In whose name it is recorded. */
  actor: string;
  /** The job that was queued for it. */
  job?: bigint;
  /** How many rows are committed together. */
  batchSize?: number;
  /** How many rejected rows are too many. */
  maxRejects?: number;
  /** Whether rows are looked at again that are as they were. */
  everyRow?: boolean;
  /** Ends the run after the batch that is under way. */
  signal?: AbortSignal;
  onWait?: (datasetKey: string) => void;
  onProgress?: (progress: Progress) => void;
}

/** How far a run has come: the job's counts, and how much of the file was read, in bytes. */
export interface Progress extends Tally {
  consumed: number;
  size: number;
}

const BATCH_SIZE = 1_000;

/**
 * Imports one file as one job, in batches, each of them one transaction. A run that ends early, however it ends, is
 * continued by the same request again. Throws WrongFormat before anything is written; what else goes wrong fails the
 * job and is thrown.
 */
export async function runImport(deps: ImportDeps, request: ImportRequest): Promise<ImportJob> {
  const { format, file, actor } = request;
  await refuseWrongFormat(format, file);
  const { key: datasetKey } = format.dataset(file);
  const fileHash = await file.hash();
  const of = { format: format.name, datasetKey, fileName: file.path, fileHash, actor };
  const lock = await lockDataset(deps.pool, datasetKey, request);
  try {
    return await withLoadingConnection(deps, async (load) => {
      const job = { ...(await takeJob(load.prisma, of, request.job)), datasetKey };
      try {
        return await run(load, deps, request, job, lock.lost);
      } catch (error) {
        // Where the database is gone, the job stays as it is, and whoever comes next finds that nobody works on it.
        const reason = explainFailure(error) ?? UNEXPLAINED;
        await endJob(load.prisma, job.id, 'FAILED', reason).catch(() => {});
        throw error;
      }
    });
  } finally {
    await lock.release();
  }
}

async function run(
  deps: CopyDeps,
  { pool, resolvers = new Resolvers(pool) }: ImportDeps,
  request: ImportRequest,
  job: ImportJob & { datasetKey: string },
  lost: AbortSignal,
): Promise<ImportJob> {
  const { format, file, signal, maxRejects = Infinity, batchSize: size = BATCH_SIZE } = request;
  const dataset = format.dataset(file);
  await openDataset(deps, job.actor, dataset);
  const resolver = await resolvers.at(job.baseId);
  const isTooMuch = ({ rejected }: Tally) => rejected > maxRejects;
  const { tally, isWhole } = await runBatches(
    deps,
    { pool, format, resolver, job, everyRow: request.everyRow ?? false },
    readBatches(format.read(file), { from: job.rowsRead, size }),
    {
      isOver: (sofar) => {
        lost.throwIfAborted();
        return isTooMuch(sofar) || (signal?.aborted ?? false);
      },
      onLoaded: (sofar) => request.onProgress?.({ ...sofar, consumed: file.consumed, size: file.size }),
    },
  );
  if (isTooMuch(tally)) {
    const reason = `${tally.rejected} rows are rejected; at most ${maxRejects} were to be.`;
    return endJob(deps.prisma, job.id, 'FAILED', reason);
  }
  if (!isWhole)
    return endJob(deps.prisma, job.id, 'CANCELLED', `It was stopped after row ${tally.rowsRead}.`);
  const message = [format.passedOver?.(file), request.note].filter(Boolean).join(' ') || null;
  return finish(deps, job, tally, { dataset, message });
}
