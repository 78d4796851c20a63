import type { Client, Pool, PoolClient } from 'pg';
import type { Logger } from 'pino';
import { addressesOf, addressFor, openClient, TIMELINE, urlOf } from './hosts';
import { DATABASE_UNREACHABLE, Unavailable } from '../errors';
import { codeOfDatabaseError } from './database-error';

/** In milliseconds: between checks, and how long one may take. */
const EVERY_MS = 400;
const CHECK_MS = 1_500;
/** How long a connection is in use without an answer, while the database does not answer at all, before it is given up. */
const HUNG_MS = 5_000;
// A standby is read-only, and so is a primary that was made so, for a switchover or because its disk is nearly full. A server
// loses committed recordings only by a promotion, or while it is stopped.
const STATE = `select current_setting('transaction_read_only')::bool as is_read_only,
  concat_ws(' ', pg_postmaster_start_time(), ${TIMELINE}) as history,
  exists (select from _prisma_migrations where finished_at is null and rolled_back_at is null) as is_unfinished`;

// One transaction, which takes new pages, for which a full disk has no room; nothing of it remains.
const WRITE = `create temporary table rostrum_probe as select repeat('a', 1000) from generate_series(1, 64);
  drop table rostrum_probe`;
/** How long what was found of writing holds, in milliseconds. */
const WRITE_CHECK_MS = 1_000;

interface State {
  is_read_only: boolean;
  history: string;
  is_unfinished: boolean;
}

/**
 * Checks twice a second, on a connection of its own, whether the database answers: a busy pool says nothing of that. While it
 * does not, requests for a connection are refused at once instead of piling up; connections on which an answer is awaited are
 * given up, since those to a frozen server never break by themselves.
 */
export class DatabaseWatch {
  private client: Client | null = null;
  private readonly gate: Gate;
  /** The address that it is connected to, which is another one after a failover between several hosts. */
  private address = '';
  private isReadOnly = false;
  private writeTriedAt = -Infinity;
  private writing: Promise<void> = Promise.resolve();
  private readonly busy = new Map<PoolClient, number>();
  private readonly all = new Set<PoolClient>();
  private timer: NodeJS.Timeout | null = null;
  private history = '';
  /** Called when another host has become the primary. */
  onMoved: (() => void) | null = null;
  /** Called when recordings may have been lost, by a failover or a restore, and their numbers stand for others. */
  onOtherHistory: (() => void) | null = null;
  private failures = 0;
  private failure: Error | null = null;
  private readonly checked: Promise<void>;
  private isClosed = false;

