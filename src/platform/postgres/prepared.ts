import { type Pool, type PoolClient, Query } from 'pg';
import { DATABASE_UNREACHABLE, Unavailable } from '../errors';
import { Admission, isQuick, limitsFor, type Patience } from '../limits/admission';
import type { Caller } from '../limits/caller';
import { turns } from '../limits/turns';
import { cancelStatement } from './cancel';
import { isCancelled } from './database-error';
import { Pipelines, tookOf } from './pipelines';
import { isPooled } from './pooler';

// Postgres keeps a plan for each on every connection, a hundred times the size of the text.
const MAX_PREPARED = 100;
const MAX_TEXT = 500_000;

// Planning one takes Postgres 10 ms and more, and custom plans were not found to save as much; see bench/NOTES.md.
const WIDE = 30_000;

/** When statements share a connection, in milliseconds. */
export interface Sharing {
  /** A statement is short if its mean duration is below this. */
  readonly shortMs: number;
  /** The same for one that costs little: its mean rises as well where this process is late to read the answers. */
  readonly littleMs: number;
  /** A connection that has answered nothing for this long is not joined: its statement waits, or is not short. */
  readonly stuckMs: number;
}

// Twice the duration of the shortest statements with PostgreSQL on one busy core, and many times it; see bench/NOTES.md.
const SHARING: Sharing = { shortMs: 2, littleMs: 16, stuckMs: 50 };

/** The weight of the newest value in a running mean; and in the least value, where it is greater and where it is less. */
const SHARE_OF_NEWEST = 1 / 16;
const SHARE_OF_MORE = 1 / 64;
const SHARE_OF_LESS = 1 / 4;

/** A statement that may be sent many times. */
export interface Statement {
  text: string;
  /** How often it has been sent. */
  sent: number;
  /** The running mean of PostgreSQL's time for it since it is prepared, in milliseconds. */
  takesMs: number;
  /** About the least that it has taken lately, which a machine that is busy with others does not change; null before it was sent. */
  leastMs: number | null;
}

/** For whom a statement is sent, and how much work it may be; see engine/query/compile/cost.ts. */
export interface Asking {
  readonly caller: Caller | null;
  readonly cost: number;
  /** How long it may take, in milliseconds, where that is less than any statement may; 0 where it is not. */
  readonly timeoutMs?: number;
  /** The recording that a replica must have to be asked; null where only the primary is. */
  readonly needs: bigint | null;
}

const NOBODY: Asking = { caller: null, cost: 0, needs: null };

// A statement takes no longer than its cost allows, which a process that is short of processors measures as more. Of those
// that cost up to 2,000, nine in ten take less.
const COST_PER_MS = 100;
const LITTLE_COST = 100;

/** A row as PostgreSQL sends it: a text for each column. */
export type Row = readonly (string | null)[];

/** Sends statements that read, to whichever node. */
export interface Reads {
  /** The one row that a statement returns. */
  row(statement: Statement, values: unknown[], asking?: Asking): Promise<Row>;
}

/** The prepared statements of a connection: names by text, the last used at the end. */
type Prepared = Map<string, string>;

/**
 * Sends statements, and prepares those that are sent again: Postgres then skips parsing, and stops planning once it
 * finds that a generic plan suffices. Wide statements are planned once from the start. A connection keeps the
 * statements that were used last.
 */
export class Statements implements Reads {
  private readonly prepared = new WeakMap<PoolClient, Prepared>();
  private readonly pipelines: Pipelines;
  /** Behind a pooler nothing that is prepared is found again. */
  private readonly prepares: boolean;
  /** Admits those that do not share a connection. */
  readonly admission: Admission;
  private named = 0;

  constructor(
    pool: Pool,
    private readonly sharing = SHARING,
    /** Knows whether the database answers at all. */
    private readonly watch: { readonly isDown: boolean } = { isDown: false },
    patience?: Patience,
  ) {
    this.prepares = !isPooled(pool);
    this.pipelines = new Pipelines(pool, sharing.stuckMs);
    this.admission = new Admission(limitsFor(pool.options.max, this.pipelines.most), patience);
  }

  /**
   * Sends a statement that returns one row of JSON columns. Throws UNAVAILABLE if the database does not answer, or too many
   * other statements take long. A statement with a connection of its own is cancelled if the caller hangs up, or at its timeout.
   */
  async row(statement: Statement, values: unknown[], asking = NOBODY): Promise<Row> {
    if (this.watch.isDown) throw new Unavailable(DATABASE_UNREACHABLE);
    const isWide = statement.text.length > WIDE;
    const isKnown = (statement.sent++ > 0 || isWide) && this.prepares;
    const { caller, cost, timeoutMs = 0 } = asking;
    const { shortMs, littleMs } = this.sharing;
    const expectedMs = Math.min(statement.leastMs ?? Infinity, cost / COST_PER_MS);
    // What it takes is not known before it was answered once, prepared.
    const isMeasured = isKnown && statement.leastMs !== null;
    const limitMs = cost <= LITTLE_COST ? littleMs : shortMs;
    const isShort = isMeasured && !isWide && statement.takesMs < limitMs && expectedMs < shortMs;
    if (isShort) return this.send(statement, values, { isWide, isKnown, isShort });
    if (caller && !isQuick(expectedMs)) await caller.forgiven();
    const gone = (leave: () => void) => caller?.onGone(leave) ?? noop;
    const entered = this.admission.enter(caller?.id ?? '', expectedMs, gone);
    const ticket = entered instanceof Promise ? await entered : entered;
    try {
      const row = await this.send(statement, values, { isWide, isKnown, isShort, caller, timeoutMs });
      const ms = lengthOf(row) / LENGTH_PER_MS;
      // The slot is kept meanwhile, so that PostgreSQL reads no more than is written to responses.
      if (ms > MUCH_MS) await turns.before(ms);
      return row;
    } finally {
      this.admission.leave(ticket);
    }
  }

