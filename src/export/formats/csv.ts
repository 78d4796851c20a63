import { csvColumns, type Cell, type Column } from './csv-columns';
import { RESOURCES } from '../resource';
import type { ExportFormat } from './format';

/** RFC 4180: one item a row under a row of names, CRLF, UTF-8 without a byte order mark. */
export const csv: ExportFormat = {
  name: 'csv',
  mediaType: 'text/csv; charset=utf-8; header=present',
  resources: RESOURCES,
  async *write(answer) {
    const columns = csvColumns[answer.resource] as readonly Column<unknown>[];
    yield line(columns.map(({ name }) => name));
    for await (const item of answer.items()) {
      yield line(columns.map(({ of, isText }) => (isText ? inert(of(item)) : of(item))));
    }
  },
};

const line = (cells: readonly Cell[]) => `${cells.map(quoted).join(',')}\r\n`;

function quoted(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection). Only what people
 * worded is looked at: numbers, dates, codes and ids have their own form, and stay letter by letter.
 */
const inert = (cell: Cell): Cell =>
  typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
