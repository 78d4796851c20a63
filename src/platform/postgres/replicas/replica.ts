import type { PoolClient } from 'pg';
import type { Logger } from 'pino';
import type { Patience } from '../../limits/admission';
import { type Database, openDatabase } from '../database';
import { type Asking, type Row, type Statement, Statements } from '../prepared';
import { cut } from '../watch';
import { NodeWatch } from './node';

export interface ReplicaOptions {
  readonly poolSize: number;
  readonly statementTimeoutMs: number;
  readonly log: Logger;
  readonly patience?: Patience;
}

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
    this.database = openDatabase({ url, poolSize, statementTimeoutMs, onError });
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

  async close(): Promise<void> {
    await this.watch.close();
    await this.database.close();
  }
}
