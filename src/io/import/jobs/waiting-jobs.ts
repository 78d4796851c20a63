import type { Pool, PoolClient } from 'pg';
import { WAITING } from './import-job';

/** The jobs that wait in this process: while it lives, others can see that somebody will come to them. */
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

  /** Lets go of a job that came to its end; with the last one, of the connection. */
  async remove(job: bigint): Promise<void> {
    this.jobs.delete(job);
    const client = await this.client?.catch(() => null);
    if (!client) return;
    if (this.jobs.size === 0) {
      this.client = null;
      // With the connection go its locks.
      client.release(true);
    } else await client.query('SELECT pg_advisory_unlock($1, ($2::bigint)::int)', [WAITING, String(job)]);
  }

  private connect(): Promise<PoolClient> {
    this.client ??= this.pool.connect().then((client) => {
      // The next job connects anew; those that wait already are seen to all the same.
      client.on('error', () => (this.client = null));
      return client;
    });
    return this.client;
  }
}