  private async send(
    statement: Statement,
    values: unknown[],
    { isWide, isKnown, isShort, caller, timeoutMs = 0 }: Sending,
  ): Promise<Row> {
    const expectedMs = statement.takesMs;
    const pipeline = this.pipelines.take(isShort, expectedMs);
    let cancelling: Promise<void> | undefined;
    let stopListening: (() => void) | undefined;
    let timer: NodeJS.Timeout | undefined;
    try {
      const client = await pipeline.client;
      const { text } = statement;
      const name = isKnown ? this.nameOn(client, text) : undefined;
      const cancel = () => (cancelling ??= cancelStatement(client));
      if (!isShort) stopListening = caller?.onGone(cancel);
      if (timeoutMs > 0) timer = setTimeout(cancel, timeoutMs);
      const sentAt = performance.now();
      const Kind = isWide ? OncePlannedQuery : RowQuery;
      const row = await new Promise<Row>((resolve, reject) => {
        client.query(new Kind(text, values, name, resolve, reject));
      });
      const took = tookOf(pipeline, sentAt);
      if (isKnown || !this.prepares) note(statement, took);
      return row;
    } catch (error) {
      // The connection is discarded: its prepared statements are no longer known. One whose only statement was cancelled is as before.
      if (isShort || !isCancelled(error)) pipeline.error ??= error as Error;
      throw error;
    } finally {
      stopListening?.();
      clearTimeout(timer);
      // Sent later, it would cancel the next statement on the connection.
      if (cancelling) await cancelling;
      this.pipelines.leave(pipeline, expectedMs);
    }
  }

  private nameOn(client: PoolClient, text: string): string {
    const prepared = this.prepared.get(client) ?? new Map<string, string>();
    this.prepared.set(client, prepared);
    const known = prepared.get(text);
    const name = known ?? `read_${(this.named += 1)}`;
    prepared.delete(text);
    prepared.set(text, name);
    while (known === undefined && isTooMuch(prepared)) forgetOldest(client, prepared);
    return name;
  }
}

interface Sending {
  isWide: boolean;
  isKnown: boolean;
  isShort: boolean;
  caller?: Caller | null;
  timeoutMs?: number;
}

const noop = (): void => {};

function note(statement: Statement, took: number): void {
  statement.takesMs += (took - statement.takesMs) * SHARE_OF_NEWEST;
  const { leastMs } = statement;
  statement.leastMs =
    leastMs === null ? took : leastMs + (took - leastMs) * (took > leastMs ? SHARE_OF_MORE : SHARE_OF_LESS);
}

/** What this process writes to responses and the garbage of that, in characters of a row per millisecond. */
const LENGTH_PER_MS = 100_000;
/** A row that takes longer takes its turn. */
const MUCH_MS = 2;

const lengthOf = (row: Row): number => row.reduce((sum, column) => sum + (column?.length ?? 0), 0);

function isTooMuch(prepared: Prepared): boolean {
  let text = 0;
  for (const { length } of prepared.keys()) text += length;
  return prepared.size > MAX_PREPARED || (text > MAX_TEXT && prepared.size > 1);
}

/**
 * A query for one row of texts. pg's own query requests a description of each answer and determines the names and types
 * of its columns every time, which takes as long as decoding a small answer.
 */
class RowQuery extends Query {
  private row: Row = [];

  constructor(
    text: string,
    values: unknown[],
    readonly name: string | undefined,
    resolve: (row: Row) => void,
    reject: (error: Error) => void,
  ) {
    super(text, values, (error) => (error ? reject(error) : resolve(this.row)));
  }

  /** The columns are known. */
  protected prepare(connection: object): void {
    prepare.call(this, withoutDescribing(connection));
  }

  protected handleDataRow({ fields }: { fields: Row }): void {
    this.row = fields;
  }
}

/** A query that is planned once on a connection, for any values, instead of five times with the values sent. */
class OncePlannedQuery extends RowQuery {
  protected override prepare(connection: Protocol): void {
    // Effective until the end of the transaction, which contains only this query; its row precedes the row that counts.
    connection.parse({ text: "select set_config('plan_cache_mode', 'force_generic_plan', true)" });
    connection.bind({});
    connection.execute({});
    super.prepare(connection);
  }
}

/** Messages of the extended query protocol, as pg's connection sends them. */
interface Protocol {
  parse(message: { text: string }): void;
  bind(message: object): void;
  execute(message: object): void;
}

// These internals of pg are not typed and may change with any version: package.json pins pg exactly.
const { prepare } = Query.prototype as unknown as { prepare(this: Query, connection: object): void };

const undescribing = new WeakMap<object, object>();

/** A connection that requests no descriptions of answers. */
function withoutDescribing(connection: object): object {
  const known = undescribing.get(connection);
  if (known) return known;
  const made = Object.create(connection, { describe: { value: () => {} } }) as object;
  undescribing.set(connection, made);
  return made;
}

/** Deallocates the least recently used statement. The client sends in order, so this precedes its next statement. */
function forgetOldest(client: PoolClient, prepared: Prepared): void {
  const [text, name] = prepared.entries().next().value!;
  prepared.delete(text);
  // The client's memory of prepared statements is not typed either, and there is no other way to remove one.
  delete (client as unknown as { connection: { parsedStatements: Record<string, string> } }).connection
    .parsedStatements[name];
  // If this fails, the connection fails, and the statement that waits behind it reports the error.
  client.query(`deallocate ${name}`).catch(() => {});
}
