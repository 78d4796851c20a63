import type { ClientBase, PoolClient } from 'pg';
import type { Logger } from 'pino';
import type { Patience } from '../../limits/admission';
import { type Database, type DatabaseOptions, openDatabase } from '../database';
import { type Asking, type Row, type Statement, Statements } from '../prepared';
import { cut } from '../watch';
import { Unavailable } from '../../errors';
import { NodeWatch, SERVER } from './node';
import { isStamp, numberOf } from './seen';

export interface ReplicaOptions extends Pick<DatabaseOptions, 'Pool'> {
  readonly poolSize: number;
  readonly statementTimeoutMs: number;
  readonly log: Logger;
  readonly patience?: Patience;
}

/** In milliseconds; then another node is asked. */
const CONNECT_MS = 1_500;

/** A server that replays what the primary writes. */
export class Replica {
  readonly watch: NodeWatch;
  readonly database: Database;
  /** Whether its last recording was found on the primary as well; null before that was looked for. */
  isOfHistory: boolean | null = null;
  /** How many statements it was sent, and how many of them are not answered yet. */
  asked = 0;
  waiting = 0;
  /** The newest recording that an answer since the last look has shown. */
  private shown = 0n;
  private readonly statements: Statements;
  private readonly busy = new Set<PoolClient>();

  constructor(url: string, { poolSize, statementTimeoutMs, log, patience, Pool }: ReplicaOptions) {
    const onError = (error: Error) => log.warn(error, 'a connection to a replica broke while idle');
    const onConnect = (client: ClientBase) => this.demandSameServer(client, log);
    this.database = openDatabase({
      url,
      poolSize,
      statementTimeoutMs,
      Pool,
      connectMs: CONNECT_MS,
      onError,
      onConnect,
    });
    this.database.pool
      .on('acquire', (client) => this.busy.add(client))
      .on('release', (_error, client) => this.busy.delete(client))
      .on('remove', (client) => this.busy.delete(client));
    this.statements = new Statements(this.database.pool, undefined, undefined, patience);
    this.watch = new NodeWatch(url, {
      log,
      asksOf: () => [],
      seen: () => (this.shown = 0n),
      // What waits for its answer is asked elsewhere.
      lost: () => this.busy.forEach(cut),
    });
  }

  /** Whether it may be asked for anything: it answers, it is still a replica, and of the primary's history. */
  get isGood(): boolean {
    return this.watch.state !== null && this.watch.state.isStandby && this.isOfHistory === true;
  }

  /** The number of its last recording, as far as it is known; 0 while it does not answer. */
  get recording(): bigint {
    const looked = this.watch.state?.recording ?? 0n;
    return this.watch.state !== null && this.shown > looked ? this.shown : looked;
  }

  async row(statement: Statement, values: unknown[], asking: Asking): Promise<Row> {
    this.asked += 1;
    this.waiting += 1;
    try {
      const row = await this.statements.row(statement, values, asking);
      this.learn(row.at(-1) ?? '');
      return row;
    } finally {
      this.waiting -= 1;
    }
  }

  /**
   * Notes the stamp with which an answer may end: a client that is sent it must not be sent to the primary next, only because
   * the last look is older than the answer. Nothing else in a row has its form.
   */
  private learn(stamp: string): void {
    if (isStamp(stamp) && numberOf(stamp) > this.shown) this.shown = numberOf(stamp);
  }

  /** Refuses a connection to another server than the one that is looked at, whose position says nothing of it. */
  private async demandSameServer(client: ClientBase, log: Logger): Promise<void> {
    const { rows } = await client.query<{ server: string }>(`select ${SERVER} as server`);
    if (rows[0]!.server === this.watch.state?.server) return;
    log.warn(
      { node: this.watch.place },
      'this address leads to several servers; DATABASE_REPLICA_URLS needs one address for each replica',
    );
    throw new Unavailable('The replica is another one than was looked at.');
  }

  async close(): Promise<void> {
    await this.watch.close();
    await this.database.close();
  }
}
