import { rowsOf, type Row } from './row';
import { pack, unpack, type Sql } from './sql';

/** A JSON-valued SQL expression and how its value becomes what GraphQL returns; no expression where none is needed. */
export interface Compiled {
  sql: Sql | null;
  decode(raw: any): unknown;
}

/** The columns of one object, and the response keys that they are decoded to. */
export class Layout {
  private readonly columns: Sql[] = [];
  private readonly readers: { key: string; column: number; decode: Compiled['decode'] }[] = [];
  private readonly Rows: new () => Row;

  /** `tag`: a first column that tells the object from those of other types. */
  constructor(
    private readonly type: string,
    tag?: Sql,
  ) {
    this.Rows = rowsOf(type);
    if (tag) this.columns.push(tag);
  }

  add(key: string, { sql, decode }: Compiled): void {
    this.readers.push({ key, column: sql ? this.columns.push(sql) - 1 : -1, decode });
  }

  /** `__typename` under a response key. */
  addType(key: string): void {
    this.add(key, { sql: null, decode: () => this.type });
  }

  compiled(): Compiled {
    if (this.columns.length === 0) return { sql: null, decode: () => this.decode([]) };
    return { sql: pack(this.columns), decode: (packed) => (packed === null ? null : this.decode(packed)) };
  }

  private decode(packed: readonly unknown[]): Row {
    const values = unpack(packed, this.columns.length);
    const row = new this.Rows();
    for (const { key, column, decode } of this.readers) row[key] = decode(values[column]);
    return row;
  }
}

/** The expression of an object that has a row of its own: where no column is asked for, an empty array says it is there. */
export const columnsOf = ({ sql }: Compiled): Sql => sql ?? pack([]);
