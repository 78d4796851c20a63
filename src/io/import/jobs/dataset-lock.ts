import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { IMPORTS } from './import-job';

const PAUSE_MS = 250;

/** The right to import into a dataset; it lasts as long as its connection. */
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
  const unlock = async () => {
    await client.query('SELECT pg_advisory_unlock($1, hashtext($2))', [IMPORTS, key]);
  };
  try {
    for (let tries = 0; ; tries++) {
      signal?.throwIfAborted();
      const { rows } = await client.query<{ mine: boolean }>(
        'SELECT pg_try_advisory_lock($1, hashtext($2)) AS mine',
        [IMPORTS, key],
      );
      if (rows[0]?.mine) break;
      if (tries === 0) onWait?.(key);
      await sleep(PAUSE_MS, undefined, { signal });
    }
  } catch (error) {
    client.release(true);
    throw error;
  }
  return {
    lost: lost.signal,
    // If unlocking fails, the connection is closed, which releases the lock.
    release: () =>
      unlock()
        .finally(() => client.off('error', lose))
        .then(
          () => client.release(),
          () => client.release(true),
        ),
  };
}
