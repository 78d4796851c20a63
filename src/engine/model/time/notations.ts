import {
  centuryOf,
  dayAndMonth,
  dayOfYear,
  decadeOf,
  inNamedMonth,
  inWeek,
  monthOrYear,
  padded,
  plainly,
  quarterOf,
  seasonOf,
  shortYear,
  type Reading,
} from './readings';

/**
 * A recognized notation that is not EDTF: the rule that it breaks, and its possible meanings; none where it is too
 * ambiguous.
 */
export interface Notation {
  rule: string;
  readings: readonly Reading[];
}

/** The possible meanings of the groups of a match; null where the text only resembles this notation. */
type Read = (...groups: (string | undefined)[]) => readonly Reading[] | null;

/** A notation: the rule it breaks, a case-insensitive pattern of the whole text, and how to read it. */
export type Line<R> = readonly [rule: string, pattern: string, read: R];

export const DATES_ONLY = 'dates only, without the time of day';
export const NO_WORDS = 'a time is written in digits, as EDTF';
export const INTERVAL = 'an interval is written start/end, with .. for an open end';
const YEAR_FIRST = 'a date is written year first, as YYYY-MM-DD';
const HYPHENS = 'a date has hyphens and two digits each for month and day, as in YYYY-MM-DD';
const FOUR_DIGITS = 'a year has four digits';
const COMMON_ERA = 'years run from 0001 to 9999, all of the common era';
const NO_WEEKS = 'EDTF has no weeks, quarters or days numbered through the year';
const UNSPECIFIED = 'an unknown digit is written X';

export const YEAR = String.raw`(\d{4})`;
const DAY = String.raw`(\d{1,2})(?:st|nd|rd|th)?`;
const MONTH = String.raw`([a-z]{3,9})\.?`;
const SEASON = '(spring|summer|autumn|fall|winter)';
const QUARTER = 'q([1-4])';

