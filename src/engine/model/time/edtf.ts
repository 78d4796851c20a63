import edtf from 'edtf';
import { MAX_LENGTH, readNotation } from './compound-notations';
import type { Reading } from './readings';

/** A point or stretch of time as EDTF text, with the days it can (outer) and must (inner) reach. */
export interface Span {
  /** ISO 8601-2 (EDTF) text of level 0 or 1, normalised. */
  readonly edtf: string;
  /** First and last day that it can include, YYYY-MM-DD; null where unbounded or unknown. */
  readonly earliest: string | null;
  readonly latest: string | null;
  /** First and last day that it certainly includes; both null where no day is certain, one null where that side is open. */
  readonly certainEarliest: string | null;
  readonly certainLatest: string | null;
}

export type SpanPrecision = 'DAY' | 'MONTH' | 'SEASON' | 'YEAR' | 'DECADE' | 'CENTURY' | 'UNKNOWN';

export interface SpanDescription {
  precision: SpanPrecision;
  approximate: boolean;
  uncertain: boolean;
  ongoing: boolean;
}

/** The text is no span that can be kept; the message says what is wrong and what would be right. */
export class EdtfError extends Error {}

/** What stands in an interval for a side without bound, and for a side that nobody knows. */
export const OPEN = '..';
export const UNKNOWN = 'XXXX';

const EXAMPLES = '2025-09-03, 2025-09, 2004~, 201X or 1961-07-11/..';

// ISO 8601-2 gives seasons no months; these are the meteorological ones of the northern hemisphere, winter running
// into the next year (the package would make them quarters, and spring begin in January).
const SEASON_MONTHS: Record<string, readonly [from: number, length: number]> = {
  '21': [3, 3],
  '22': [6, 3],
  '23': [9, 3],
  '24': [12, 3],
};

// A season stands in the place of a month, and may be qualified as any date; the package knows it only unqualified.
const SEASON = /^(\d{4}-2[1-4])[~?%]?$/;

interface Point {
  edtf: string;
  earliest: string;
  latest: string;
  /** `~`, `?` and `%`: the bounds hold only about, or perhaps. */
  qualified: boolean;
}

/** Parses EDTF of level 0 or 1 (dates, seasons, intervals; no times of day) between the years 0001 and 9999; throws EdtfError. */
export function parseSpan(text: string): Span {
  const known = parsed.get(text);
  if (known) return known;
  const span = parseOrAdvise(text.trim());
  if (parsed.size >= MAX_PARSED) parsed.clear();
  parsed.set(text, span);
  return span;
}

// The package takes 0.1 to 0.3 ms for a text, and an import says the same few thousand days again and again.
const parsed = new Map<string, Span>();
const MAX_PARSED = 5000;

/** What a text in another notation may mean, as EDTF that parses; empty where it is in none that is known. */
export const readingsOf = (text: string): readonly Reading[] =>
  text.length > MAX_LENGTH ? [] : (readNotation(text)?.readings ?? []).filter(({ edtf }) => findSpan(edtf));

function parseOrAdvise(text: string): Span {
  if (text === '') throw new EdtfError(`an empty text is no time; write ${EXAMPLES}`);
  if (text.length > MAX_LENGTH)
    throw new EdtfError(`a time has at most ${MAX_LENGTH} characters; write ${EXAMPLES}`);
  try {
    return parse(text);
  } catch (fault) {
    throw (fault instanceof EdtfError && inOtherNotation(text)) || fault;
  }
}

/** What is wrong with a text in another notation, and what it would be in EDTF; null where it is in none that is known. */
function inOtherNotation(text: string): EdtfError | null {
  const notation = readNotation(text);
  if (!notation) return null;
  if (notation.readings.length === 0) return new EdtfError(`${text}: ${notation.rule}; write ${EXAMPLES}`);
  const readings = readingsOf(text);
  if (readings.length === 0) return unreadable(text, notation.readings[0]!.edtf);
  const meant = readings.map(({ edtf, meaning }) =>
    readings.length > 1 && meaning ? `${edtf} (${meaning})` : edtf,
  );
  return new EdtfError(`${text}: ${notation.rule}; write ${meant.join(' or ')}`);
}

/** What is wrong with the EDTF that a text in another notation would be, such as a day that the calendar has not. */
function unreadable(text: string, edtf: string): EdtfError | null {
  if (edtf === text) return null;
  try {
    parse(edtf);
    return null;
  } catch (error) {
    return error instanceof EdtfError ? new EdtfError(`${text}: read as ${error.message}`) : null;
  }
}

function findSpan(text: string): Span | null {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof EdtfError) return null;
    throw error;
  }
}

function parse(text: string): Span {
  if (/\dT|:/.test(text))
    throw new EdtfError(`${text}: dates only, without the time of day; write 2025-09-03`);

  const sides = text.split('/');
  if (sides.length === 1) return spanOfPoint(parsePoint(text));
  if (sides.length > 2)
    throw new EdtfError(`${text}: an interval has one slash; write 2004-06/2006 or 1961-07-11/..`);
  return spanOfInterval(text, sides[0]!, sides[1]!);
}

function spanOfPoint(point: Point | null): Span {
  if (!point)
    return { edtf: UNKNOWN, earliest: null, latest: null, certainEarliest: null, certainLatest: null };
  const { edtf, earliest, latest } = point;
  const certain = isCertainDay(point) ? earliest : null;
  return { edtf, earliest, latest, certainEarliest: certain, certainLatest: certain };
}

