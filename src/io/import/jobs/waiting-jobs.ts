import type { Pool, PoolClient } from 'pg';
import { WAITING } from './import-job';

/**
 * The queued jobs of this process. An advisory lock for each shows other processes that this one lives. One transaction
 * holds them all until the last job has ended.
 */
export class WaitingJobs {
  private readonly jobs = new Set<bigint>();
  private client: Promise<PoolClient> | null = null;
  private holder: PoolClient | null = null;

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
    const client = await this.client?.catch(() => null);
    if (!client || this.jobs.size > 0 || !this.forget(client)) return;
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
    try {
      await client.query('BEGIN');
      await client.query('SET LOCAL idle_in_transaction_session_timeout = 0');
      // Of those before, if their connection was lost.
      await client.query('SELECT pg_advisory_xact_lock($1, job::int) FROM unnest($2::bigint[]) AS job', [
        WAITING,
        [...this.jobs].map(String),
      ]);
    } catch (error) {
      client.release(error as Error);
      throw error;
    }
    this.holder = client;
    client.on('error', this.lose);
    return client;
  }

  /** The next job connects again; those that wait are run all the same. */
  private readonly lose = (error: Error): void => {
    const { holder } = this;
    if (holder && this.forget(holder)) holder.release(error);
  };

  /** Whether the connection was still ours to release. */
  private forget(client: PoolClient): boolean {
    if (this.holder !== client) return false;
    client.off('error', this.lose);
    this.holder = null;
    this.client = null;
    return true;
  }
}
