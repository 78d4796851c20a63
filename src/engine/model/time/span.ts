import { EdtfError, OPEN, UNKNOWN, parseSpan, type Span } from './edtf';
import { Refusal, UserErrorCode } from '../../../platform/errors';

/** The three columns of the span `Name`, as in Prisma: days are Dates at midnight UTC. */
export type SpanColumns<Name extends string> = { [K in `${Name}Edtf`]: string } & {
  [K in `${Name}Earliest` | `${Name}Latest`]: Date | null;
};

/** The columns of a span, for Prisma's `data`: spanColumns('term', span) has termEdtf, termEarliest, termLatest. */
export function spanColumns<Name extends string>(name: Name, span: Span): SpanColumns<Name> {
  return {
    [`${name}Edtf`]: span.edtf,
    [`${name}Earliest`]: toDate(span.earliest),
    [`${name}Latest`]: toDate(span.latest),
  } as SpanColumns<Name>;
}

const toDate = (day: string | null) => (day === null ? null : new Date(`${day}T00:00:00.000Z`));

/** The two ends of a span: EDTF dates, `..` for an open end, XXXX for an unknown one. */
export interface SpanEnds {
  start: string;
  end: string;
}

/**
 * Joins the claimed ends of a term to EDTF: without a start it is unknown, without an end open. Throws EdtfError if the
 * term would end before it starts, or an end (a decade, a season) cannot be the end of an interval.
 */
export function joinSpan(start: string | null, end: string | null): string {
  const from = start ?? UNKNOWN;
  const to = end ?? OPEN;
  if (from === to && from !== OPEN) return parseSpan(from).edtf;
  return parseSpan(`${asSide(from)}/${asSide(to)}`).edtf;
}

// Level 1 allows no unspecified digits within an interval: 2004-XX becomes 2004, and an unknown end is empty.
const asSide = (end: string) => (end.startsWith(UNKNOWN) ? '' : end.replace(/(-XX)+$/, ''));

/** Splits a term's EDTF into its ends, so that joinSpan restores it; a single date is both ends. */
export function splitSpan(term: string): SpanEnds {
  const [start, end = start] = parseSpan(term).edtf.split('/');
  return { start: start || UNKNOWN, end: end || UNKNOWN };
}

/** Normalizes the end of a term, which may be `..`; throws EdtfError with an example if it is not one date. */
export function checkSpanEnd(text: string): string {
  if (text === OPEN) return OPEN;
  const { edtf } = parseSpan(text);
  if (edtf.includes('/'))
    throw new EdtfError(`${text}: an end of a term is one date, such as 2013-03-14; an open end is ..`);
  if (edtf !== UNKNOWN) parseSpan(`${asSide(edtf)}/`);
  return edtf;
}

/** The day YYYY-MM-DD (UTC) of a `date` column, which is a Date from Prisma and text from JSON. */
export const dayOf = (date: Date | string) =>
  (typeof date === 'string' ? date : date.toISOString()).slice(0, 10);

/** Runs `read` on EDTF text of the input; refuses text that is not EDTF as INVALID at its field. */
export function readingTime<T>(field: readonly string[], read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof EdtfError)) throw error;
    throw new Refusal(UserErrorCode.INVALID, field, error.message);
  }
}

/** Parses a span of the input; null where none is given. */
export function readSpan(edtf: string, field: readonly string[]): Span;
export function readSpan(edtf: string | null | undefined, field: readonly string[]): Span | null;
export function readSpan(edtf: string | null | undefined, field: readonly string[]): Span | null {
  return edtf == null ? null : readingTime(field, () => parseSpan(edtf));
}

/** The columns of an optional span; all are null where there is none. */
export type OptionalSpanColumns<Name extends string> = {
  [K in keyof SpanColumns<Name>]: SpanColumns<Name>[K] | null;
};

/** The three columns of the span `name`; null where there is none. */
export function optionalSpanColumns<Name extends string>(
  name: Name,
  span: Span | null,
): OptionalSpanColumns<Name> {
  if (span) return spanColumns(name, span);
  return {
    [`${name}Edtf`]: null,
    [`${name}Earliest`]: null,
    [`${name}Latest`]: null,
  } as OptionalSpanColumns<Name>;
}