function spanOfInterval(text: string, from: string, to: string): Span {
  if (from === '' && to === '')
    throw new EdtfError(`${text}: an interval with no known end says nothing; write ${UNKNOWN}`);
  const start = parseSide(text, from);
  const end = parseSide(text, to);
  if (start && end && end.latest < start.earliest)
    throw new EdtfError(`${text}: ends before it starts; write the earlier date first, as in 2004-06/2006`);
  return {
    edtf: `${start?.edtf ?? from}/${end?.edtf ?? to}`,
    earliest: start?.earliest ?? null,
    latest: end?.latest ?? null,
    ...certainDays(start, end, from === OPEN, to === OPEN),
  };
}

/** What lies between the last day on which it can start and the first on which it can end. */
function certainDays(start: Point | null, end: Point | null, openStart: boolean, openEnd: boolean) {
  const from = start && !start.qualified ? start.latest : null;
  const to = end && !end.qualified ? end.earliest : null;
  if (from && to && from <= to) return { certainEarliest: from, certainLatest: to };
  if (from && openEnd) return { certainEarliest: from, certainLatest: null };
  if (to && openStart) return { certainEarliest: null, certainLatest: to };
  // A day on which it starts or ends is inside, whatever the other end.
  const day = [start, end].find((side) => side && isCertainDay(side))?.earliest ?? null;
  return { certainEarliest: day, certainLatest: day };
}

const isCertainDay = (point: Point) => point.earliest === point.latest && !point.qualified;

function parseSide(interval: string, side: string): Point | null {
  if (side === '' || side === OPEN) return null;
  if (side.includes('X'))
    throw new EdtfError(
      `${interval}: unspecified digits at an end of an interval are EDTF level 2, and only 0 and 1 are kept; write 2004~/2006 or /2006`,
    );
  const point = parsePoint(side, interval);
  if (point && SEASON.test(point.edtf))
    throw new EdtfError(
      `${interval}: a season can't be an end of an interval; write months, as in 2001-03/2003`,
    );
  return point;
}

/** One date or season; null for the wholly unknown XXXX. */
function parsePoint(text: string, whole = text): Point | null {
  if (/^-|^0+$|^0000|^000X|^00XX|^Y|^\d{5}/.test(text))
    throw new EdtfError(`${whole}: years run from 0001 to 9999, in four digits, as in 0476 or 2025-09-03`);
  if (/^XXXX(-XX){0,2}$/.test(text)) return null;
  const qualified = /[~?%]$/.test(text);
  const season = SEASON.exec(text)?.[1];
  if (season) return { edtf: text, ...seasonBounds(season, text), qualified };
  const date = tryParse(text, 1);
  // The package lets 2003-02-29 roll over to 1 March.
  if (date?.type !== 'Date' || date.edtf !== text) throw notEdtf(text, whole);
  return { edtf: text, earliest: day(date.min), latest: day(date.max), qualified };
}

function tryParse(text: string, level: 1 | 2) {
  try {
    return edtf(text, { level });
  } catch {
    return null;
  }
}

function notEdtf(text: string, whole: string): EdtfError {
  if (/^\d{4}-\d{2}(-\d{2})?[~?%]?$/.test(text) && !/^\d{4}-(2[5-9]|3\d|4[01])[~?%]?$/.test(text))
    return new EdtfError(
      `${whole}: the calendar has no ${text}; write a month or day that exists, as in 2025-09-03`,
    );
  if (!/^\d\d$/.test(text) && tryParse(text, 2))
    return new EdtfError(
      `${whole}: this is EDTF level 2, and only levels 0 and 1 are kept; write ${EXAMPLES}`,
    );
  return new EdtfError(`${whole}: not a date or interval of ISO 8601-2 (EDTF); write ${EXAMPLES}`);
}

function seasonBounds(season: string, text: string) {
  const [from, length] = SEASON_MONTHS[season.slice(5, 7)]!;
  const year = Number(season.slice(0, 4));
  if (year === 9999 && from === 12)
    throw new EdtfError(`${text}: years run from 0001 to 9999; this season ends after them`);
  return { earliest: day(utc(year, from - 1, 1)), latest: day(utc(year, from - 1 + length, 0)) };
}

// Date.UTC takes years below 100 for those of the 20th century.
const utc = (year: number, month: number, date: number) => new Date(0).setUTCFullYear(year, month, date);

const day = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10);

const PRECISIONS: readonly (readonly [RegExp, SpanPrecision])[] = [
  [/^\d{4}-\d\d-\d\d$/, 'DAY'],
  [/^\d{4}-(0[1-9]|1[0-2])(-XX)?$/, 'MONTH'],
  [/^\d{4}-2[1-4]$/, 'SEASON'],
  [/^\d{4}(-XX){0,2}$/, 'YEAR'],
  [/^\d{3}X$/, 'DECADE'],
  [/^\d{2}XX$/, 'CENTURY'],
];

/** What a normalised EDTF text says of itself; of an interval's known ends the coarser decides the precision. */
export function describeSpan(text: string): SpanDescription {
  const ranks = text
    .split('/')
    .map((side) => side.replace(/[~?%]$/, ''))
    .map((side) => PRECISIONS.findIndex(([pattern]) => pattern.test(side)));
  return {
    precision: PRECISIONS[Math.max(...ranks)]?.[1] ?? 'UNKNOWN',
    approximate: /[~%]/.test(text),
    uncertain: /[?%]/.test(text),
    ongoing: text.endsWith(`/${OPEN}`),
  };
}
