/** The media type of CSV with a header. */
export const CSV_TYPE = 'text/csv; charset=utf-8; header=present';

/** A value of a cell. */
export type Cell = string | number | boolean | null | undefined;

/** A line of CSV (RFC 4180) with its CRLF, in which a spreadsheet takes no cell for a formula. */
export const csvLine = (cells: readonly Cell[]): string =>
  `${cells.map((cell) => quoted(inert(cell))).join(',')}\r\n`;

function quoted(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// Prefixes that a spreadsheet may take for a formula (OWASP, CSV injection), also behind blanks and
// invisible characters, or behind apostrophes, so that removing one apostrophe always restores the text.
const FORMULA = /^'*(?:[\t\r\n]|[\s\p{Cf}]*[=+\-@＝＋－＠])/u;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

/**
 * Prefixes text that a spreadsheet would execute with an apostrophe; numbers, dates, codes and ids never
 * need it.
 */
const inert = (cell: Cell): Cell =>
  typeof cell === 'string' && FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
