import { Columns } from '../respond/layout';
import type { CompileContext } from './compile-context';
import type { Model } from './model';

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
