import { MONTHS } from './readings';
import { OPEN, UNKNOWN } from './edtf';

const SEASONS: Readonly<Record<string, string>> = { 21: 'spring', 22: 'summer', 23: 'autumn', 24: 'winter' };
const QUALIFIERS: Readonly<Record<string, string>> = {
  '~': 'about ',
  '?': 'perhaps ',
  '%': 'perhaps about ',
};

/**
 * A span in English words, from its EDTF: "3 September 2025", "about 2004", "the 1990s", "since 11 July 1961"; null where
 * nothing of it is known. What has no plain wording is given as EDTF.
 */
export function inWords(edtf: string): string | null {
  const [start = '', end] = edtf.split('/');
  if (end === undefined) return dateInWords(start);
  const [from, to] = [dateInWords(start), dateInWords(end)];
  if (from === null) return to && `until ${to}`;
  if (to !== null) return `${from} to ${to}`;
  return end === OPEN ? `since ${from}` : `from ${from}`;
}

function dateInWords(date: string): string | null {
  if (date === '' || date === OPEN || date.startsWith(UNKNOWN)) return null;
  const match = /^(\d{4}|\d{3}X|\d\dXX)(?:-(\d\d|XX))?(?:-(\d\d|XX))?([~?%])?$/.exec(date);
  if (!match) return date;
  const [, year = '', month = 'XX', day = 'XX', qualifier = ''] = match;
  const said = knownPart(year, month, day);
  return said === null ? date : `${QUALIFIERS[qualifier] ?? ''}${said}`;
}

/** As much of a date as is known; null where a month is none, or a day is of an unknown month. */
function knownPart(year: string, month: string, day: string): string | null {
  if (month === 'XX') return day === 'XX' ? yearInWords(year) : null;
  const name = MONTHS[Number(month) - 1] ?? SEASONS[month];
  if (name === undefined || year.endsWith('X')) return null;
  return day === 'XX' ? `${name} ${Number(year)}` : `${Number(day)} ${name} ${Number(year)}`;
}

const yearInWords = (year: string): string =>
  year.endsWith('X') ? `the ${Number(year.replaceAll('X', '0'))}s` : String(Number(year));
