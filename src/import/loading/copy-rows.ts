import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

// So that a piece of the stream is worth a write, and the whole is never one string.
const ROWS_AT_ONCE = 500;

/** Whether a column, as Prisma names it, holds JSON, in which a text is written in quotation marks. */
export type IsJson = (column: string) => boolean;

/** Appends rows to a table by COPY; `columns` maps each column, as PostgreSQL names it, to its key in the rows. */
export async function copyRows(
  connection: ClientBase,
  table: string,
  columns: ReadonlyMap<string, string>,
  rows: readonly object[],
  isJson: IsJson,
): Promise<void> {
  const names = [...columns.keys()].map((name) => `"${name}"`).join(', ');
  const stream = connection.query(copyFrom(`COPY "${table}" (${names}) FROM STDIN`));
  await pipeline(Readable.from(pieces([...columns.values()], rows, isJson)), stream);
}

function* pieces(keys: readonly string[], rows: readonly object[], isJson: IsJson): Iterable<Buffer> {
  const fields = keys.map((key) => ({ key, json: isJson(key) }));
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    // Joining arrays of fields and lines takes twice as long as making the text longer.
    let lines = '';
    for (const row of rows.slice(start, start + ROWS_AT_ONCE)) {
      const values = row as Readonly<Record<string, unknown>>;
      let separator = '';
      for (const { key, json } of fields) {
        lines += separator + field(values[key], json);
        separator = '\t';
      }
      lines += '\n';
    }
    yield Buffer.from(lines);
  }
}

const NULL = '\\N';
const SPECIAL = /[\\\b\f\n\r\t\v]/;
const EACH_SPECIAL = /[\\\b\f\n\r\t\v]/g;
const ESCAPES: Record<string, string> = {
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
};

/** A value in COPY's text format. */
function field(value: unknown, isJson: boolean): string {
  if (value === null || value === undefined) return NULL;
  if (isJson) return escape(JSON.stringify(value));
  if (typeof value === 'string') return escape(value);
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return escape(arrayLiteral(value));
  return `${value as number | boolean}`;
}

const escape = (text: string) =>
  SPECIAL.test(text) ? text.replace(EACH_SPECIAL, (character) => ESCAPES[character] as string) : text;

const arrayLiteral = (values: readonly unknown[]): string =>
  `{${values.map((value) => (value === null ? 'NULL' : `"${`${value}`.replace(/["\\]/g, '\\$&')}"`)).join(',')}}`;