  constructor(
    private readonly pool: Pool,
    private readonly log: Pick<Logger, 'warn'>,
  ) {
    this.gate = new Gate(pool);
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

  /** Throws what is wrong for writing. */
  async readyToWrite(): Promise<void> {
    await this.ready();
    if (this.isReadOnly) throw new Error('the database is read-only, or a standby');
    const isOld = performance.now() - this.writeTriedAt > WRITE_CHECK_MS;
    if (isOld) {
      this.writeTriedAt = performance.now();
      this.writing = this.tryToWrite();
    }
    await this.writing;
  }

  /** Throws why nothing can be written, such as a full disk; that it has no right to temporary tables says nothing. */
  private async tryToWrite(): Promise<void> {
    const client = await this.connect();
    try {
      await client.query(WRITE);
    } catch (error) {
      if (codeOfDatabaseError(error) !== null) throw error;
    } finally {
      cut(client);
    }
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.pool.off('acquire', this.taken).off('release', this.given).off('remove', this.removed);
    this.gate.remove();
    if (this.timer) clearTimeout(this.timer);
    await this.client?.end().catch(() => {});
  }

  private readonly taken = (client: PoolClient) => {
    this.all.add(client);
    this.busy.set(client, performance.now());
  };
  private readonly given = (_error: Error, client: PoolClient) => void this.busy.delete(client);
  private readonly removed = (client: PoolClient) => {
    this.all.delete(client);
    this.busy.delete(client);
  };

  private async check(): Promise<void> {
    try {
      await this.follow();
      this.client ??= await this.connect();
      const { rows } = await this.client.query<State>(STATE);
      const [{ is_read_only, history, is_unfinished }] = rows as [State];
      await this.gate.probe();
      this.failures = 0;
      this.gate.open();
      this.isReadOnly = is_read_only;
      if (this.history !== '' && history !== this.history) this.onOtherHistory?.();
      this.history = history;
      this.failure = is_unfinished ? new Error('a migration is under way or has failed') : null;
    } catch (error) {
      this.failed(error as Error);
    } finally {
      if (!this.isClosed) {
        this.timer = setTimeout(() => void this.check(), EVERY_MS).unref();
      }
    }
  }

  private connect(): Promise<Client> {
    return openClient(urlOf(this.pool), {
      application_name: 'rostrum watch',
      connectionTimeoutMillis: CHECK_MS,
      query_timeout: CHECK_MS,
    });
  }

  /** Leaves a host that is the primary no more, or was cut off and does not know yet. */
  private async follow(): Promise<void> {
    const url = urlOf(this.pool);
    if (addressesOf(url).length === 1) return;
    const address = await addressFor(url);
    if (address === this.address) return;
    const before = this.address;
    this.address = address;
    if (before === '') return;
    this.log.warn('another host is the primary now');
    if (this.client) cut(this.client);
    this.client = null;
    for (const client of this.all) cut(client);
    this.onMoved?.();
  }

  private failed(error: Error): void {
    if (this.isClosed) return;
    if (this.failures === 0) this.log.warn({ err: error }, 'the database does not answer');
    this.failures += 1;
    this.failure = error;
    if (this.client) cut(this.client);
    this.client = null;
    if (!this.isDown) return;
    this.gate.shut();
    const since = performance.now() - HUNG_MS;
    for (const [client, acquired] of this.busy) if (acquired < since) cut(client);
  }
}

/** Closes the connection without waiting for the server; what was awaited on it fails. */
export function cut(client: object): void {
  // pg has no other way to leave a connection whose server does not answer.
  (client as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
}

type Taken = (error: Error | undefined, client: PoolClient | undefined, release: () => void) => void;

const refusal = () => new Unavailable(DATABASE_UNREACHABLE);

/**
 * Controls access to a pool. While the database does not answer, the gate is shut: requests for a connection are refused at
 * once, including those that were already waiting, instead of failing one after the other.
 */
export class Gate {
  private isShut = false;
  /** Whether the last connection that was opened could not be. */
  private hasFailed = false;
  private readonly waiting = new Set<() => void>();
  private readonly connect: () => Promise<PoolClient>;

  constructor(private readonly pool: Pool) {
    const connect = pool.connect.bind(pool) as typeof pool.connect;
    this.connect = () => connect();
    // pg has no other way to refuse a connection; Prisma and pool.query ask for theirs here as well.
    pool.connect = ((taken?: Taken) => {
      if (!this.isShut && pool.idleCount > 0) return taken ? connect(taken as never) : connect();
      const connecting = this.isShut ? Promise.reject<PoolClient>(refusal()) : this.wait();
      if (!taken) return connecting;
      connecting.then(
        (client) => taken(undefined, client, (...reasons) => client.release(...reasons)),
        (error: Error) => taken(error, undefined, () => {}),
      );
      return undefined;
    }) as typeof pool.connect;
  }

  shut(): void {
    this.isShut = true;
    for (const giveUp of this.waiting) giveUp();
    this.waiting.clear();
  }

  open(): void {
    this.isShut = false;
  }

  /** Tries to open a connection if the last one could not be. Throws why it cannot, such as too many connections. */
  async probe(): Promise<void> {
    const { totalCount, options } = this.pool;
    if (this.hasFailed && totalCount < options.max) (await this.connect()).release();
    this.hasFailed = false;
  }

  /** Leaves the pool as it was. */
  remove(): void {
    delete (this.pool as Partial<Pool>).connect;
  }

  private wait(): Promise<PoolClient> {
    return new Promise((resolve, reject) => {
      const giveUp = () => reject(refusal());
      this.waiting.add(giveUp);
      this.connect().then(
        (client) => (this.waiting.delete(giveUp) ? resolve(client) : client.release()),
        (error: Error) => {
          this.waiting.delete(giveUp);
          this.hasFailed = true;
          reject(error);
        },
      );
    });
  }
}
