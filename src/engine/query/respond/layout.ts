import type { RowShape, Shape } from './shape';
import { pack, type Sql } from '../compile/sql';

/** A JSON-valued SQL expression and the shape of its value; no expression where none is needed. */
export interface Compiled {
  sql: Sql | null;
  row: RowShape;
}

/** The columns of one row of a statement: whatever is read of the row adds what it needs, and finds it in its place. */
export class Columns {
  private readonly expressions: Sql[] = [];

  /** The place of an expression among the columns; what is there already is not selected twice. */
  add(expression: Sql): number {
    const known = this.expressions.findIndex((other) => isSame(other, expression));
    return known < 0 ? this.expressions.push(expression) - 1 : known;
  }

  /** How many there are. */
  get width(): number {
    return this.expressions.length;
  }

  /** Those from a place on. */
  from(place: number): readonly Sql[] {
    return this.expressions.slice(place);
  }

  /** Takes back those from a place on. */
  cut(place: number): void {
    this.expressions.length = place;
  }

  /** The row as a JSON array, be it empty. */
  packed(value: Shape): Compiled & { sql: Sql } {
    return { sql: pack(this.expressions), row: { columns: this.expressions.length, isAlone: false, value } };
  }

  /** The row as it needs least: a single column stands for itself, since whatever is wrapped is copied once more. */
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
