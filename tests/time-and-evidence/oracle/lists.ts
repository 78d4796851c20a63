import { boundsOf, type Bounds } from './days';
import { numberOf, type Id } from './log';
import { compare, type Oracle, type Span } from './oracle';

/* The order of lists in results. */

const LEVELS = [
  'HEAD_OF_STATE',
  'HEAD_OF_GOVERNMENT',
  'DEPUTY_LEADER',
  'MINISTER',
  'SENIOR_OFFICIAL',
  'DELEGATION',
  'UNSPECIFIED',
];
export const OFFICES = [
  'HEAD_OF_STATE',
  'HEAD_OF_GOVERNMENT',
  'EFFECTIVE_LEADER',
  'PARTY_LEADER',
  'MINISTER',
  'OTHER',
];
export const NOT_THERE = ['DECLINED', 'NOT_EXPECTED', 'WITHDRAWN', 'ABSENT'];

export const byId = (a: { id: Id }, b: { id: Id }) => numberOf(a.id) - numberOf(b.id);
export const idOf = ({ id }: { id: Id }) => ({ id });
export const page = <T>(nodes: readonly T[]) => ({ totalCount: nodes.length, nodes });
export const idsOf = (things: readonly { id: Id }[]) => page(things.map(idOf));

export const spanOf = ({ edtf, earliest, latest }: Span) => ({ edtf, earliest, latest });
export const written = (edtf: string | null) => edtf && { edtf, ...boundsOf(edtf) };

/** Latest start first, unknown ones last, among equals the one recorded last first. */
export const newestFirst = <T extends { id: Id }>(things: readonly T[], startOf: (thing: T) => Bounds): T[] =>
  [...things].sort((a, b) => {
    const [x, y] = [startOf(a).earliest ?? '', startOf(b).earliest ?? ''];
    return compare(y, x) || byId(b, a);
  });

/** Heads of state first, unknown levels last. */
export function byLevel<T extends { id: Id }>(oracle: Oracle, participations: readonly T[]): T[] {
  const level = ({ id }: T) => {
    const rank = LEVELS.indexOf(oracle.value(id, 'level', ''));
    return rank < 0 ? LEVELS.length : rank;
  };
  return [...participations].sort((a, b) => level(a) - level(b) || byId(a, b));
}
