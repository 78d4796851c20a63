import { nestedIn, placeOf, type Nested, type RowShape, type Shape } from './shape';
import { unpack } from '../compile/sql';

/** The number of rows of tables in the JSON of a plan's answer, at any depth, without those that only show that a page is cut. */
export const countRows = (row: RowShape, answer: unknown): number =>
  answer === null ? 0 : countIn([row.value], columnsOf(row, answer));

const columnsOf = ({ columns, isAlone }: Omit<RowShape, 'value'>, packed: unknown): readonly unknown[] =>
  isAlone ? [packed] : unpack(packed as unknown[], columns);

/** The number of rows in the columns that these shapes read; a column that two of them read is counted once. */
function countIn(shapes: readonly Shape[], columns: readonly unknown[]): number {
  const nested = new Map(shapes.flatMap(nestedIn).map((shape) => [placeOf(shape), shape]));
  return sum(Array.from(nested, ([at, shape]) => (columns[at] === null ? 0 : countOf(shape, columns[at]))));
}

function countOf(shape: Nested, value: unknown): number {
  switch (shape.is) {
    case 'one':
      return 1 + countRows(shape.row, value);
    case 'member':
      return 1 + countRows(shape.members.get(tagOf(value))!, value);
    case 'list':
      return sum((value as unknown[]).map((item) => 1 + countRows(shape.item, item)));
    case 'connection': {
      const rows = shape.fields.flatMap(([, field]) => (field.is === 'rows' ? [field.row] : []));
      const shown = (value as unknown[]).slice(0, shape.size);
      return sum(shown.map((item) => 1 + countIn(rows, columnsOf(shape.row, item))));
    }
  }
}

const tagOf = (packed: unknown): string => (Array.isArray(packed) ? tagOf(packed[0]) : (packed as string));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
