import { UNKNOWN } from '../../../engine/model/time/edtf';
import type { Span } from '../items';
import { endsOf, exactUnit } from './said-time';

/** A date in a node: a day as plain text, whose type is in the context; any other with its type. */
type DateLiteral = string | { '@value': string; '@type': string };

const TYPES: Readonly<Record<string, string>> = { YEAR: 'xsd:gYear', MONTH: 'xsd:gYearMonth' };

/** A date in the XML Schema type of exactly its precision; as EDTF if there is none. */
function literal(text: string): DateLiteral {
  const unit = exactUnit(text);
  if (unit === 'DAY') return text;
  return { '@value': text, '@type': (unit && TYPES[unit]) ?? 'edtf:EDTF' };
}

/** The EDTF of a time; null if it is unknown. */
export const edtf = (time: Span | null) => (time && time.edtf !== UNKNOWN ? time.edtf : null);

/**
 * A time that is a single date, such as a birth; an interval of possible dates is EDTF as a whole. Null
 * if unknown.
 */
export function date(time: Span | null): DateLiteral | null {
  const text = edtf(time);
  return text === null ? null : literal(text);
}

/**
 * The start and the end of a time, each with its precision and absent if open or unknown; and both as
 * EDTF.
 */
export function ends(time: Span) {
  const { start, end } = endsOf(time);
  return {
    'schema:startDate': start === null ? null : literal(start),
    'schema:endDate': end === null ? null : literal(end),
    'vocab:edtf': edtf(time),
  };
}
