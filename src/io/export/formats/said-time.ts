import { describeSpan, OPEN, UNKNOWN, type SpanPrecision } from '../../../engine/model/time/edtf';
import { splitSpan } from '../../../engine/model/time/span';
import type { Span } from '../items';

/** The EDTF of each end of a time, a single date being both; null if an end is open or unknown. */
export function endsOf({ edtf }: Span): { start: string | null; end: string | null } {
  const { start, end } = splitSpan(edtf);
  return { start: knownEnd(start), end: knownEnd(end) };
}

const knownEnd = (end: string) => (end === OPEN || end === UNKNOWN ? null : end);

/**
 * The precision of an exact date; null for one that is approximate, uncertain or has unspecified digits.
 */
export const exactUnit = (edtf: string): SpanPrecision | null =>
  /^[\d-]+$/.test(edtf) ? describeSpan(edtf).precision : null;

/** A date known to the day, YYYY-MM-DD; null for any other. */
export const exactDay = (edtf: string | null): string | null =>
  edtf !== null && exactUnit(edtf) === 'DAY' ? edtf : null;
