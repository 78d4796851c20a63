import type { CompileContext } from './compile-context';
import type { Model } from './model';
import type { RowShape, Shape } from '../respond/shape';
import { pack, type Sql } from './sql';

/** The row of a statement on which a selection is compiled. */
export interface RowContext {
  readonly context: CompileContext;
  /** The read model of types. */
  readonly types: Model['types'];
  /** The row in SQL, in the form of its type's model. */
  readonly row: any;
  /** The columns selected so far. */
  readonly columns: Columns;
  /** The maximum number of such rows in an answer. */
  readonly rows: number;
}

/** A row that is selected within another, into columns of its own. */
export const within = (outer: RowContext, row: unknown, rows = outer.rows): RowContext => ({
  context: outer.context,
  types: outer.types,
  row,
  columns: new Columns(),
  rows,
});

/** A JSON-valued SQL expression and the shape of its value; no expression where none is needed. */
export interface Compiled {
  sql: Sql | null;
  row: RowShape;
}

/** The columns of one row of a statement: each shape adds those that it needs, and keeps their places. */
export class Columns {
  private readonly expressions: Sql[] = [];

  /** The place of an expression among the columns; equal expressions are selected once. */
  add(expression: Sql): number {
    const known = this.expressions.findIndex((other) => isSame(other, expression));
    return known < 0 ? this.expressions.push(expression) - 1 : known;
  }

  /** The number of columns. */
  get width(): number {
    return this.expressions.length;
  }

  /** The columns from a place on. */
  from(place: number): readonly Sql[] {
    return this.expressions.slice(place);
  }

  /** Removes the columns from a place on. */
  cut(place: number): void {
    this.expressions.length = place;
  }

  /** The row as a JSON array, which may be empty. */
  packed(value: Shape): Compiled & { sql: Sql } {
    return { sql: pack(this.expressions), row: { columns: this.expressions.length, isAlone: false, value } };
  }

  /** The row in its smallest form: a single column is not wrapped, which would copy it once more. */
  alone(value: Shape): Compiled {
    const { length } = this.expressions;
    if (length === 0) return { sql: null, row: { columns: 0, isAlone: false, value } };
    return length === 1
      ? { sql: this.expressions[0]!, row: { columns: 1, isAlone: true, value } }
      : this.packed(value);
  }
}

const isSame = (a: Sql, b: Sql) =>
  a.values.length === b.values.length &&
  a.values.every((value, i) => value === b.values[i]) &&
  a.strings.length === b.strings.length &&
  a.strings.every((string, i) => string === b.strings[i]);
