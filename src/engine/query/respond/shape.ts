import type { Reference } from '../compile/compile-context';
import type { Term } from '../compile/cursor';

/*
 * The compiler's description of a statement's answer: what each column holds, and how it becomes GraphQL. By it decode.ts
 * makes values, and json-transcoder.ts the text of a response.
 */

/** How the JSON of a column becomes a value. */
export type Step = (value: any) => unknown;

/** How a value is made from the columns of a row. */
export type Shape =
  | ValueShape
  | GivenShape
  | ObjectShape
  | { is: 'embedded'; at: number; value: Shape }
  | { is: 'one'; at: number; row: RowShape }
  | ListShape
  | { is: 'member'; at: number; members: ReadonlyMap<string, RowShape> }
  | { is: 'cursor'; cursor: CursorShape }
  | ConnectionShape
  | { is: 'required'; value: Shape }
  | { is: 'referring'; to: readonly Reference[]; value: Shape };

/** A row as JSON: an array of its columns, or the only one as it is. */
export interface RowShape {
  columns: number;
  isAlone: boolean;
  value: Shape;
}

/** A column, and the step that makes its value; null where the column is the value. */
export interface ValueShape {
  is: 'value';
  at: number;
  step: Step | null;
  /** The same from JSON to JSON, for values that are read often; never called with null. */
  written?: (json: string) => string;
}

/** A value that is known while compiling. */
export interface GivenShape {
  is: 'given';
  value: unknown;
}

/** An object: its type, and its response keys in their order. */
export interface ObjectShape {
  is: 'object';
  type: string;
  fields: (readonly [key: string, Shape])[];
}

/** A list of rows, whole. */
export interface ListShape {
  is: 'list';
  at: number;
  item: RowShape;
  /** Throws the error for a row whose column has a refusal. */
  refusal?: { at: number; error(raw: unknown): Error };
  areItemsRequired?: true;
}

/** A cursor, and the columns that hold the keys of a row. */
export interface CursorShape {
  name: string;
  terms: readonly Term[];
  places: readonly number[];
}

/** A page of rows, and the total of the list. */
export interface ConnectionShape {
  is: 'connection';
  type: string;
  rowsAt: number;
  totalAt: number | null;
  /** How a row is packed; `fields` has the shapes of rows. */
  row: Omit<RowShape, 'value'>;
  /** The number of rows in the response; one more row means that there are more. */
  size: number;
  /** Whether the statement returns the rows in reverse. */
  isBackward: boolean;
  fields: (readonly [key: string, ConnectionField])[];
}

export type ConnectionField =
  | GivenShape
  | { is: 'total' }
  | { is: 'rows'; row: Shape; areItemsRequired?: true }
  | { is: 'pageInfo'; fields: (readonly [key: string, PageInfoField])[] };

/**
 * `more`: whether there is a row beyond the page, because the page was cut there, or because a column says that there is
 * one beyond the cursor that bounds it. The cursors are those of the first and the last row, if any.
 */
export type PageInfoField =
  | GivenShape
  | { is: 'more'; isCut: boolean; at: number | null }
  | { is: 'start' | 'end'; cursor: CursorShape };

/** A shape whose column contains rows. */
export type Nested = Extract<Shape, { is: 'one' | 'list' | 'member' | 'connection' }>;

/** That column. */
export const placeOf = (shape: Nested): number => (shape.is === 'connection' ? shape.rowsAt : shape.at);

/** The shapes of the same row whose columns contain rows. */
export function nestedIn(shape: Shape): Nested[] {
  switch (shape.is) {
    case 'object':
      return shape.fields.flatMap(([, field]) => nestedIn(field));
    case 'embedded':
    case 'required':
    case 'referring':
      return nestedIn(shape.value);
    case 'one':
    case 'list':
    case 'member':
    case 'connection':
      return [shape];
    default:
      return [];
  }
}
