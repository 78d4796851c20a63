import { EdtfError, parseSpan, type Span } from '../../../engine/model/time/edtf';

/** A date from columns for year, month and day, as precise as they are; null if there is no such date. */
export function partialDate(year = '', month = '', day = ''): Span | null {
  if (!/^\d{4}$/.test(year) || ![month, day].every((part) => /^\d{0,2}$/.test(part))) return null;
  const parts = [year, ...[month, day].map((part) => part.padStart(2, '0'))];
  // EDTF has seasons where a month would stand, and no column of months means one.
  if ((month === '' && day !== '') || Number(month) > 12) return null;
  const known = parts.slice(0, month === '' ? 1 : day === '' ? 2 : 3);
  try {
    return parseSpan(known.join('-'));
  } catch (error) {
    if (error instanceof EdtfError) return null;
    throw error;
  }
}
