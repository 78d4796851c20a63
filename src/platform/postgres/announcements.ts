import type { Client, Pool } from 'pg';
import type { Logger } from 'pino';
import { openClient, urlOf } from './hosts';
import { isPooled, reachesSession } from './pooler';

const RETRY_MS = 1_000;
const POLL_MS = 250;
const LAST = 'select coalesce(max(id), 0) as last from recording';

export interface AnnouncementsOptions {
  readonly channel: string;
  /** The database past a pooler, which passes on no notifications; empty for none. */
  readonly directUrl?: string;
}

/**
 * Listens on a channel of PostgreSQL with one connection for the whole process, from the first waiter on; behind a pooler,
 * looks for new recordings instead, four times a second while somebody waits. A notification only wakes the waiters:
 * nothing is queued, so a slow reader costs no memory. After a lost connection is restored, all waiters wake, since a
 * notification may have been missed.
 */
export class Announcements {
  private client: Client | null = null;
  private polling: NodeJS.Timeout | null = null;
  private connecting: Promise<void> | null = null;
  private readonly waiting = new Set<() => void>();
  private count = 0;
  private last = 0n;
  private isClosed = false;

  constructor(
    private readonly pool: Pool,
    private readonly options: AnnouncementsOptions,
    private readonly log: Pick<Logger, 'warn' | 'info'>,
  ) {}

  /** Ensures that later notifications are received. */
  async listen(): Promise<void> {
    if (this.client || this.polling || this.isClosed) return;
    this.connecting ??= this.connect().finally(() => (this.connecting = null));
    await this.connecting;
  }

  /** The number of notifications so far, to pass to `after`. */
  get received(): number {
    return this.count;
  }

  /** The last recording that was announced. */
  get recording(): bigint {
    return this.last;
  }

  /** Notes that there is a recording, and wakes the waiters. */
  announce(recording: bigint): void {
    this.last = recording;
    this.wake();
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

  /** Wakes all waiters for the last time, and ends the connection. */
  close(): void {
    this.isClosed = true;
    void this.client?.end().catch(() => {});
    this.client = null;
    if (this.polling) clearTimeout(this.polling);
    this.wake();
  }

  /** Connects again, since another host is the primary now. */
  restart(): void {
    const { client } = this;
    if (client) this.lose(client, new Error('another host is the primary now'));
  }

  private async connect(): Promise<void> {
    const { channel, directUrl } = this.options;
    if (isPooled(this.pool) && !directUrl) return this.poll();
    const client = await openClient(directUrl || urlOf(this.pool), { application_name: 'rostrum listens' });
    client.on('notification', ({ payload }) => this.announce(BigInt(payload ?? '0')));
    client.on('error', (error) => this.lose(client, error));
    client.on('end', () => this.lose(client, new Error('the connection ended')));
    try {
      if (!(await reachesSession(client))) {
        await client.end();
        this.log.warn('nothing can be listened to behind this pooler; set DATABASE_DIRECT_URL');
        return this.poll();
      }
      await client.query(`listen ${client.escapeIdentifier(channel)}`);
    } catch (error) {
      void client.end().catch(() => {});
      throw error;
    }
    if (this.isClosed) return client.end();
    this.client = client;
    this.wake();
  }

  /** Looks for new recordings from now on. */
  private poll(): void {
    const look = async () => {
      if (this.waiting.size > 0) await this.look();
      if (!this.isClosed) this.polling = setTimeout(() => void look(), POLL_MS).unref();
    };
    this.polling = setTimeout(() => void look(), POLL_MS).unref();
    this.wake();
  }

  private async look(): Promise<void> {
    try {
      const { rows } = await this.pool.query<{ last: string }>(LAST);
      const last = BigInt(rows[0]!.last);
      if (last !== this.last) this.announce(last);
    } catch (err) {
      this.log.warn({ err }, 'new recordings could not be looked for');
    }
  }

  private lose(client: Client, error: Error): void {
    if (this.client !== client) return;
    this.log.warn(error, 'the connection that listens for recordings broke');
    void client.end().catch(() => {});
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
