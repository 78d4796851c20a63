import edtf from 'edtf';
import { MAX_LENGTH, readNotation } from './compound-notations';
import type { Reading } from './readings';

/**
 * A point or span of time as EDTF text, with its outer bounds (days it can include) and inner bounds (days it must
 * include).
 */
export interface Span {
  /** ISO 8601-2 (EDTF) text of level 0 or 1, normalized. */
  readonly edtf: string;
  /** The first and last day that it can include, YYYY-MM-DD; null where unbounded or unknown. */
  readonly earliest: string | null;
  readonly latest: string | null;
  /**
   * The first and last day that it certainly includes; both null if no day is certain, one null if that side is open.
   */
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

/** The text is not a valid span; the message explains why and gives valid examples. */
export class EdtfError extends Error {}

/** The open and the unknown side of an interval. */
export const OPEN = '..';
export const UNKNOWN = 'XXXX';

const EXAMPLES = '2025-09-03, 2025-09, 2004~, 201X or 1961-07-11/..';

// ISO 8601-2 assigns no months to seasons. These are the meteorological seasons of the northern hemisphere; winter ends
// in the next year. (The package treats seasons as quarters, with spring beginning in January.)
const SEASON_MONTHS: Record<string, readonly [from: number, length: number]> = {
  '21': [3, 3],
  '22': [6, 3],
  '23': [9, 3],
  '24': [12, 3],
};

// A season takes the place of a month and may be qualified like any date; the package supports only unqualified ones.
const SEASON = /^(\d{4}-2[1-4])[~?%]?$/;

interface Point {
  edtf: string;
  earliest: string;
  latest: string;
  /** Qualified by `~`, `?` or `%`: the bounds are approximate or uncertain. */
  qualified: boolean;
}

/** Parses EDTF of level 0 or 1 (dates, seasons, intervals; no times of day) between the years 0001 and 9999; throws EdtfError. */
export function parseSpan(text: string): Span {
  const known = parsed.get(text);
  if (known) return known;
  if (text.length > MAX_LENGTH) return parseOrAdvise(text.trim());
  // A copy, because a part of a longer text keeps all of that in memory.
  const own = Buffer.from(text).toString();
  const span = parseOrAdvise(own.trim());
  if (parsed.size >= MAX_PARSED) parsed.clear();
  parsed.set(own, span);
  return span;
}

// The package takes 0.1 to 0.3 ms for a text, and an import repeats a few thousand days.
const parsed = new Map<string, Span>();
const MAX_PARSED = 5000;

/** The possible meanings of a text in another notation, as valid EDTF; empty if the notation is not recognized. */
export const readingsOf = (text: string): readonly Reading[] =>
  text.length > MAX_LENGTH ? [] : (readNotation(text)?.readings ?? []).filter(({ edtf }) => findSpan(edtf));

function parseOrAdvise(text: string): Span {
  if (text === '') throw new EdtfError(`an empty text is not a time; write ${EXAMPLES}`);
  if (text.length > MAX_LENGTH)
    throw new EdtfError(`a time has at most ${MAX_LENGTH} characters; write ${EXAMPLES}`);
  try {
    return parse(text);
  } catch (fault) {
    throw (fault instanceof EdtfError && inOtherNotation(text)) || fault;
  }
}

/**
 * The error for a text in another notation, with the EDTF to write instead; null if the notation is not recognized.
 */
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

/** The error in the EDTF equivalent of a text in another notation, such as a day that the calendar does not have. */
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
    throw new EdtfError(`${text}: an interval with no known end has no meaning; write ${UNKNOWN}`);
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

/** The days between the last possible start and the first possible end. */
function certainDays(start: Point | null, end: Point | null, openStart: boolean, openEnd: boolean) {
  const from = start && !start.qualified ? start.latest : null;
  const to = end && !end.qualified ? end.earliest : null;
  if (from && to && from <= to) return { certainEarliest: from, certainLatest: to };
  if (from && openEnd) return { certainEarliest: from, certainLatest: null };
  if (to && openStart) return { certainEarliest: null, certainLatest: to };
  // The day of a certain start or end is inside, whatever the other end.
  const day = [start, end].find((side) => side && isCertainDay(side))?.earliest ?? null;
  return { certainEarliest: day, certainLatest: day };
}

const isCertainDay = (point: Point) => point.earliest === point.latest && !point.qualified;

function parseSide(interval: string, side: string): Point | null {
  if (side === '' || side === OPEN) return null;
  if (side.includes('X'))
    throw new EdtfError(
      `${interval}: unspecified digits at an end of an interval are EDTF level 2, and only levels 0 and 1 are supported; write 2004~/2006 or /2006`,
    );
  const point = parsePoint(side, interval);
  if (point && SEASON.test(point.edtf))
    throw new EdtfError(
      `${interval}: a season can't be an end of an interval; write months, as in 2001-03/2003`,
    );
  return point;
}

/** A single date or season; null for the wholly unknown XXXX. */
function parsePoint(text: string, whole = text): Point | null {
  if (/^-|^0+$|^0000|^000X|^00XX|^Y|^\d{5}/.test(text))
    throw new EdtfError(`${whole}: years run from 0001 to 9999, in four digits, as in 0476 or 2025-09-03`);
  if (/^XXXX(-XX){0,2}$/.test(text)) return null;
  const qualified = /[~?%]$/.test(text);
  const season = SEASON.exec(text)?.[1];
  if (season) return { edtf: text, ...seasonBounds(season, text), qualified };
  const date = tryParse(text, 1);
  // The package turns 2003-02-29 into 1 March.
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
      `${whole}: this is EDTF level 2, and only levels 0 and 1 are supported; write ${EXAMPLES}`,
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

// Date.UTC interprets years below 100 as 19xx.
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

/**
 * The precision and qualifiers of a normalized EDTF text; for an interval, the coarser of the known ends decides the
 * precision.
 */
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
