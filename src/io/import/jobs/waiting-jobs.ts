import type { Pool, PoolClient } from 'pg';
import { WAITING } from './import-job';

/** The queued jobs of this process. An advisory lock for each shows other processes that this one lives. */
export class WaitingJobs {
  private readonly jobs = new Set<bigint>();
  private client: Promise<PoolClient> | null = null;

  constructor(private readonly pool: Pool) {}

  async add(job: bigint): Promise<void> {
    this.jobs.add(job);
    await (
      await this.connect()
    ).query('SELECT pg_advisory_lock($1, ($2::bigint)::int)', [WAITING, String(job)]);
  }

  /** Releases the lock of a job that has ended; after the last one, the connection. */
  async remove(job: bigint): Promise<void> {
    this.jobs.delete(job);
    const client = await this.client?.catch(() => null);
    if (!client) return;
    if (this.jobs.size === 0) {
      this.client = null;
      // The locks end with the connection.
      client.release(true);
    } else await client.query('SELECT pg_advisory_unlock($1, ($2::bigint)::int)', [WAITING, String(job)]);
  }

  private connect(): Promise<PoolClient> {
    this.client ??= this.pool.connect().then((client) => {
      // The next job connects again; those that wait are run all the same.
      client.on('error', () => (this.client = null));
      return client;
    });
    return this.client;
  }
}
