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
      yield line(columns.map(({ of }) => inert(of(item))));
    }
  },
};

const line = (cells: readonly Cell[]) => `${cells.map(quoted).join(',')}\r\n`;

function quoted(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// What a spreadsheet may take for the beginning of a formula (OWASP, CSV injection), also behind blanks and marks that
// are not seen, or behind apostrophes of its own: so that taking one away again always gives the text back.
const FORMULA = /^'*(?:[\t\r\n]|[\s\p{Cf}]*[=+\-@＝＋－＠])/u;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** Text that a spreadsheet would run gets an apostrophe before it; a number, a date, a code or an id never looks like that. */
const inert = (cell: Cell): Cell =>
  typeof cell === 'string' && FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
