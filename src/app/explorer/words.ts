import { inWords as codeInWords } from '../../io/export/rows/row-set';
import { inWords as timeInWords } from '../../engine/model/time/in-words';

/** A value of an enum in words: HEAD_OF_STATE is "Head of state". */
export const words = (code: string): string => String(codeInWords(code));

/** The same within a sentence: "head of state". */
export const lowerWords = (code: string): string => code.replaceAll('_', ' ').toLowerCase();

/** A span in words; "time not known" where nothing of it is known. */
export const timeWords = (span: { readonly edtf: string } | null): string =>
  (span && timeInWords(span.edtf)) ?? 'time not known';

/** A number with a noun in the number that fits: "1 statement", "2 statements". */
export const counted = (count: number, noun: string, plural = `${noun}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? noun : plural}`;

/** An instant in words, in UTC: "30 November 2026, 07:22 UTC". */
export const instantWords = (instant: string): string =>
  `${timeWords({ edtf: instant.slice(0, 10) })}, ${instant.slice(11, 16)} UTC`;

/** The value of a claim in words: codes, times and texts; anything else as JSON. */
export function valueWords(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  if (/^[A-Z_]+$/.test(value)) return words(value);
  return /^\d{3}[\dX]/.test(value) ? timeWords({ edtf: value }) : value;
}
