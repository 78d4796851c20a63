import { createHash } from 'node:crypto';
import { type Span, EdtfError, parseSpan } from '../../../engine/model/time/edtf';

interface SpellRow {
  text: string;
  start: Span;
}

/**
 * Keys of rows that are spells of something with the key `name`. The first spell has that key alone, so that it
 * stays the same when its dates are corrected; later spells add their start. Equal rows have one key.
 */
export function spellKeys<Row extends SpellRow>(
  rows: readonly Row[],
  name: (row: Row) => string,
): Map<Row, string> {
  const keys = new Map<Row, string>();
  const taken = new Map<string, string>();
  const inTime = [...rows].sort((a, b) => compare(a.start.earliest as string, b.start.earliest as string));
  for (const row of inTime) {
    const { edtf } = row.start;
    const candidates = ['', `:${edtf.slice(0, 4)}`, `:${edtf}`].map((suffix) => name(row) + suffix);
    const key = candidates.find((candidate) => (taken.get(candidate) ?? row.text) === row.text);
    // Two spells that begin on the same day differ only in their other columns.
    const own =
      key ?? `${candidates.at(-1)}:${createHash('sha1').update(row.text).digest('hex').slice(0, 8)}`;
    taken.set(own, row.text);
    keys.set(row, own);
  }
  return keys;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** A date from columns for year, month and day, as precise as they are; null if there is no such date. */
export function partialDate(year = '', month = '', day = ''): Span | null {
  if (!/^\d{4}$/.test(year) || ![month, day].every((part) => /^\d{0,2}$/.test(part))) return null;
  const parts = [year, ...[month, day].map((part) => part.padStart(2, '0'))];
  // EDTF has codes for seasons in the place of a month; a column of months never means one.
  if ((month === '' && day !== '') || Number(month) > 12) return null;
  const known = parts.slice(0, month === '' ? 1 : day === '' ? 2 : 3);
  try {
    return parseSpan(known.join('-'));
  } catch (error) {
    if (error instanceof EdtfError) return null;
    throw error;
  }
}
