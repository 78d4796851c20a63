import { parse } from 'csv-parse/sync';
import { WrongFormat, type BadRow } from '../format';
import { namedCells } from './cells';

/** A row of a table: its cells by the names of their columns, without what is empty or has no name. */
export interface TableRow {
  number: number;
  text: string;
  cells: Record<string, string>;
}

// A cell may hold line ends; a quotation mark that is never closed must not swallow the rest of the file.
const MAX_LINES_OF_A_ROW = 20;

/** Reads CSV with a header, row by row: one that can't be read is a bad row, and the next starts on the line after it. */
export async function* tableRows(
  lines: AsyncIterable<string>,
  { what, required }: { what: string; required: readonly string[] },
): AsyncIterable<TableRow | BadRow> {
  let columns: string[] | null = null;
  for await (const { number, text } of logicalLines(lines)) {
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
      if (!isClosed && open.length < MAX_LINES_OF_A_ROW) break;
      const taken = isClosed ? open.length : 1;
      yield { number: number + 1, text: isClosed ? text : (open[0] as string) };
      number += taken;
      open = open.slice(taken);
    }
  }
  for (const text of open) yield { number: ++number, text };
}

const quotes = (text: string) => text.split('"').length - 1;
