import type { Pool, PoolClient } from 'pg';
import type { Logger } from 'pino';

const RETRY_MS = 1_000;

/**
 * Listens on one channel of Postgres for the whole process, on one connection, from the first waiter on. What is
 * announced only wakes: nothing is kept for anybody, so that a slow reader costs no memory, and a connection that broke
 * wakes everybody when it is back, since something may have been missed.
 */
export class Announcements {
  private client: PoolClient | null = null;
  private connecting: Promise<void> | null = null;
  private readonly waiting = new Set<() => void>();
  private count = 0;
  private isClosed = false;

  constructor(
    private readonly pool: Pool,
    private readonly channel: string,
    private readonly log: Pick<Logger, 'warn'>,
  ) {}

  /** Makes sure that what is announced from now on is heard. */
  async listen(): Promise<void> {
    if (this.client || this.isClosed) return;
    this.connecting ??= this.connect().finally(() => (this.connecting = null));
    await this.connecting;
  }

  /** How many announcements were heard: what is given to `after`. */
  get heard(): number {
    return this.count;
  }

  /** Settles once more was heard, the connection is back, at the signal, or when all is closed. */
  after(heard: number, signal: AbortSignal): Promise<void> {
    if (this.count !== heard || this.isClosed || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        this.waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.waiting.add(wake);
      signal.addEventListener('abort', wake, { once: true });
    });
  }

  get closed(): boolean {
    return this.isClosed;
  }

  /** Wakes everybody for the last time, and gives the connection back. */
  close(): void {
    this.isClosed = true;
    this.client?.release(true);
    this.client = null;
    this.wake();
  }

  private async connect(): Promise<void> {
    const client = await this.pool.connect();
    client.on('notification', () => this.wake());
    client.on('error', (error) => this.lose(client, error));
    try {
      await client.query(`listen ${client.escapeIdentifier(this.channel)}`);
    } catch (error) {
      client.release(true);
      throw error;
    }
    if (this.isClosed) return client.release(true);
    this.client = client;
    this.wake();
  }

  private lose(client: PoolClient, error: Error): void {
    if (this.client !== client) return;
    this.log.warn(error, 'the connection that listens for recordings broke');
    client.release(error);
    this.client = null;
    this.retry();
  }

  private retry(): void {
    if (this.isClosed) return;
    setTimeout(() => void this.listen().catch(() => this.retry()), RETRY_MS).unref();
  }

  private wake(): void {
    this.count += 1;
    for (const wake of this.waiting) wake();
  }
}
