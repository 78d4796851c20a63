/** The media type of CSV with a head of names. */
export const CSV_TYPE = 'text/csv; charset=utf-8; header=present';

/** What can stand in a cell of a table. */
export type Cell = string | number | boolean | null | undefined;

/** A line of CSV (RFC 4180) with its CRLF, in which no cell is a formula to a spreadsheet. */
export const csvLine = (cells: readonly Cell[]): string =>
  `${cells.map((cell) => quoted(inert(cell))).join(',')}\r\n`;

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
