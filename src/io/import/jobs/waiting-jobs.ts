import type { Pool, PoolClient } from 'pg';
import { WAITING } from './import-job';

/**
 * The queued jobs of this process. An advisory lock for each shows other processes that this one lives. One transaction
 * holds them all until the last job has ended.
 */
export class WaitingJobs {
  private readonly jobs = new Set<bigint>();
  private client: Promise<PoolClient> | null = null;

  constructor(private readonly pool: Pool) {}

  async add(job: bigint): Promise<void> {
    this.jobs.add(job);
    await (
      await this.connect()
    ).query('SELECT pg_advisory_xact_lock($1, ($2::bigint)::int)', [WAITING, String(job)]);
  }

  /** Ends the transaction after the last job; until then, the lock of a job that has ended says nothing. */
  async remove(job: bigint): Promise<void> {
    this.jobs.delete(job);
    if (this.jobs.size > 0) return;
    const connecting = this.client;
    this.client = null;
    const client = await connecting?.catch(() => null);
    if (!client) return;
    await client.query('ROLLBACK').then(
      () => client.release(),
      (error: Error) => client.release(error),
    );
  }

  private connect(): Promise<PoolClient> {
    this.client ??= this.begin().catch((error: unknown) => {
      this.client = null;
      throw error;
    });
    return this.client;
  }

  private async begin(): Promise<PoolClient> {
    const client = await this.pool.connect();
    // The next job connects again; those that wait are run all the same.
    client.once('error', () => (this.client = null));
    await client.query('BEGIN');
    await client.query('SET LOCAL idle_in_transaction_session_timeout = 0');
    return client;
  }
}
