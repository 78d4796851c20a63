import type { RelationshipType } from '../../../generated/prisma/enums';
import type { Span } from '../../../engine/model/time/edtf';
import type { BadRow } from '../format';
import type { TableRow } from './tables';
import { partialDate } from './spells';

/** One row of the file: the membership of a state in an alliance, with its start and end. */
export interface Member extends TableRow {
  alliance: string;
  cow: string;
  name: string;
  type: RelationshipType;
  start: Span;
  /** Null if it was still a member when the data ends. */
  end: Span | null;
  /** It had begun before the first day that the data covers. */
  isLeftCensored: boolean;
}

/** The words of ss_type; the numbers before them (Type II, IIa, III) differ between versions. */
const TYPES: readonly (readonly [RegExp, RelationshipType])[] = [
  [/defen[sc]e/i, 'DEFENSE_PACT'],
  [/non-?\s?aggression/i, 'NONAGGRESSION_PACT'],
  [/neutrality/i, 'NEUTRALITY_PACT'],
  [/entente/i, 'ENTENTE'],
];

/** Reads a row of the file, or returns the reason why it cannot be read. */
export function readMember(row: TableRow): Member | BadRow {
  const { number, text, cells } = row;
  const { version4id: alliance = '', ccode: cow = '', ss_type: said = '' } = cells;
  const bad = (fault: string): BadRow => ({ number, text, fault });
  if (!/^\d{1,9}$/.test(alliance)) return bad(`version4id is to be a number; it is "${alliance}"`);
  if (!/^\d{1,3}$/.test(cow)) return bad(`ccode is to be a number of Correlates of War; it is "${cow}"`);
  const type = TYPES.find(([words]) => words.test(said))?.[1];
  if (!type) return bad(`ss_type names no type of alliance that is known: "${said}"`);
  const start = dateOf(cells, 'st');
  if (!start) return bad('mem_st_year, mem_st_month and mem_st_day are no date');
  const isOpen = !['year', 'month', 'day'].some((part) => cells[`mem_end_${part}`]);
  if (isOpen && cells.right_censor !== '1')
    return bad('the membership has no end, and right_censor does not say that it went on');
  const end = isOpen ? null : dateOf(cells, 'end');
  if (!isOpen && !end) return bad('mem_end_year, mem_end_month and mem_end_day are no date');
  if (end && (end.latest as string) < (start.earliest as string)) return bad('it ends before it starts');
  const name = cells.state_name ?? `state ${cow}`;
  return { ...row, alliance, cow, name, type, start, end, isLeftCensored: cells.left_censor === '1' };
}

const dateOf = (cells: Record<string, string>, which: 'st' | 'end') =>
  partialDate(cells[`mem_${which}_year`], cells[`mem_${which}_month`], cells[`mem_${which}_day`]);

/** The period in which two memberships coincide, as EDTF; null if they do not. */
export function timeTogether(a: Member, b: Member): { valid: string; isOpen: boolean } | null {
  const starts = pick([a.start, b.start], ({ earliest }) => earliest as string, later);
  const ends = [a.end, b.end].filter((end) => end !== null);
  const end = ends.length === 0 ? null : pick(ends, ({ latest }) => latest as string, sooner);
  if (end && (end.latest as string) < (starts.earliest as string)) return null;
  // The censoring day bounds the start only if no state joined on that day or later.
  const first = [a, b].filter(({ start }) => start.earliest === starts.earliest);
  const about = first.every(({ isLeftCensored }) => isLeftCensored) ? '~' : '';
  return { valid: `${starts.edtf}${about}/${end?.edtf ?? '..'}`, isOpen: end === null };
}

/** The first or last date; of two that begin or end together the more precise. */
function pick(
  dates: readonly Span[],
  bound: (date: Span) => string,
  isBetter: (a: string, b: string) => boolean,
): Span {
  return dates.reduce((best, date) => {
    if (bound(date) === bound(best)) return date.edtf.length > best.edtf.length ? date : best;
    return isBetter(bound(date), bound(best)) ? date : best;
  });
}

const later = (a: string, b: string) => a > b;
const sooner = (a: string, b: string) => a < b;
