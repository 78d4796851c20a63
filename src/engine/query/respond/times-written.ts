import type { RowShape, Shape } from './shape';

/** How many times as long as the JSON of a row its values may be in the response: a column that several keys have is written for each. */
export const timesWritten = (row: RowShape): number => mostOf([row.value]);

/** The same for the shapes that read the columns of one row. */
function mostOf(shapes: readonly Shape[]): number {
  const times = new Map<number, number>();
  const add = (at: number, more: number) => times.set(at, (times.get(at) ?? 0) + more);
  const count = (shape: Shape): void => {
    switch (shape.is) {
      case 'value':
        return void add(shape.at, 1);
      case 'cursor':
        return shape.cursor.places.forEach((at) => add(at, 1));
      case 'object':
        return shape.fields.forEach(([, field]) => count(field));
      case 'embedded':
      case 'required':
      case 'referring':
        return count(shape.value);
      case 'one':
        return void add(shape.at, timesWritten(shape.row));
      case 'list':
        return void add(shape.at, timesWritten(shape.item));
      case 'member':
        return void add(shape.at, Math.max(...Array.from(shape.members.values(), timesWritten)));
      case 'connection': {
        const rows = shape.fields.flatMap(([, field]) => (field.is === 'rows' ? [field.row] : []));
        return void add(shape.rowsAt, mostOf(rows));
      }
    }
  };
  shapes.forEach(count);
  return Math.max(1, ...times.values());
}
