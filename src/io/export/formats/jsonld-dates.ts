import { UNKNOWN } from '../../../engine/model/time/edtf';
import type { Span } from '../items';
import { endsOf, exactUnit } from './said-time';

/** A date as it stands in a node: a day as text, for which the context has the type, and every other with its own. */
type DateLiteral = string | { '@value': string; '@type': string };

const TYPES: Readonly<Record<string, string>> = { YEAR: 'xsd:gYear', MONTH: 'xsd:gYearMonth' };

/** A date in the type of XML Schema that says neither more nor less; where there is none, as EDTF. */
function literal(text: string): DateLiteral {
  const unit = exactUnit(text);
  if (unit === 'DAY') return text;
  return { '@value': text, '@type': (unit && TYPES[unit]) ?? 'edtf:EDTF' };
}

/** The EDTF of a time; null where nothing is known of it. */
export const edtf = (time: Span | null) => (time && time.edtf !== UNKNOWN ? time.edtf : null);

/** A time that is one date, such as a birth; one between two dates is EDTF as a whole. Null where it is unknown. */
export function date(time: Span | null): DateLiteral | null {
  const text = edtf(time);
  return text === null ? null : literal(text);
}

/** When something starts and ends, each as precisely as it was said and absent where it is open or unknown; and both as EDTF. */
export function ends(time: Span) {
  const { start, end } = endsOf(time);
  return {
    'schema:startDate': start === null ? null : literal(start),
    'schema:endDate': end === null ? null : literal(end),
    'vocab:edtf': edtf(time),
  };
}