const LINES: readonly Line<Read>[] = [
  [HYPHENS, String.raw`${YEAR}(\d\d)(\d\d)?`, (year, ...rest) => padded(year!, ...rest)],
  [
    HYPHENS,
    String.raw`${YEAR}([-/. ])(\d{1,2})\2(\d{1,2})`,
    (year, _, ...monthAndDay) => padded(year!, ...monthAndDay),
  ],
  [HYPHENS, String.raw`${YEAR}[-.](\d{1,2})`, (year, month) => padded(year!, month)],
  [HYPHENS, String.raw`${YEAR}/(\d{1,2})`, (year, digits) => monthOrYear(year!, digits!)],
  [HYPHENS, String.raw`${YEAR}年(?:(\d{1,2})月(?:(\d{1,2})日)?)?`, (year, ...rest) => padded(year!, ...rest)],
  // With full stops, the day is always first.
  [
    YEAR_FIRST,
    String.raw`(\d{1,2})\.\s*(\d{1,2})\.\s*${YEAR}`,
    (day, month, year) => padded(year!, month, day),
  ],
  [
    YEAR_FIRST,
    String.raw`(\d{1,2})([-/ ])(\d{1,2})\2${YEAR}`,
    (first, _, second, year) => dayAndMonth(first!, second!, year!),
  ],
  [YEAR_FIRST, String.raw`(0?[1-9]|1[0-2])[-/.]${YEAR}`, (month, year) => padded(year!, month)],
  [FOUR_DIGITS, String.raw`\d{1,2}([-/.])\d{1,2}\1'?\d\d`, () => []],
  [FOUR_DIGITS, String.raw`(\d{1,3})`, (digits) => shortYear(digits!)],
  [
    COMMON_ERA,
    String.raw`(?:ad|ce)\s*(\d{1,4})|(\d{1,4})\s*(?:ad|ce)`,
    (a, b) => plainly((a ?? b!).padStart(4, '0')),
  ],
  [COMMON_ERA, String.raw`\d{1,4}\s*b\.?c\.?(?:e\.?)?`, () => []],
  [
    NO_WORDS,
    String.raw`${DAY}\s*-\s*${DAY}\s+${MONTH},?\s+${YEAR}`,
    (from, to, month, year) => inNamedMonth(year!, month!, from, to),
  ],
  [
    NO_WORDS,
    String.raw`${MONTH}\s+${DAY}\s*-\s*${DAY},?\s+${YEAR}`,
    (month, from, to, year) => inNamedMonth(year!, month!, from, to),
  ],
  [
    NO_WORDS,
    String.raw`(?:${DAY}(?:\s+of\s+|[-\s]+))?${MONTH}[-,\s]+${YEAR}`,
    (day, month, year) => inNamedMonth(year!, month!, day),
  ],
  [
    NO_WORDS,
    String.raw`${MONTH}\s+${DAY},?\s+${YEAR}`,
    (month, day, year) => inNamedMonth(year!, month!, day),
  ],
  [
    NO_WORDS,
    String.raw`${YEAR}[-,\s]+${MONTH}(?:[-\s]+${DAY})?`,
    (year, month, day) => inNamedMonth(year!, month!, day),
  ],
  [NO_WORDS, String.raw`${SEASON}(?:\s+of)?,?\s+${YEAR}`, (season, year) => seasonOf(year!, season!)],
  [NO_WORDS, String.raw`${YEAR},?\s+${SEASON}`, (year, season) => seasonOf(year!, season!)],
  [NO_WORDS, String.raw`(?:the\s+)?(\d{3}0)'?s`, (year) => decadeOf(year!)],
  [
    NO_WORDS,
    String.raw`(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)\s+c(?:ent(?:ury|\.)?|\.)?`,
    (number) => centuryOf(number!),
  ],
  [NO_WORDS, 'unknown|undated|n\\.?d\\.?', () => plainly('XXXX')],
  [NO_WEEKS, String.raw`${YEAR}-?w(\d\d)(?:-?([1-7]))?`, (year, week, day) => inWeek(year!, week!, day)],
  [NO_WEEKS, String.raw`${YEAR}-(\d{3})`, (year, number) => dayOfYear(year!, number!)],
  [NO_WEEKS, String.raw`${YEAR}[-\s]?${QUARTER}`, (year, quarter) => quarterOf(year!, quarter!)],
  [NO_WEEKS, String.raw`${QUARTER}[-/\s]?${YEAR}`, (quarter, year) => quarterOf(year!, quarter!)],
  [
    UNSPECIFIED,
    String.raw`(?=.*[ux])(\d[\dux]{3}(?:-[\dux]{2}){0,2})`,
    (text) => plainly(text!.replace(/[ux]/gi, 'X')),
  ],
  [
    UNSPECIFIED,
    String.raw`(\d{3})[-?]|(\d\d)(?:--|\?\?)`,
    (decade, century) => plainly(`${decade ?? `${century}X`}X`),
  ],
  // ISO 8601 lets the end omit what it shares with the start.
  [
    INTERVAL,
    String.raw`(\d{4}-\d\d-)(\d\d)/(\d\d)`,
    (shared, from, to) => plainly(`${shared}${from}/${shared}${to}`),
  ],
  [
    INTERVAL,
    String.raw`(\d{4}-)(\d\d(?:-\d\d)?)/(\d\d(?:-\d\d)?)`,
    (shared, from, to) => plainly(`${shared}${from}/${shared}${to}`),
  ],
];

/** Compiles the patterns of a table. */
export const compiled = <R>(lines: readonly Line<R>[]) =>
  lines.map(([rule, pattern, read]) => ({ rule, pattern: new RegExp(`^(?:${pattern})$`, 'iu'), read }));

const NOTATIONS = compiled(LINES);

/**
 * Recognizes a single date, or a range with its own notation; the first line of the table that can read the text
 * decides.
 */
export function readSimple(text: string): Notation | null {
  for (const { rule, pattern, read } of NOTATIONS) {
    const match = pattern.exec(text);
    const readings = match && read(...match.slice(1));
    if (readings) return { rule, readings };
  }
  return null;
}
