import { boundsOf } from './days';
import type { Claim } from './oracle';
import { isSame } from './standing';

/*
 * When two claims disagree, and how, implemented a second time: as plain lists instead of the product's
 * table.
 */

export type Disagreement = 'CONTRADICTION' | 'SUCCESSION' | null;

/** Properties with several values: only a denial puts one in dispute. */
const SEVERAL = ['name', 'code', 'intention', 'risk', 'significance'];

const TIMES = ['time', 'valid', 'born', 'term.start', 'term.end'];

/** How two claims about one property of one thing disagree. */
export function disagreementOf(one: Claim, other: Claim): Disagreement {
  if (one.stance === 'DISPUTES' && other.stance === 'DISPUTES') return null;
  if (one.stance !== other.stance) return isSame(one.value, other.value) ? 'CONTRADICTION' : null;
  if (isSame(one.value, other.value) || SEVERAL.includes(one.property)) return null;
  const [a, b] = one.saidOn <= other.saidOn ? [one, other] : [other, one];
  if (a.property === 'status') return ofStatuses(a, b);
  return (TIMES.includes(a.property) ? ofTimes : ofValues)(a, b);
}

const THERE = [
  'EXPECTED',
  'CONFIRMED',
  'ATTENDED',
  'SCHEDULED',
  'RESCHEDULED',
  'UNDERWAY',
  'OCCURRED',
  'ACTIVE',
];
const NOT = ['NOT_EXPECTED', 'DECLINED', 'WITHDRAWN', 'ABSENT', 'DELEGATED', 'POSTPONED', 'CANCELLED', 'ENDED', 'SUSPENDED', 'REJECTED']; // prettier-ignore
const MAYBE = ['POSSIBLE', 'PROPOSED'];
const OVER = ['ATTENDED', 'ABSENT', 'DELEGATED', 'UNDERWAY', 'OCCURRED'];
/** The stage of each status, for statuses with progress. */
const STEPS = [
  ['POSSIBLE', 'PROPOSED', 'SCHEDULED', 'POSTPONED', 'RESCHEDULED'],
  ['EXPECTED', 'NOT_EXPECTED', 'ACTIVE', 'REJECTED'],
  ['CONFIRMED', 'DECLINED', 'SUSPENDED'],
  ['WITHDRAWN', 'CANCELLED', 'ENDED'],
  ['ATTENDED', 'ABSENT', 'DELEGATED', 'UNDERWAY'],
  ['OCCURRED'],
];

function ofStatuses(a: Claim, b: Claim): Disagreement {
  const [before, after] = [a.value as string, b.value as string];
  const sides = [THERE, NOT, MAYBE];
  const sideOf = (status: string) => sides.findIndex((side) => side.includes(status));
  if (sideOf(before) < 0 || sideOf(after) < 0) return 'SUCCESSION';
  const step = (status: string) => STEPS.findIndex((each) => each.includes(status));
  const leadsTo = (from: string, to: string) => {
    if (to === 'REJECTED') return from === 'PROPOSED';
    if (from === 'CANCELLED' || from === 'REJECTED') return false;
    if (from === 'SUSPENDED' && to === 'ACTIVE') return true;
    if (from === 'POSTPONED' || from === 'RESCHEDULED' || from === 'SCHEDULED')
      return to !== 'SCHEDULED' && from !== to;
    return step(to) > step(from) && !(to === 'DECLINED' && from === 'CONFIRMED');
  };
  const agree = sideOf(before) === sideOf(after);
  const isOver = (status: string) => OVER.includes(status);
  const arePlans = !isOver(before) && !isOver(after);
  if (a.source === b.source && arePlans) return 'SUCCESSION';
  if (a.saidOn < b.saidOn) {
    if (leadsTo(before, after)) return 'SUCCESSION';
    const goesBack = isOver(before) && (!isOver(after) || step(after) < step(before));
    return agree && !goesBack ? 'SUCCESSION' : 'CONTRADICTION';
  }
  if (agree) return 'SUCCESSION';
  if (arePlans && sideOf(before) < 2 && sideOf(after) < 2) return 'CONTRADICTION';
  return leadsTo(before, after) || leadsTo(after, before) ? 'SUCCESSION' : 'CONTRADICTION';
}

type OfValues = (a: Claim, b: Claim) => Disagreement;

// Of the places, texts and numbers in histories, each excludes all others.
const ofValues: OfValues = (a, b) => {
  if (a.property === 'type' && [a.value, b.value].includes('OTHER')) return null;
  if (a.property === 'level' && [a.value, b.value].includes('UNSPECIFIED')) return null;
  return a.property.startsWith('quantity.') ? ofQuantities(a, b) : 'CONTRADICTION';
};

const ofQuantities: OfValues = (a, b) => {
  const [one, other] = [a, b].map(({ value }) => value as Record<string, any>) as [any, any];
  if (one.unit && other.unit && one.unit !== other.unit) return 'CONTRADICTION';
  const range = ({ value, low, high }: any) => [low ?? value ?? -Infinity, high ?? value ?? Infinity];
  const [[from, to], [start, end]] = [range(one), range(other)];
  return from > end || start > to ? 'CONTRADICTION' : null;
};

const ofTimes: OfValues = (a, b) => {
  const [one, other] = [a.value as string, b.value as string];
  const goesOn = (time: string) => time.endsWith('..');
  const side = (time: string, at: 0 | 1) => time.split('/')[at]!.replace(/[~?]|-?X+$|\.\./g, '');
  const differ = (at: 0 | 1) =>
    !side(one, at).startsWith(side(other, at)) && !side(other, at).startsWith(side(one, at));
  const areIntervals = one.includes('/') && other.includes('/');
  if (goesOn(one) || goesOn(other)) {
    if (areIntervals && differ(0)) return 'CONTRADICTION';
    if (goesOn(one) && goesOn(other)) return null;
    const [open, closed] = goesOn(one) ? [a, b] : [b, a];
    const { latest } = boundsOf(closed.value as string);
    if (latest === null) return null;
    return latest < open.saidOn ? 'CONTRADICTION' : 'SUCCESSION';
  }
  if (areIntervals) return differ(0) || differ(1) ? 'CONTRADICTION' : null;
  const isWithin = (inner: string, outer: string) => {
    const [x, y] = [boundsOf(inner), boundsOf(outer)];
    const starts = y.earliest === null || (x.earliest !== null && y.earliest <= x.earliest);
    return starts && (y.latest === null || (x.latest !== null && x.latest <= y.latest));
  };
  return isWithin(one, other) || isWithin(other, one) ? null : 'CONTRADICTION';
};
