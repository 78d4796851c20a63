/**
 * A possible meaning of a text: EDTF, which may still be an invalid date, and a description where there are several.
 */
export interface Reading {
  edtf: string;
  meaning?: string;
}

/** The months by their English names, January first. */
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const SEASONS: Readonly<Record<string, string>> = {
  spring: '21',
  summer: '22',
  autumn: '23',
  fall: '23',
  winter: '24',
};
const DAY_LENGTH = 86_400_000;

const two = (number: string | number) => String(number).padStart(2, '0');
const isoDay = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10);

/** Readings that need no description. */
export const plainly = (...edtf: string[]): Reading[] => edtf.map((text) => ({ edtf: text }));

/** A year, month and day as EDTF; month and day have one or two digits and may be omitted. */
export const padded = (year: string, month?: string, day?: string) =>
  plainly([year, ...[month, day].flatMap((part) => (part ? [two(part)] : []))].join('-'));

/**
 * A month by its English name or abbreviation; with a day, that day; with two, the days between. Null: not a month.
 */
export function inNamedMonth(year: string, name: string, day?: string, last?: string): Reading[] | null {
  const index = MONTHS.findIndex((month) => month.toLowerCase().startsWith(name.toLowerCase()));
  if (index < 0) return null;
  const dayOf = (number: string) => `${year}-${two(index + 1)}-${two(number)}`;
  if (day && last) return plainly(`${dayOf(day)}/${dayOf(last)}`);
  return padded(year, String(index + 1), day);
}

/** A season by its English name. */
export const seasonOf = (year: string, name: string) => plainly(`${year}-${SEASONS[name.toLowerCase()]}`);

/** Two numbers before a year: day and month in either order. */
export function dayAndMonth(first: string, second: string, year: string): Reading[] {
  const orders = [
    [first, second],
    [second, first],
  ] as const;
  return orders.slice(0, Number(first) === Number(second) ? 1 : 2).map(([day, month]) => ({
    edtf: `${year}-${two(month)}-${two(day)}`,
    meaning: `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`,
  }));
}

/** A year, a slash and two digits: a month, or the last two digits of a later year. */
export function monthOrYear(year: string, digits: string): Reading[] {
  const later = `${year.slice(0, 2)}${two(digits)}`;
  return [
    { edtf: `${year}-${two(digits)}`, meaning: `${MONTHS[Number(digits) - 1]} ${year}` },
    ...(later > year ? [{ edtf: `${year}/${later}`, meaning: `from ${year} to ${later}` }] : []),
  ];
}

/** The seven days of an ISO 8601 week, or one of them. Week 1 contains 4 January. */
export function inWeek(year: string, week: string, day?: string): Reading[] {
  const fourth = new Date(`${year}-01-04T00:00:00Z`);
  const monday = fourth.setUTCDate(4 - ((fourth.getUTCDay() + 6) % 7) + (Number(week) - 1) * 7);
  const at = (offset: number) => isoDay(monday + offset * DAY_LENGTH);
  // A year has 52 or 53 weeks; a week belongs to the year of its Thursday.
  if (!at(3).startsWith(year)) return [];
  return plainly(day ? at(Number(day) - 1) : `${at(0)}/${at(6)}`);
}

/** A day by its number in the year, from 1. */
export function dayOfYear(year: string, number: string): Reading[] {
  const day = isoDay(new Date(`${year}-01-01T00:00:00Z`).setUTCDate(Number(number)));
  return day.startsWith(year) ? plainly(day) : [];
}

/** The three months of a quarter, 1 to 4. */
export const quarterOf = (year: string, quarter: string) =>
  plainly(`${year}-${two(Number(quarter) * 3 - 2)}/${year}-${two(Number(quarter) * 3)}`);

/** A century by its number: the 20th is 19XX. */
export const centuryOf = (number: string) =>
  plainly(Number(number) === 1 ? '0001/0099' : `${two(Number(number) - 1)}XX`);

/** A decade by its first year; for the first year of a century, also the century. */
export const decadeOf = (year: string): Reading[] => [
  { edtf: `${year.slice(0, 3)}X`, meaning: `${year} to ${year.slice(0, 3)}9` },
  ...(year.endsWith('00')
    ? [{ edtf: `${year.slice(0, 2)}XX`, meaning: `${year} to ${year.slice(0, 2)}99` }]
    : []),
];

/** Fewer than four digits: an early year, or the first two digits of a century. */
export const shortYear = (digits: string): Reading[] => [
  { edtf: digits.padStart(4, '0'), meaning: `the year ${Number(digits)}` },
  ...(digits.length === 2 ? [{ edtf: `${digits}XX`, meaning: `${digits}00 to ${digits}99` }] : []),
];
