import { type Pool, type PoolClient, Query } from 'pg';
import { type Pipeline, Pipelines } from './pipelines';

// Postgres keeps a plan of each for every connection, which takes a hundred times what the text does.
const MAX_PREPARED = 100;
const MAX_TEXT = 500_000;

// Planning one takes Postgres 10 ms and more, and no plan for its values was found to save as much; see bench/NOTES.md.
const WIDE = 30_000;

// Twice what the shortest take with PostgreSQL on one busy core; see bench/NOTES.md.
const SHORT_MS = 2;
/** How much of a running mean the newest is. */
const SHARE_OF_NEWEST = 1 / 16;

/** A statement that may be sent many times. */
export interface Statement {
  text: string;
  /** How often it was sent. */
  sent: number;
  /** How long PostgreSQL takes for it since it is prepared, in milliseconds: a running mean. */
  takesMs: number;
}

/** A row as PostgreSQL writes it: a text for each column. */
export type Row = readonly (string | null)[];

/** What is prepared on a connection: names by text, the one used last at the end. */
type Prepared = Map<string, string>;

/**
 * Sends statements, prepared where they were sent before: Postgres then parses them no more, and plans them only until it
 * finds that one plan does for all. Of wide ones that is not waited for. A connection keeps those that were used last.
 */
export class Statements {
  private readonly prepared = new WeakMap<PoolClient, Prepared>();
  private readonly pipelines: Pipelines;
  private named = 0;

  constructor(pool: Pool) {
    this.pipelines = new Pipelines(pool);
  }

  /** The columns of the one row that a statement gives, which are JSON. */
  async row(statement: Statement, values: unknown[]): Promise<Row> {
    const isWide = statement.text.length > WIDE;
    const isKnown = statement.sent++ > 0 || isWide;
    const pipeline = this.pipelines.take(isKnown && !isWide && statement.takesMs < SHORT_MS);
    try {
      const client = await pipeline.client;
      const { text } = statement;
      const name = isKnown ? this.nameOn(client, text) : undefined;
      const sentAt = performance.now();
      const Kind = isWide ? OncePlannedQuery : RowQuery;
      const row = await new Promise<Row>((resolve, reject) => {
        client.query(new Kind(text, values, name, resolve, reject));
      });
      const took = tookOf(pipeline, sentAt);
      if (isKnown) statement.takesMs += (took - statement.takesMs) * SHARE_OF_NEWEST;
      return row;
    } catch (error) {
      // What was prepared with it is no longer known.
      pipeline.error ??= error as Error;
      throw error;
    } finally {
      this.pipelines.leave(pipeline);
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

function isTooMuch(prepared: Prepared): boolean {
  let text = 0;
  for (const { length } of prepared.keys()) text += length;
  return prepared.size > MAX_PREPARED || (text > MAX_TEXT && prepared.size > 1);
}

/** How long PostgreSQL took for what was just answered: it began when the statement before was answered. */
function tookOf(pipeline: Pipeline, sentAt: number): number {
  const began = Math.max(sentAt, pipeline.movedAt);
  pipeline.movedAt = performance.now();
  return pipeline.movedAt - began;
}

/**
 * A query for one row of texts. pg's own has each answer described, and works out names and types of its columns, each
 * time anew, which takes as long as decoding a small answer.
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

  /** Of the columns all is known. */
  protected prepare(connection: object): void {
    prepare.call(this, withoutDescribing(connection));
  }

  protected handleDataRow({ fields }: { fields: Row }): void {
    this.row = fields;
  }
}

/** One that is planned once on a connection, for whatever values, instead of five times for those that it is sent with. */
class OncePlannedQuery extends RowQuery {
  protected override prepare(connection: Protocol): void {
    // Holds until the end of the transaction, which is that of this query alone; its row comes before the one that counts.
    connection.parse({ text: "select set_config('plan_cache_mode', 'force_generic_plan', true)" });
    connection.bind({});
    connection.execute({});
    super.prepare(connection);
  }
}

/** The messages of the extended query protocol, as pg's connection sends them. */
interface Protocol {
  parse(message: { text: string }): void;
  bind(message: object): void;
  execute(message: object): void;
}

// What pg's query does is in no type, and may change with any version: package.json pins pg exactly.
const { prepare } = Query.prototype as unknown as { prepare(this: Query, connection: object): void };

const undescribing = new WeakMap<object, object>();

/** A connection that asks for no description of an answer. */
function withoutDescribing(connection: object): object {
  const known = undescribing.get(connection);
  if (known) return known;
  const made = Object.create(connection, { describe: { value: () => {} } }) as object;
  undescribing.set(connection, made);
  return made;
}

/** The client sends in order, so that this comes before whatever is asked next. */
function forgetOldest(client: PoolClient, prepared: Prepared): void {
  const [text, name] = prepared.entries().next().value!;
  prepared.delete(text);
  // What the client remembers as prepared is in no type either, but nobody else can tell it that one no longer is.
  delete (client as unknown as { connection: { parsedStatements: Record<string, string> } }).connection
    .parsedStatements[name];
  // Should it fail, so does the connection, and the statement that waits behind it says so.
  client.query(`deallocate ${name}`).catch(() => {});
}
