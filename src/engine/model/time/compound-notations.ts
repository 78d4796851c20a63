import {
  compiled,
  DATES_ONLY,
  INTERVAL,
  NO_WORDS,
  readSimple,
  YEAR,
  type Line,
  type Notation,
} from './notations';
import { plainly, type Reading } from './readings';

/** The possible meanings of a part of a text, as EDTF. */
type Inner = (text: string) => readonly string[];

/** The possible meanings of a text that contains dates; null if it is in another notation. */
type ReadParts = (inner: Inner, ...groups: (string | undefined)[]) => readonly Reading[] | null;

const WHOLE_UNIT = 'EDTF has no early, middle or late part of a time';
const QUALIFIED = 'approximate times end in ~, uncertain ones in ?, both in %';

const TO = String.raw`(?:\s+-\s+|\s+(?:to|until|through)\s+)`;

// Deep enough for a weekday before a date with a time of day in one end of an interval.
const MAX_DEPTH = 3;

/** The maximum length of a time, in characters. */
export const MAX_LENGTH = 64;

const isPoint = (text: string) => /^[\dX]{4}(-[\dX]{2}){0,2}[~?%]?$/.test(text);

const unlessNone = (edtf: readonly string[]) => (edtf.length > 0 ? plainly(...edtf) : null);

/** The meanings of the first group that matched, with a function applied to each. */
const within =
  (change: (edtf: string) => string = (edtf) => edtf): ReadParts =>
  (inner, ...groups) =>
    unlessNone(inner(groups.find((group) => group !== undefined)!).map(change));

const SIDES = new Map<string, string>([
  ['', ''],
  ['unknown', ''],
  ...['..', 'present', 'now', 'today', 'ongoing', 'open'].map((word): [string, string] => [word, '..']),
]);

const between: ReadParts = (inner, from, to) => {
  const [starts, ends] = [from, to].map((side = '') => {
    const known = SIDES.get(side.toLowerCase());
    return known === undefined ? inner(side) : [known];
  }) as [string[], string[]];
  // Both sides have day and month in the same order.
  if (starts.length === ends.length) return unlessNone(starts.map((start, i) => `${start}/${ends[i]}`));
  return unlessNone(starts.flatMap((start) => ends.map((end) => `${start}/${end}`)));
};

const LINES: readonly Line<ReadParts>[] = [
  [NO_WORDS, String.raw`(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+(.+)`, within()],
  [DATES_ONLY, String.raw`([^/]+?)(?:t|,?\s+(?:at\s+)?)\d{1,2}:\d\d[^/]*`, within()],
  [DATES_ONLY, String.raw`(\d{8})t\d{2,6}[^/]*|(\d{8})\d{6}z?`, within()],
  [WHOLE_UNIT, String.raw`(?:early|mid(?:dle)?|late|beginning|end)(?:\s+of)?[-\s]+(.+)`, within()],
  [
    QUALIFIED,
    String.raw`(?:c\.|ca\.?\s|circa\s|about\s|around\s|approx(?:\.|imately)?\s|~)\s*(.+)`,
    within((edtf) => `${edtf}~`),
  ],
  [QUALIFIED, String.raw`(.+?)\s*(?:\?~|~\?)`, within((edtf) => `${edtf}%`)],
  [
    QUALIFIED,
    String.raw`(?:perhaps|possibly|probably|maybe)\s+(.+)|(.+?)(?:\s+\?|\s*\(\?\))`,
    within((edtf) => `${edtf}?`),
  ],
  [
    INTERVAL,
    String.raw`(?:from\s+)?(.+?)${TO}(.+)|between\s+(.+?)\s+and\s+(.+)`,
    (inner, a, b, c, d) => between(inner, a ?? c, b ?? d),
  ],
  [INTERVAL, String.raw`(?:since|from)\s+(.+)`, (inner, from) => between(inner, from, '..')],
  [INTERVAL, String.raw`(?:until|till|up to)\s+(.+)`, (inner, to) => between(inner, '..', to)],
  [INTERVAL, String.raw`${YEAR}-(\d{4}|present|now|today)`, between],
  [INTERVAL, String.raw`${YEAR}-`, (inner, from) => between(inner, from, '..')],
  [INTERVAL, String.raw`(\d{4}-\d\d(?:-\d\d)?)-(\d{4}-\d\d(?:-\d\d)?)`, between],
];

const COMPOUNDS = compiled(LINES);

/**
 * Recognizes dates in other notations than EDTF: everyday ones, those of ISO 8601 that EDTF omits, and older drafts.
 */
export function readNotation(text: string): Notation | null {
  // Digits of any width, and hyphens and dashes of every kind.
  const plain = text
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .trim();
  return plain.length > MAX_LENGTH ? null : read(plain, MAX_DEPTH);
}

function read(text: string, depth: number): Notation | null {
  const simple = readSimple(text);
  if (simple || depth === 0) return simple;
  const inner: Inner = (part) =>
    isPoint(part) ? [part] : (read(part, depth - 1)?.readings.map(({ edtf }) => edtf) ?? []);
  for (const { rule, pattern, read: readParts } of COMPOUNDS) {
    const match = pattern.exec(text);
    const readings = match && readParts(inner, ...match.slice(1));
    if (readings) return { rule, readings };
  }
  return readInterval(text, inner, depth);
}

/** An interval with a side in another notation; the rule is the one that the side breaks. */
function readInterval(text: string, inner: Inner, depth: number): Notation | null {
  const sides = text.split('/').map((side) => side.trim());
  const readings = sides.length === 2 ? between(inner, ...sides) : null;
  if (!readings) return null;
  const [rule = INTERVAL] = sides.flatMap((side) =>
    isPoint(side) ? [] : (read(side, depth - 1)?.rule ?? []),
  );
  return { rule, readings };
}
