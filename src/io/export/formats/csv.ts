import { csvColumns, type Column } from './csv-columns';
import { CSV_TYPE, csvLine } from './csv-line';
import { RESOURCES } from '../resource';
import type { ExportFormat } from './format';

/** RFC 4180: one item per row below a header, CRLF, UTF-8 without a byte order mark. */
export const csv: ExportFormat = {
  name: 'csv',
  mediaType: CSV_TYPE,
  resources: RESOURCES,
  async *write(answer) {
    const columns = csvColumns[answer.resource] as readonly Column<unknown>[];
    yield csvLine(columns.map(({ name }) => name));
    for await (const item of answer.items()) {
      yield csvLine(columns.map(({ of }) => of(item)));
    }
  },
};
