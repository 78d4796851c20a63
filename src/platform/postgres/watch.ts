import pg, { type Pool, type PoolClient } from 'pg';
import type { Logger } from 'pino';

/** In milliseconds: between checks, and how long one may take. */
const EVERY_MS = 400;
const CHECK_MS = 1_500;
/** How long a connection is in use without an answer, while the database does not answer at all, before it is given up. */
const HUNG_MS = 5_000;
const UNFINISHED =
  'select count(*)::int as n from _prisma_migrations where finished_at is null and rolled_back_at is null';

/**
 * Checks twice a second, on a connection of its own, whether the database answers: a busy pool says nothing of that. While it
 * does not, questions are refused at once instead of piling up; connections on which an answer is awaited are given up, since
 * those to a frozen server never break by themselves.
 */
export class DatabaseWatch {
  private client: pg.Client | null = null;
  private readonly busy = new Map<PoolClient, number>();
  private timer: NodeJS.Timeout | null = null;
  private failures = 0;
  private failure: Error | null = null;
  private readonly checked: Promise<void>;
  private isClosed = false;

  constructor(
    private readonly pool: Pool,
    private readonly log: Pick<Logger, 'warn'>,
  ) {
    pool.on('acquire', this.taken).on('release', this.given).on('remove', this.removed);
    this.checked = this.check();
  }

  /** Whether it has not answered several times: one check may be late because this process is. */
  get isDown(): boolean {
    return this.failures >= 3;
  }

  /** Throws what is wrong with the database: it does not answer, or is not migrated. */
  async ready(): Promise<void> {
    // The first check; later ones are not waited for, and the last answer is at most two seconds old.
    await this.checked;
    if (this.failure) throw this.failure;
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.pool.off('acquire', this.taken).off('release', this.given).off('remove', this.removed);
    if (this.timer) clearTimeout(this.timer);
    await this.client?.end().catch(() => {});
  }

  private readonly taken = (client: PoolClient) => void this.busy.set(client, performance.now());
  private readonly given = (_error: Error, client: PoolClient) => void this.busy.delete(client);
  private readonly removed = (client: PoolClient) => void this.busy.delete(client);

  private async check(): Promise<void> {
    try {
      this.client ??= await this.connect();
      const { rows } = await this.client.query<{ n: number }>(UNFINISHED);
      this.failures = 0;
      this.failure = rows[0]?.n === 0 ? null : new Error('a migration is under way or has failed');
    } catch (error) {
      this.failed(error as Error);
    } finally {
      if (!this.isClosed) {
        this.timer = setTimeout(() => void this.check(), EVERY_MS).unref();
      }
    }
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.pool.options.connectionString,
      application_name: 'rostrum watch',
      connectionTimeoutMillis: CHECK_MS,
      query_timeout: CHECK_MS,
    });
    client.on('error', () => {});
    await client.connect();
    return client;
  }

  private failed(error: Error): void {
    if (this.isClosed) return;
    if (this.failures === 0) this.log.warn({ err: error }, 'the database does not answer');
    this.failures += 1;
    this.failure = error;
    if (this.client) cut(this.client);
    this.client = null;
    if (!this.isDown) return;
    const since = performance.now() - HUNG_MS;
    for (const [client, acquired] of this.busy) if (acquired < since) cut(client);
  }
}

/** Closes the connection without waiting for the server; what was awaited on it fails. */
function cut(client: object): void {
  // pg has no other way to leave a connection whose server does not answer.
  (client as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
}
