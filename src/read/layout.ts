import { rowsOf, type Row } from './row';
import { pack, unpack, type Sql } from './sql';

/** How a value comes out of the columns of a row. */
export type Decode = (columns: readonly any[]) => unknown;

/** A JSON-valued SQL expression and how its value becomes what GraphQL returns; no expression where none is needed. */
export interface Compiled {
  sql: Sql | null;
  decode(raw: any): unknown;
}

/** The columns of one row of a statement: whatever is read of the row adds what it needs, and finds it in its place. */
export class Columns {
  private readonly expressions: Sql[] = [];

  /** The place of an expression among the columns; what is there already is not selected twice. */
  add(expression: Sql): number {
    const known = this.expressions.findIndex((other) => isSame(other, expression));
    return known < 0 ? this.expressions.push(expression) - 1 : known;
  }

  /** The row as a JSON array, be it empty. */
  packed(decode: Decode): { sql: Sql; decode(raw: any): unknown } {
    const width = this.expressions.length;
    return { sql: pack(this.expressions), decode: (raw) => decode(unpack(raw, width)) };
  }

  /** The row as it needs least: a single column stands for itself, since whatever is wrapped is copied once more. */
  alone(decode: Decode): Compiled {
    const { length } = this.expressions;
    if (length === 0) return { sql: null, decode: () => decode([]) };
    return length === 1 ? { sql: this.expressions[0]!, decode: (raw) => decode([raw]) } : this.packed(decode);
  }
}

const isSame = (a: Sql, b: Sql) =>
  a.values.length === b.values.length &&
  a.values.every((value, i) => value === b.values[i]) &&
  a.strings.length === b.strings.length &&
  a.strings.every((string, i) => string === b.strings[i]);

/** One object: its response keys, and how each is decoded. */
export class Layout {
  private readonly keys: string[] = [];
  private readonly decoders: Decode[] = [];
  private readonly Rows: new () => Row;

  constructor(private readonly type: string) {
    this.Rows = rowsOf(type);
  }

  add(key: string, decode: Decode): void {
    this.keys.push(key);
    this.decoders.push(decode);
  }

  /** `__typename` under a response key. */
  addType(key: string): void {
    this.add(key, () => this.type);
  }

  readonly decode = (columns: readonly any[]): Row => {
    const { keys, decoders } = this;
    const row = new this.Rows();
    for (let i = 0; i < keys.length; i++) row[keys[i]!] = decoders[i]!(columns);
    return row;
  };
}
