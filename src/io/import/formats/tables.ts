import { parse } from 'csv-parse/sync';
import { WrongFormat, type BadRow } from '../format';

/** A row of a table: its cells by the names of their columns, without those that are empty or have no name. */
export interface TableRow {
  number: number;
  text: string;
  cells: Record<string, string>;
}

// A cell may hold line ends; a quotation mark that is never closed must not swallow the rest of the file.
const MAX_LINES_OF_A_ROW = 20;
/** In characters. A longer row is not taken apart, which would hold up the process. */
const MAX_ROW = 1_000_000;
const TOO_LONG = `it has more than ${MAX_ROW.toLocaleString('en')} characters`;

/** Reads CSV with a header, row by row. A row that cannot be read is a BadRow, and the next one begins on the next line. */
export async function* tableRows(
  lines: AsyncIterable<string>,
  { what, required }: { what: string; required: readonly string[] },
): AsyncIterable<TableRow | BadRow> {
  let columns: string[] | null = null;
  for await (const { number, text } of logicalLines(lines)) {
    if (text.length > MAX_ROW) {
      if (columns === null) throw new WrongFormat(`expected ${what}; of the header, ${TOO_LONG}`);
      yield { number, text, fault: TOO_LONG };
      continue;
    }
    const cells = readCells(text);
    if (columns === null) {
      columns = (cells ?? []).map((cell) => cell.trim());
      const missing = required.filter((column) => !columns?.includes(column));
      if (missing.length > 0)
        throw new WrongFormat(`expected ${what}: its header has no column ${missing.join(', ')}`);
      continue;
    }
    if (text.trim() === '') continue;
    const fault = faultOf(text, cells, columns.length);
    yield fault === null
      ? { number, text, cells: named(columns, cells as string[]) }
      : { number, text, fault };
  }
  if (columns === null) throw new WrongFormat(`expected ${what}; found nothing`);
}

function named(columns: readonly string[], cells: readonly string[]): Record<string, string> {
  const { '': _, ...rest } = namedCells(
    columns,
    cells.map((cell) => cell.trim()),
  );
  return rest;
}

function faultOf(text: string, cells: readonly string[] | null, columns: number): string | null {
  if (cells === null) return 'a quotation mark is not closed, or stands where none can be';
  if (cells.length !== columns) return `expected ${columns} columns, as in the header; found ${cells.length}`;
  return text.includes('\0') ? 'it holds a NUL character' : null;
}

function readCells(text: string): string[] | null {
  try {
    return (parse(text, { relax_column_count: true })[0] as string[] | undefined) ?? [];
  } catch {
    return null;
  }
}

async function* logicalLines(lines: AsyncIterable<string>): AsyncIterable<{ number: number; text: string }> {
  let number = 0;
  let open: string[] = [];
  for await (const line of lines) {
    open.push(line);
    while (open.length > 0) {
      const text = open.join('\n');
      const isClosed = quotes(text) % 2 === 0;
      if (!isClosed && open.length < MAX_LINES_OF_A_ROW && text.length <= MAX_ROW) break;
      const taken = isClosed ? open.length : 1;
      yield { number: number + 1, text: isClosed ? text : (open[0] as string) };
      number += taken;
      open = open.slice(taken);
    }
  }
  for (const text of open) yield { number: ++number, text };
}

function quotes(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) count += 1;
  return count;
}

/** A day as YYYY-MM-DD, from a number of 8 digits or more that begins with it; null if there is no such day. */
export function dayOfDigits(digits: string): string | null {
  return /^\d{8}(\d{6})?$/.test(digits)
    ? calendarDay(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`)
    : null;
}

/** The text if it is a day of the calendar, YYYY-MM-DD; null otherwise. */
export function calendarDay(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) ? text : null;
}

// A double has 17.
const MAX_DIGITS = 50;
const DEGREES = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * Degrees, both or neither. Text that is not a number (GDELT has "42#.5") stays in the record of the row only; so does 0° 0°,
 * which coders write if they found no place. One of the two may be 0: the equator, Greenwich.
 */
export function degreesOf(
  latitudeText: string,
  longitudeText: string,
): { latitude: number; longitude: number } | null {
  const latitude = numberOf(latitudeText);
  const longitude = numberOf(longitudeText);
  if (latitude === null || longitude === null) return null;
  const isPlace = latitude !== 0 || longitude !== 0;
  return isPlace && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}

/** A number, without a sign if it is zero; null if the text is not a number. */
const numberOf = (text: string): number | null =>
  text.length <= MAX_DIGITS && DEGREES.test(text.trim()) ? Number(text) || 0 : null;

/** The cells of a row by the names of their columns, without empty ones. */
export function namedCells(columns: readonly string[], cells: readonly string[]): Record<string, string> {
  const named: Record<string, string> = {};
  cells.forEach((cell, index) => {
    if (cell !== '') named[columns[index] as string] = cell;
  });
  return named;
}
