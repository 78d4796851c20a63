import type { Reference } from '../compile/compile-context';
import type { Term } from '../compile/cursor';

/*
 * What the compiler says of the answer of a statement: what stands in which column, and what becomes of it. `decode.ts`
 * makes values of an answer by it, `transcribe.ts` the text of a response.
 */

/** What is made of a value. */
export type Step = (value: any) => unknown;

/** How a value comes out of the columns of a row. */
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

/** A column, and what is made of it; null where it is left as it is. */
export interface ValueShape {
  is: 'value';
  at: number;
  step: Step | null;
  /** The same from JSON to JSON, for what is read often; never called with null. */
  written?: (json: string) => string;
}

/** What is known before anything is read. */
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
  /** Throws for a row whose column says that there is no answer. */
  refusal?: { at: number; error(raw: unknown): Error };
  areItemsRequired?: true;
}

/** The columns that a cursor has the keys of a row in. */
export interface CursorShape {
  name: string;
  terms: readonly Term[];
  places: readonly number[];
}

/** A page of rows, and how many there are in all. */
export interface ConnectionShape {
  is: 'connection';
  type: string;
  rowsAt: number;
  totalAt: number | null;
  /** How a row is packed; what is made of one is said by the fields. */
  row: Omit<RowShape, 'value'>;
  /** How many rows are shown; one more may be there, which says that there are more. */
  size: number;
  /** Whether rows come last first. */
  isBackward: boolean;
  fields: (readonly [key: string, ConnectionField])[];
}

export type ConnectionField =
  | GivenShape
  | { is: 'total' }
  | { is: 'rows'; row: Shape; areItemsRequired?: true }
  | { is: 'pageInfo'; fields: (readonly [key: string, PageInfoField])[] };

/**
 * `more`: whether there is a row beyond the page, since it was cut there, or since a column says that there is one beyond
 * the cursor where it was to end. The cursors are of the first and the last row, if any.
 */
export type PageInfoField =
  | GivenShape
  | { is: 'more'; isCut: boolean; at: number | null }
  | { is: 'start' | 'end'; cursor: CursorShape };

/** A shape that has rows in a column. */
export type Nested = Extract<Shape, { is: 'one' | 'list' | 'member' | 'connection' }>;

/** That column. */
export const placeOf = (shape: Nested): number => (shape.is === 'connection' ? shape.rowsAt : shape.at);

/** The shapes of the same row that rows are nested in. */
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
