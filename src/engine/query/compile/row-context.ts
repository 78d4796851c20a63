import { Columns } from '../respond/layout';
import type { CompileContext } from './compile-context';
import type { Model } from './model';

/** The row of a statement on which a selection is compiled. */
export interface RowContext {
  readonly context: CompileContext;
  /** How types are read. */
  readonly types: Model['types'];
  /** The row in SQL, as the model of its type has it. */
  readonly row: any;
  /** What is selected of the row so far. */
  readonly columns: Columns;
  /** How many such rows the statement may return. */
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
