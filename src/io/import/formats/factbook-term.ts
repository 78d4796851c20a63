import { partialDate } from './spells';

/** The start and end of a term, as EDTF; an open end is null. */
export interface Term {
  since: string;
  until: string | null;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH = `((?:${MONTHS.join('|')})[a-z]*)\\.?`;
// 14 March 2013, Mar. 2013, 2013, March 14, 2013.
const DATE = `(?:(?:(?:(\\d{1,2})\\s*)?${MONTH}\\s*)?(\\d{4})|${MONTH}\\s+(\\d{1,2}),\\s*(\\d{4}))\\b`;

const PERIOD =
  /\bfor the period\s+(?:(\d{1,2})\s+)?([a-z]{3,9})\.?(?:\s+(\d{4}))?\s*[-–]\s*(?:(\d{1,2})\s+)?([a-z]{3,9})\.?\s+(\d{4})/i;

/** What is said of a beginning, the more telling first: one who was elected takes office later. */
const BEGINNINGS = [
  'since',
  'sworn in|inaugurated|installed|crowned|enthroned|(?:took|takes|assumed|assumes|entered) office',
  'appointed|named|designated|confirmed|acceded',
  'elected|selected|chosen',
  'from|as of|effective',
].map((words) => new RegExp(`\\b(?:${words})(?:[^\\d;]*?[^\\da-z;])?\\s*${DATE}`, 'i'));
const BARE = new RegExp(`^\\(\\s*(?:on\\s+)?${DATE}\\s*\\)$`, 'i');

/** Whether a bracket is meant to say when somebody's time in office began: not when he was born. */
export const isTerm = (bracket: string): boolean =>
  /\b(?:since|for the period)\b|\bsince\d/i.test(bracket) || readTerm(bracket) !== null;

/** Reads "(since 14 March 2013)", "(for the period 1 April - 1 October 2025)", "(elected 13 October, sworn in 23 October 2019)"; null where there is no such day. */
export function readTerm(bracket: string): Term | null {
  const period = PERIOD.exec(bracket);
  if (period) {
    const since = dateOf(period[1], period[2], period[3] ?? period[6]);
    const until = dateOf(period[4], period[5], period[6]);
    return since && until ? { since, until } : null;
  }
  const match = [BARE, ...BEGINNINGS].map((pattern) => pattern.exec(bracket)).find((found) => found !== null);
  if (!match) return null;
  const [, day, month, year, american, dayAfter, yearAfter] = match;
  const since = dateOf(day ?? dayAfter, month ?? american, year ?? yearAfter);
  return since ? { since, until: null } : null;
}

function dateOf(day: string | undefined, month: string | undefined, year: string | undefined): string | null {
  if (month === undefined) return day === undefined ? (partialDate(year)?.edtf ?? null) : null;
  const number = MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  return number === 0 ? null : (partialDate(year, String(number), day)?.edtf ?? null);
}
