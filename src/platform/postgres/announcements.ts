import type { Pool, PoolClient } from 'pg';
import type { Logger } from 'pino';

const RETRY_MS = 1_000;

/**
 * Listens on a channel of PostgreSQL with one connection for the whole process, from the first waiter on. A
 * notification only wakes the waiters: nothing is queued, so a slow reader costs no memory. After a lost connection is
 * restored, all waiters wake, since a notification may have been missed.
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

  /** Ensures that later notifications are received. */
  async listen(): Promise<void> {
    if (this.client || this.isClosed) return;
    this.connecting ??= this.connect().finally(() => (this.connecting = null));
    await this.connecting;
  }

  /** The number of notifications so far, to pass to `after`. */
  get received(): number {
    return this.count;
  }

  /** Resolves on the next notification, when the connection is restored, at the signal, or on close. */
  after(received: number, signal: AbortSignal): Promise<void> {
    if (this.count !== received || this.isClosed || signal.aborted) return Promise.resolve();
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

  /** Wakes all waiters for the last time, and releases the connection. */
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
