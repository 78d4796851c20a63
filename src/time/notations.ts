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

/** How a date is written that is not EDTF: the rule that it breaks, and what it may mean; nothing where that is a guess. */
export interface Notation {
  rule: string;
  readings: readonly Reading[];
}

/** What the groups of a match mean; null where the text only looks like this notation. */
type Read = (...groups: (string | undefined)[]) => readonly Reading[] | null;

const YEAR_FIRST = 'a date is written year first, as YYYY-MM-DD';
const HYPHENS = 'a date has hyphens and two digits each for month and day, as in YYYY-MM-DD';
const DATES_ONLY = 'dates only, without the time of day';
const NO_WORDS = 'a time is written in digits, as EDTF';
const FOUR_DIGITS = 'a year has four digits';
const INTERVAL = 'an interval is written start/end, with .. for an open end';
const COMMON_ERA = 'years run from 0001 to 9999, all of the common era';
const NO_WEEKS = 'EDTF has no weeks, quarters or days numbered through the year';
const WHOLE_UNIT = 'EDTF has no early, middle or late part of a time';
const QUALIFIED = 'what is approximate ends in ~, what is uncertain in ?, what is both in %';
const UNSPECIFIED = 'an unknown digit is written X';

const YEAR = String.raw`(\d{4})`;
const DAY = String.raw`(\d{1,2})(?:st|nd|rd|th)?`;
const MONTH = String.raw`([a-z]{3,9})\.?`;
const SEASON = '(spring|summer|autumn|fall|winter)';
const QUARTER = 'q([1-4])';
const TO = String.raw`(?:\s+-\s+|\s+(?:to|until|through)\s+)`;

const isPoint = (text: string) => /^[\dX]{4}(-[\dX]{2}){0,2}[~?%]?$/.test(text);

/** What a part of a text may mean: itself where it is EDTF already. */
const edtfIn = (text: string) =>
  isPoint(text) ? [text] : (readNotation(text)?.readings.map(({ edtf }) => edtf) ?? []);

const unlessNone = (readings: readonly Reading[]) => (readings.length > 0 ? readings : null);

/** What the first group that matched may mean, with something done to it. */
const within =
  (change: (edtf: string) => string = (edtf) => edtf): Read =>
  (...groups) =>
    unlessNone(plainly(...edtfIn(groups.find((group) => group !== undefined)!).map(change)));

const SIDES = new Map<string, string>([
  ['', ''],
  ['unknown', ''],
  ...['..', 'present', 'now', 'today', 'ongoing', 'open'].map((word): [string, string] => [word, '..']),
]);

const between: Read = (from, to) => {
  const [starts, ends] = [from, to].map((side = '') => {
    const known = SIDES.get(side.toLowerCase());
    return known === undefined ? edtfIn(side) : [known];
  }) as [string[], string[]];
  // Day and month come in the same order on both sides.
  if (starts.length === ends.length)
    return unlessNone(plainly(...starts.map((start, i) => `${start}/${ends[i]}`)));
  return unlessNone(plainly(...starts.flatMap((start) => ends.map((end) => `${start}/${end}`))));
};

type Line = readonly [rule: string, pattern: string, read: Read];

// Of those that match a text as a whole, the first that can read it counts.
const LINES: readonly Line[] = [
  [NO_WORDS, String.raw`(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+(.+)`, within()],
  [DATES_ONLY, String.raw`([^/]+?)(?:t|,?\s+(?:at\s+)?)\d{1,2}:\d\d[^/]*`, within()],
  [DATES_ONLY, String.raw`(\d{8})t\d{2,6}[^/]*|(\d{8})\d{6}z?`, within()],
  [HYPHENS, String.raw`${YEAR}(\d\d)(\d\d)?`, (year, ...rest) => padded(year!, ...rest)],
  [
    HYPHENS,
    String.raw`${YEAR}([-/. ])(\d{1,2})\2(\d{1,2})`,
    (year, _, ...monthAndDay) => padded(year!, ...monthAndDay),
  ],
  [HYPHENS, String.raw`${YEAR}[-.](\d{1,2})`, (year, month) => padded(year!, month)],
  [HYPHENS, String.raw`${YEAR}/(\d{1,2})`, (year, digits) => monthOrYear(year!, digits!)],
  [HYPHENS, String.raw`${YEAR}年(?:(\d{1,2})月(?:(\d{1,2})日)?)?`, (year, ...rest) => padded(year!, ...rest)],
  // With full stops the day always comes first.
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
    UNSPECIFIED,
    String.raw`(?=.*[ux])(\d[\dux]{3}(?:-[\dux]{2}){0,2})`,
    (text) => plainly(text!.replace(/[ux]/gi, 'X')),
  ],
  [
    UNSPECIFIED,
    String.raw`(\d{3})[-?]|(\d\d)(?:--|\?\?)`,
    (decade, century) => plainly(`${decade ?? `${century}X`}X`),
  ],
  [
    INTERVAL,
    String.raw`(?:from\s+)?(.+?)${TO}(.+)|between\s+(.+?)\s+and\s+(.+)`,
    (a, b, c, d) => between(a ?? c, b ?? d),
  ],
  [INTERVAL, String.raw`(?:since|from)\s+(.+)`, (from) => between(from, '..')],
  [INTERVAL, String.raw`(?:until|till|up to)\s+(.+)`, (to) => between('..', to)],
  [INTERVAL, String.raw`${YEAR}-(\d{4}|present|now|today)`, between],
  [INTERVAL, String.raw`${YEAR}-`, (from) => between(from, '..')],
  [INTERVAL, String.raw`(\d{4}-\d\d(?:-\d\d)?)-(\d{4}-\d\d(?:-\d\d)?)`, between],
  // ISO 8601 lets the end leave out what it has in common with the start.
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

const NOTATIONS = LINES.map(([rule, pattern, read]) => ({
  rule,
  pattern: new RegExp(`^(?:${pattern})$`, 'iu'),
  read,
}));

/** Recognises a date in another notation than EDTF: everyday ones, those of ISO 8601 that EDTF leaves out, and older drafts. */
export function readNotation(text: string): Notation | null {
  // Digits of any width, and every kind of hyphen and dash.
  const plain = text
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .trim();
  for (const { rule, pattern, read } of NOTATIONS) {
    const match = pattern.exec(plain);
    const readings = match && read(...match.slice(1));
    if (readings) return { rule, readings };
  }
  const sides = plain.split('/').map((side) => side.trim());
  const readings = sides.length === 2 ? between(...sides) : null;
  if (!readings) return null;
  const [rule = INTERVAL] = sides.flatMap((side) => (isPoint(side) ? [] : (readNotation(side)?.rule ?? [])));
  return { rule, readings };
}
