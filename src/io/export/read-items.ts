import type { GraphQLSchema } from 'graphql';
import type { Pool, QueryConfig, QueryResult, QueryResultRow } from 'pg';
import { STAMP } from '../../platform/postgres/replicas/seen';
import { CompileContext } from '../../engine/query/compile/compile-context';
import { compileType } from '../../engine/query/compile/compile';
import { compileFilter } from '../../engine/query/compile/filter';
import { Arguments } from '../../engine/query/plan/arguments';
import { rowDecoder } from '../../engine/query/respond/decode';
import { Columns } from '../../engine/query/compile/row-context';
import { lookedUp, lostIn, missingIn } from '../../engine/query/plan/plan';
import type { Model } from '../../engine/query/compile/model';
import { pruned } from '../../engine/query/compile/prune';
import { valueFor, type PlanInput, type Scope } from '../../engine/query/plan/deferred';
import { and, numbered, raw, replaceValues, sql, type Sql } from '../../engine/query/compile/sql';
import type { Items } from './items';
import { resources, type Resource, type ResourceName } from './resource';

// Some hundred kilobytes of JSON: enough to be worth a statement, and little to hold in memory.
const PAGE = 500;

export interface ExportDeps {
  pool: Pool;
  schema: GraphQLSchema;
  model: Model;
  /** The maximum cost of one page, in rows: the parts of an item and the conditions count, the number of items does not. */
  maxCost: number;
}

/** The list, the filter of its items, and the times. */
export interface ExportQuery<Name extends ResourceName = ResourceName> {
  resource: Name;
  where: Readonly<Record<string, unknown>> | null;
  scope: Scope;
}

/** How a query is executed beside others. */
export interface Pacing {
  /** Sends a statement of this cost when it may be sent. */
  query<Row extends QueryResultRow>(statement: QueryConfig, cost: number): Promise<QueryResult<Row>>;
  /** Gives items, the use of which takes long. */
  items<T>(items: readonly T[]): Iterable<T> | AsyncIterable<T>;
}

/** For a process that does nothing else. */
const atOnce = (pool: Pool): Pacing => ({
  query: (statement) => pool.query(statement),
  items: (items) => items,
});

/**
 * The result of a query: it can be iterated repeatedly with the same result, regardless of later
 * recordings.
 */
export interface ExportResult<Name extends ResourceName = ResourceName> {
  resource: Name;
  /** The time of the last recording included; null if there is none. */
  asOf: Date | null;
  /** Identifies that recording; empty if there is none. */
  recording: string;
  items(): AsyncIterable<Items[Name]>;
}

/**
 * Executes a query whose result may be of any length. It is read page by page as of one recording, which
 * never changes: a snapshot without a transaction that would hold a connection while a slow client reads.
 */
export async function queryItems<Name extends ResourceName>(
  { pool, schema, model, maxCost }: ExportDeps,
  { resource, where, scope }: ExportQuery<Name>,
  pacing = atOnce(pool),
): Promise<ExportResult<Name>> {
  const { rows } = await pool.query<{ id: string; at: Date; stamp: string }>(
    `select id, at, ${STAMP} as stamp from recording where id <= $1 order by id desc limit 1`,
    [scope.known ?? '9223372036854775807'],
  );
  const fixed = { ...scope, known: BigInt(rows[0]?.id ?? 0) };
  const { tables, costs } = model;
  const operation = { schema, tables, costs, fragments: {}, maxCost, completes: false };
  const given = { variables: {}, scope: fixed };
  const context = new CompileContext(operation, given);
  const pages = compile(context, model, given, resources[resource], where);
  await pages.check(pool);
  const { at: asOf = null, stamp: recording = '' } = rows[0] ?? {};
  return { resource, asOf, recording, items: () => readPages(pages, pacing) };
}

interface Pages {
  /** Of each page. */
  readonly cost: number;
  /** Throws the errors in the query that only the database can find. */
  check(pool: Pool): Promise<void>;
  after(id: string): Sql;
  decode(raw: unknown): unknown;
}

function compile(
  context: CompileContext,
  { types }: Model,
  given: PlanInput,
  resource: Resource,
  where: ExportQuery['where'],
): Pages {
  const { listing, selection, whole } = resource;
  const source = resource.source(context);
  const { row } = source;
  const filter = compileFilter(
    listing.filter ?? { fields: {} },
    row,
    where && new Arguments(where, context.constraints),
    context,
    ['where'],
  );
  const columns = new Columns();
  const item = compileType({ context, types, columns, row, rows: 1 }, listing.type, selection);
  const lists = Object.entries(whole).map(([name, { type, source: sourceOf, selection: wanted }]) => {
    const part = sourceOf(row, context);
    const own = new Columns();
    const object = own.packed(
      compileType({ context, types, columns: own, row: part.row, rows: 1 }, type, wanted),
    );
    const at = columns.add(sql`(select coalesce(json_agg(part.j order by part.id), '[]'::json) from
        (select ${part.row}.id, ${object.sql} as j from ${part.from} where ${part.where}) part)`);
    return [name, { is: 'list', at, item: object.row }] as const;
  });
  if (item.is !== 'object')
    throw new Error(`${listing.type} is not an object type, so its lists cannot be joined`);
  const { sql: packed, row: packing } = columns.packed({ ...item, fields: [...item.fields, ...lists] });
  const { references } = context;
  const refs = references.length ? sql`${lookedUp(references)} ` : sql``;
  const now = (statement: Sql) => replaceValues(statement, (value) => valueFor(value, given));
  return {
    cost: context.cost,
    async check(pool) {
      if (references.length === 0) return;
      const statement = numbered(now(sql`${refs}select ${missingIn(references)} as missing from refs`));
      const { rows } = await pool.query<{ missing: (boolean | number)[] }>(statement);
      for (const fault of lostIn(references, rows[0]!.missing, given).values()) throw fault;
    },
    after: (id) =>
      pruned(
        now(sql`${refs}select ${row}.id as id, ${packed} as item from ${source.from}
      where ${and([source.where, ...filter])} and ${row}.id > ${id}::bigint order by ${row}.id limit ${raw(String(PAGE))}`),
      ),
    decode: rowDecoder(packing),
  };
}

async function* readPages<Item>(pages: Pages, pacing: Pacing): AsyncIterable<Item> {
  let after = '0';
  for (;;) {
    const statement = numbered(pages.after(after));
    const { rows } = await pacing.query<{ id: string; item: unknown }>(statement, pages.cost);
    for await (const { item } of pacing.items(rows)) yield pages.decode(item) as Item;
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.id;
  }
}
