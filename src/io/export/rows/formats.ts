import { CSV_TYPE, csvLine } from '../formats/csv-line';
import { rowsOf, type RowSet } from './row-set';

/** An output format of rows. */
export interface RowFormat {
  mediaType: string;
  write(set: RowSet, items: readonly unknown[]): string;
}

/** The formats by the extension of the URL. */
export const rowFormats: Readonly<Record<string, RowFormat>> = {
  csv: {
    mediaType: CSV_TYPE,
    write: (set, items) =>
      [
        csvLine(set.columns.map(({ name }) => name)),
        ...rowsOf(set, items).map((row) => csvLine(Object.values(row))),
      ].join(''),
  },
  json: {
    mediaType: 'application/json; charset=utf-8',
    write: (set, items) => `${JSON.stringify(rowsOf(set, items))}\n`,
  },
};
