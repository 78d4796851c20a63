import { EdtfError, OPEN, UNKNOWN, parseSpan, type Span } from './edtf';

/** The three columns of a span called `Name`, as Prisma writes them: days are Dates at midnight UTC. */
export type SpanColumns<Name extends string> = { [K in `${Name}Edtf`]: string } & {
  [K in `${Name}Earliest` | `${Name}Latest`]: Date | null;
};

/** The columns that hold a span, for Prisma's `data`: spanColumns('term', span) gives termEdtf, termEarliest, termLatest. */
export function spanColumns<Name extends string>(name: Name, span: Span): SpanColumns<Name> {
  return {
    [`${name}Edtf`]: span.edtf,
    [`${name}Earliest`]: toDate(span.earliest),
    [`${name}Latest`]: toDate(span.latest),
  } as SpanColumns<Name>;
}

const toDate = (day: string | null) => (day === null ? null : new Date(`${day}T00:00:00.000Z`));

/** The two ends of a stretch: EDTF dates, `..` for an open one, XXXX for an unknown one. */
export interface SpanEnds {
  start: string;
  end: string;
}

/**
 * The EDTF of a term from the claims about its ends: no claimed start is an unknown one, no claimed end an open one.
 * Throws EdtfError where it would end before it starts, or where an end (a decade, a season) can't be one of an interval.
 */
export function joinSpan(start: string | null, end: string | null): string {
  const from = start ?? UNKNOWN;
  const to = end ?? OPEN;
  if (from === to && from !== OPEN) return parseSpan(from).edtf;
  return parseSpan(`${asSide(from)}/${asSide(to)}`).edtf;
}

// Within an interval level 1 knows no unspecified digits: 2004-XX is 2004 there, and what is unknown is left empty.
const asSide = (end: string) => (end.startsWith(UNKNOWN) ? '' : end.replace(/(-XX)+$/, ''));

/** The ends of a term's EDTF, such that joinSpan gives it back; a single date both starts and ends it. */
export function splitSpan(term: string): SpanEnds {
  const [start, end = start] = parseSpan(term).edtf.split('/');
  return { start: start || UNKNOWN, end: end || UNKNOWN };
}

/** Whether a text can be the end of a term, `..` included; throws EdtfError saying what could. */
export function checkSpanEnd(text: string): string {
  if (text === OPEN) return OPEN;
  const { edtf } = parseSpan(text);
  if (edtf.includes('/'))
    throw new EdtfError(`${text}: an end of a term is one date, such as 2013-03-14; an open end is ..`);
  if (edtf !== UNKNOWN) parseSpan(`${asSide(edtf)}/`);
  return edtf;
}

/** The UTC day YYYY-MM-DD of a `date` column, which comes as a Date from Prisma and as text from JSON. */
export const dayOf = (date: Date | string) =>
  (typeof date === 'string' ? date : date.toISOString()).slice(0, 10);
