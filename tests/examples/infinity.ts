import { parse as parseCsv } from 'csv-parse/sync';
import { z } from 'zod';

// How the Infinity data source executes a query, according to its documentation and its types (version
// 3.11): parser "backend" and source "url", as in the example.

const column = z.strictObject({
  selector: z.string().min(1),
  text: z.string().min(1),
  type: z.enum(['string', 'number', 'timestamp', 'timestamp_epoch', 'timestamp_epoch_s', 'boolean']),
  timestampFormat: z.string().optional(),
});

const keyAndValue = z.strictObject({ key: z.string().min(1), value: z.string() });

const common = {
  refId: z.string().min(1),
  datasource: z.strictObject({ type: z.literal('yesoreyeram-infinity-datasource'), uid: z.string() }),
  source: z.literal('url'),
  parser: z.literal('backend'),
  format: z.enum(['table', 'timeseries', 'node-graph-nodes', 'node-graph-edges']),
  url: z.string().startsWith('/'),
  root_selector: z.string(),
  columns: z.array(column).min(1),
};

const byGet = z.strictObject({ method: z.literal('GET'), params: z.array(keyAndValue) });
const byPost = z.strictObject({
  method: z.literal('POST'),
  body_type: z.literal('graphql'),
  body_content_type: z.literal('application/json'),
  body_graphql_query: z.string().min(1),
  body_graphql_variables: z.string(),
});

/** A query in the shape of the plugin's type InfinityQuery. */
export const infinityQuery = z.discriminatedUnion('type', [
  z.strictObject({ ...common, type: z.literal('json'), url_options: byGet }),
  z.strictObject({ ...common, type: z.literal('csv'), url_options: byGet }),
  z.strictObject({ ...common, type: z.literal('graphql'), url_options: byPost }),
]);
export type InfinityQuery = z.infer<typeof infinityQuery>;
type Column = z.infer<typeof column>;

/**
 * The context of a dashboard: the base URL of its data source, its range, and the values of its
 * variables.
 */
export interface Dashboard {
  url: string;
  from: Date;
  to: Date;
  variables: Readonly<Record<string, readonly string[]>>;
}

type Value = string | number | boolean | Date | null;
/** A field of a data frame: its values are of the column's type, or null. */
export type Frame = Readonly<Record<string, readonly Value[]>>;

/**
 * Executes a query and makes a frame of the response; its fields are in the order of their names. Throws
 * for any status from 400.
 */
export async function ask(query: InfinityQuery, dashboard: Dashboard): Promise<Frame> {
  const items = await read(query, dashboard);
  const columns = [...query.columns].sort((a, b) => (a.text < b.text ? -1 : 1));
  const select = query.type === 'csv' ? cellOf : selectIn;
  return Object.fromEntries(
    columns.map((each) => [
      each.text,
      items.map((item) => valueFor(each, select(item, each.selector), query.refId)),
    ]),
  );
}

async function read(query: InfinityQuery, dashboard: Dashboard): Promise<unknown[]> {
  const fill = (text: string) => interpolate(text, dashboard);
  const url = new URL(dashboard.url + fill(query.url));
  const isCsv = query.type === 'csv';
  const headers: Record<string, string> = {
    accept: isCsv ? 'text/csv; charset=utf-8' : 'application/json;q=0.9,text/plain',
    'accept-encoding': 'gzip',
  };
  let body: string | undefined;
  if (query.type === 'graphql') {
    headers['content-type'] = 'application/json';
    const { body_graphql_query: document, body_graphql_variables: variables } = query.url_options;
    body = JSON.stringify({ query: fill(document), variables: variables ? JSON.parse(variables) : null });
  } else {
    for (const { key, value } of query.url_options.params) url.searchParams.append(key, fill(value));
  }
  const response = await fetch(url, { method: query.url_options.method, headers, body });
  const text = await response.text();
  if (response.status >= 400) throw new Error(`${response.status} for ${String(url)}: ${text}`);
  if (isCsv) return parseCsv(text, { columns: true }) as unknown[];
  const found = selectIn(JSON.parse(text), query.root_selector);
  if (!Array.isArray(found)) throw new Error(`There is no list at "${query.root_selector}" of ${text}`);
  return found;
}

/**
 * Interpolates the values of variables (`${event}`, `${participant:csv}`) and of time macros
 * (`${__timeTo:date:YYYY-MM-DD}`) in a text.
 */
function interpolate(text: string, { from, to, variables }: Dashboard): string {
  return text.replace(/\$\{(\w+)(?::([^}]+))?\}/g, (whole, name: string, format?: string) => {
    const instant = { __timeFrom: from, __timeTo: to }[name];
    if (instant && format === undefined) return String(instant.getTime());
    if (instant && format === 'date:YYYY-MM-DD') return instant.toISOString().slice(0, 10);
    const values = variables[name];
    if (values && format === 'csv') return values.join(',');
    // Without a format, several values are put in braces, which no parameter would accept.
    if (values?.length === 1 && format === undefined) return values[0]!;
    throw new Error(`${whole} is no variable with one value, nor a macro`);
  });
}

const cellOf = (row: unknown, name: string): unknown => {
  if (Object.hasOwn(row as object, name)) return (row as Record<string, string>)[name];
  throw new Error(`There is no column ${name} in ${JSON.stringify(row)}`);
};

/** The value at a path of keys and list positions, in GJSON; undefined if there is none. */
function selectIn(json: unknown, path: string): unknown {
  if (path === '') return json;
  return path
    .split('.')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | null | undefined)?.[key], json);
}

// The layouts of the parser that have no format.
const TIME = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d))?$/;

/**
 * A value by its column's type. The plugin replaces a value that does not fit by null; here that is an
 * error.
 */
function valueFor({ text, type }: Column, found: unknown, refId: string): Value {
  if (found === null || found === undefined) return null;
  const isText = typeof found === 'string';
  if (type === 'string' && isText) return found;
  if (type === 'number' && typeof found === 'number') return found;
  if (type === 'number' && isText && found.trim() !== '' && Number.isFinite(Number(found)))
    return Number(found);
  if (type === 'boolean' && typeof found === 'boolean') return found;
  if (type === 'timestamp' && isText && TIME.test(found)) return new Date(found);
  throw new Error(`${JSON.stringify(found)} is no ${type}, which column ${text} of ${refId} is`);
}
