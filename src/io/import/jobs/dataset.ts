import { OPEN } from '../../../engine/write/revise';
import { commitRecords } from '../commit/commit-batch';
import type { CommitDeps } from '../commit/connection';
import type { OwnDatasets } from '../format';
import type { DatasetRecord } from '../rostrum-jsonl/records';
import { endJob, type ImportJob, type Tally, IMPORTS } from './import-job';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';

/** Records the dataset that rows will refer to, unless it is recorded as it is. */
export async function openDataset(
  deps: CommitDeps,
  actor: string,
  dataset: DatasetRecord | OwnDatasets,
): Promise<void> {
  if (dataset.record === null) return;
  const before = await deps.prisma.dataset.findFirst({ where: { key: dataset.key, toRecording: OPEN } });
  const importedAt = before?.importedAt?.toISOString();
  const record = { ...dataset, rows: before?.rows ?? 0, ...(importedAt && { importedAt }) };
  await commitRecords(deps, { actor, list: dataset.key }, [{ line: 0, record }]);
}

/** Ends a job that is complete, with a message; if it changed anything, records the rows of the dataset and the time. */
export async function finish(
  deps: CommitDeps,
  job: ImportJob,
  tally: Tally,
  { dataset, message }: { dataset: DatasetRecord | OwnDatasets; message: string | null },
): Promise<ImportJob> {
  if (dataset.record === null || tally.created + tally.updated === 0)
    return endJob(deps.prisma, job.id, 'SUCCEEDED', message);
  const rows = await deps.prisma.importRow.count({ where: { datasetKey: dataset.key } });
  const record = { ...dataset, rows, importedAt: new Date().toISOString() };
  let ended: ImportJob | undefined;
  await commitRecords(deps, { actor: job.actor, list: dataset.key }, [{ line: 0, record }], {
    onCommit: async (tx) => {
      ended = await endJob(tx, job.id, 'SUCCEEDED', message);
    },
  });
  return ended as ImportJob;
}

const PAUSE_MS = 250;

/**
 * The right to import into a dataset; it lasts as long as its connection. A transaction holds it, since a pooler gives each
 * transaction another session.
 */
export interface DatasetLock {
  /** Aborted when the connection, and so the right, is lost. */
  readonly lost: AbortSignal;
  release(): Promise<void>;
}

/** Waits until no other import into a dataset runs; calls `onWait` once if there is one. */
export async function lockDataset(
  pool: Pool,
  key: string,
  { onWait, signal }: { onWait?: (key: string) => void; signal?: AbortSignal },
): Promise<DatasetLock> {
  const client = await pool.connect();
  const lost = new AbortController();
  const lose = (error: Error) => lost.abort(error);
  client.on('error', lose);
  try {
    for (let tries = 0; ; tries++) {
      signal?.throwIfAborted();
      await client.query('BEGIN');
      await client.query('SET LOCAL idle_in_transaction_session_timeout = 0');
      const { rows } = await client.query<{ mine: boolean }>(
        'SELECT pg_try_advisory_xact_lock($1, hashtext($2)) AS mine',
        [IMPORTS, key],
      );
      if (rows[0]?.mine) break;
      // A pooler may have no session left for the import that this one waits for.
      await client.query('ROLLBACK');
      if (tries === 0) onWait?.(key);
      await sleep(PAUSE_MS, undefined, { signal });
    }
  } catch (error) {
    client.release(true);
    throw error;
  }
  return {
    lost: lost.signal,
    // If that fails, the connection is closed, which releases the lock.
    release: () =>
      client
        .query('ROLLBACK')
        .finally(() => client.off('error', lose))
        .then(
          () => client.release(),
          () => client.release(true),
        ),
  };
}
