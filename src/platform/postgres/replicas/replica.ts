import type { ClientBase, PoolClient } from 'pg';
import type { Logger } from 'pino';
import type { Patience } from '../../limits/admission';
import { type Database, openDatabase } from '../database';
import { type Asking, type Row, type Statement, Statements } from '../prepared';
import { cut } from '../watch';
import { Unavailable } from '../../errors';
import { NodeWatch, SERVER } from './node';

export interface ReplicaOptions {
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
  private readonly statements: Statements;
  private readonly busy = new Set<PoolClient>();

  constructor(url: string, { poolSize, statementTimeoutMs, log, patience }: ReplicaOptions) {
    const onError = (error: Error) => log.warn(error, 'a connection to a replica broke while idle');
    const onConnect = (client: ClientBase) => this.demandSameServer(client, log);
    this.database = openDatabase({
      url,
      poolSize,
      statementTimeoutMs,
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
      seen: () => {},
      // What waits for its answer is asked elsewhere.
      lost: () => this.busy.forEach(cut),
    });
  }

  /** Whether it may be asked for anything: it answers, it is still a replica, and of the primary's history. */
  get isGood(): boolean {
    return this.watch.state !== null && this.watch.state.isStandby && this.isOfHistory === true;
  }

  /** The number of its last recording; 0 while it does not answer. */
  get recording(): bigint {
    return this.watch.state?.recording ?? 0n;
  }

  async row(statement: Statement, values: unknown[], asking: Asking): Promise<Row> {
    this.asked += 1;
    this.waiting += 1;
    try {
      return await this.statements.row(statement, values, asking);
    } finally {
      this.waiting -= 1;
    }
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
