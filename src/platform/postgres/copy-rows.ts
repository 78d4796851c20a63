import { once } from 'node:events';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** Whether a column, by its name in Prisma, holds JSON, in which texts are quoted. */
export type IsJson = (column: string) => boolean;

/** Rows in COPY's format. */
export interface CopyRows {
  statement: string;
  text: Buffer;
}

/**
 * Writes rows of a table in COPY's format; `columns` maps each column, by its name in PostgreSQL, to its key in the
 * rows.
 */
export function toCopy(
  table: string,
  columns: ReadonlyMap<string, string>,
  rows: readonly object[],
  isJson: IsJson = () => false,
): CopyRows {
  const names = [...columns.keys()].map((name) => `"${name}"`).join(', ');
  const fields = [...columns.values()].map((key) => ({ key, isJson: isJson(key) }));
  const text = new CopyText();
  for (const row of rows) text.row(row as Readonly<Record<string, unknown>>, fields);
  return { statement: `COPY "${table}" (${names}) FROM STDIN`, text: text.take() };
}

/** Appends rows to their table with COPY. */
export async function copyRows(connection: ClientBase, { statement, text }: CopyRows): Promise<void> {
  const stream = connection.query(copyFrom(statement));
  // A broken connection can emit the error twice; without a listener the second one would end the process.
  stream.on('error', () => {});
  stream.end(text);
  await once(stream, 'finish');
}

const BACKSLASH = 0x5c;
const TAB = 0x09;
const NEWLINE = 0x0a;
/** The letter after a backslash for each character with a meaning in COPY's text format, by code. */
const ESCAPES: ReadonlyMap<number, number> = new Map(
  Object.entries({ '\b': 'b', '\t': 't', '\n': 'n', '\v': 'v', '\f': 'f', '\r': 'r', '\\': '\\' }).map(
    ([character, letter]) => [character.charCodeAt(0), letter.charCodeAt(0)],
  ),
);
const SPECIAL = /[\b\t\n\v\f\r\\]/;
const EACH_SPECIAL = /[\b\t\n\v\f\r\\]/g;
const FIRST_SIZE = 65_536;
// Three bytes of UTF-8 for a code unit, or an additional backslash.
const MAX_BYTES = 3;
// For a few characters a loop is faster than a call that writes them all.
const SHORT = 40;

/**
 * Text in COPY's format, written as bytes: joining strings and encoding the result takes several times as long and
 * produces as much garbage as all the rest of loading.
 */
class CopyText {
  private bytes = Buffer.allocUnsafe(FIRST_SIZE);
  private length = 0;
  /** Formatted instants: the same few days recur. */
  private readonly instants = new Map<number, string>();

  /** Writes a row; texts in JSON columns are quoted. */
  row(values: Readonly<Record<string, unknown>>, fields: readonly { key: string; isJson: boolean }[]): void {
    for (const { key, isJson } of fields) {
      const value = values[key];
      if (value === null || value === undefined) this.null();
      else if (isJson) this.text(JSON.stringify(value));
      else if (typeof value === 'string') this.text(value);
      else if (value instanceof Date) this.text(this.instantOf(value));
      else this.text(wordOf(value));
      this.bytes[this.length++] = TAB;
    }
    this.bytes[this.length - 1] = NEWLINE;
  }

  /** The bytes written so far. */
  take(): Buffer {
    return this.bytes.subarray(0, this.length);
  }

  private instantOf(date: Date): string {
    const known = this.instants.get(date.getTime());
    if (known !== undefined) return known;
    const instant = date.toISOString();
    this.instants.set(date.getTime(), instant);
    return instant;
  }

  private null(): void {
    this.reserve(2);
    this.bytes[this.length++] = BACKSLASH;
    this.bytes[this.length++] = 0x4e;
  }

  private text(text: string): void {
    if (text.length > SHORT) return this.long(text);
    this.reserve(text.length);
    const { bytes } = this;
    let at = this.length;
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (code > 0x7f) {
        this.length = at;
        return this.long(text.slice(index));
      }
      if (code === BACKSLASH || (code < 0x20 && ESCAPES.has(code))) {
        bytes[at++] = BACKSLASH;
        bytes[at++] = ESCAPES.get(code) as number;
      } else bytes[at++] = code;
    }
    this.length = at;
  }

  private long(text: string): void {
    const plain = SPECIAL.test(text) ? text.replace(EACH_SPECIAL, escaped) : text;
    this.reserve(plain.length);
    this.length += this.bytes.write(plain, this.length);
  }

  private reserve(units: number): void {
    // Includes the byte that ends the field.
    const needed = this.length + units * MAX_BYTES + 1;
    if (needed <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(needed, this.bytes.length * 2));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }
}

const escaped = (character: string) =>
  `\\${String.fromCharCode(ESCAPES.get(character.charCodeAt(0)) as number)}`;

function wordOf(value: unknown): string {
  if (Array.isArray(value)) return arrayLiteral(value);
  return `${value as number | bigint | boolean}`;
}

const arrayLiteral = (values: readonly unknown[]): string =>
  `{${values.map((value) => (value === null ? 'NULL' : `"${`${value}`.replace(/["\\]/g, '\\$&')}"`)).join(',')}}`;
