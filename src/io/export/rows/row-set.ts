import { Kind, print } from 'graphql';
import type { Column } from '../formats/csv-columns';
import type { Cell } from '../formats/csv-line';
import type { Resource } from '../resource';

/** Rows that have a URL: their GraphQL field, the selection on it, and the columns of each row. */
export interface RowSet {
  description: string;
  /** The type and the field whose arguments are parameters of the URL. */
  type: 'Query' | 'Event';
  field: string;
  /** Whether the field is a connection, whose pages are joined, or a plain list. */
  isPaged: boolean;
  /** A selection on one item, without braces. */
  selection: string;
  columns: readonly Column<never>[];
  /** Converts items to rows; by default, each item is a row. */
  rowsOf?(items: readonly never[]): readonly object[];
}

/** A row: the value of each column, by name. */
export type Row = Readonly<Record<string, Cell>>;

/** The rows of the items of a set. */
export function rowsOf(set: RowSet, items: readonly unknown[]): Row[] {
  const rows = set.rowsOf ? set.rowsOf(items as never[]) : items;
  return rows.map((row) =>
    Object.fromEntries(set.columns.map(({ name, of }) => [name, of(row as never) ?? null])),
  );
}

/**
 * Columns of which the named ones hold codes, each followed by the same code in words: status,
 * status_label.
 */
export const labelled = <Item>(columns: readonly Column<Item>[], codes: readonly string[]): Column<Item>[] =>
  columns.flatMap((each) =>
    codes.includes(each.name)
      ? [each, { name: `${each.name}_label`, of: (item) => inWords(each.of(item)) }]
      : each,
  );

/** The value of an enum in words: HEAD_OF_STATE is "Head of state". */
export function inWords(code: Cell): Cell {
  if (typeof code !== 'string') return code;
  const words = code.replaceAll('_', ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The selection of an exported list as text, without the named fields. */
export const selectionOf = ({ selection }: Resource, without: readonly string[] = []): string =>
  selection
    .flatMap((item) => item.selectionSet!.selections)
    .filter((field) => field.kind === Kind.FIELD && !without.includes(field.name.value))
    .map((field) => print(field))
    .join('\n');
