import type { Bounds } from './days';
import { isSame, type Competing } from './standing';

/*
 * When two claims disagree, and how, implemented a second time: as plain lists instead of the product's
 * table.
 */

/** The parts of a claim that can disagree with another about the same property. */
export interface Stated extends Pick<Competing, 'value' | 'stance' | 'saidOn'> {
  property: string;
  /** The speaker, or the source if none is named. */
  voice: unknown;
  /** The outer bounds of a value that is a time. */
  bounds(): Bounds;
}

export type Disagreement = 'CONTRADICTION' | 'SUCCESSION' | null;

/** Properties with several values: only a denial puts one in dispute. */
export const MULTI_VALUED = ['name', 'code', 'intention', 'risk', 'significance'];

const TIMES = ['time', 'valid', 'existed', 'born', 'died', 'term.start', 'term.end'];
const TEXTS = /^(?:occasion|reason|office|capital|first\..+)$/;

/** How two claims about one property of one thing disagree. */
function disagreementOf(one: Stated, other: Stated): Disagreement {
  if (one.stance === 'DISPUTES' && other.stance === 'DISPUTES') return null;
  if (one.stance !== other.stance) return isSame(one.value, other.value) ? 'CONTRADICTION' : null;
  if (isSame(one.value, other.value) || MULTI_VALUED.includes(one.property)) return null;
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

function ofStatuses(a: Stated, b: Stated): Disagreement {
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
  if (a.voice === b.voice && arePlans) return 'SUCCESSION';
  if (a.saidOn < b.saidOn) {
    if (leadsTo(before, after)) return 'SUCCESSION';
    const goesBack = isOver(before) && (!isOver(after) || step(after) < step(before));
    return agree && !goesBack ? 'SUCCESSION' : 'CONTRADICTION';
  }
  if (agree) return 'SUCCESSION';
  if (arePlans && sideOf(before) < 2 && sideOf(after) < 2) return 'CONTRADICTION';
  return leadsTo(before, after) || leadsTo(after, before) ? 'SUCCESSION' : 'CONTRADICTION';
}

type OfValues = (a: Stated, b: Stated) => Disagreement;

const ofValues: OfValues = (a, b) => {
  if (a.property === 'type' && [a.value, b.value].includes('OTHER')) return null;
  if (a.property === 'level' && [a.value, b.value].includes('UNSPECIFIED')) return null;
  if (a.property === 'place') return ofPlaces(a, b);
  if (TEXTS.test(a.property)) return words(a.value) === words(b.value) ? null : 'CONTRADICTION';
  return a.property.startsWith('quantity.') ? ofQuantities(a, b) : 'CONTRADICTION';
};

/** A text without accents, letter case and punctuation. */
const words = (text: unknown): string =>
  `${text}`
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** A place agrees with one that it is part of: of the same name, "square, city" in "city", or in a country. */
const ofPlaces: OfValues = (a, b) => {
  const [one, other] = [a, b].map(({ value }) => value as Record<string, any>) as [any, any];
  if (one.country && other.country && one.country !== other.country) return 'CONTRADICTION';
  const isPart = (inner: any, outer: any) => {
    const [name, whole] = [inner, outer].map((place) => place.name.trim().toLowerCase());
    const isCountry = outer.precision === 'COUNTRY' && outer.country && outer.country === inner.country;
    return name === whole || name.endsWith(`, ${whole}`) || isCountry;
  };
  return isPart(one, other) || isPart(other, one) ? null : 'CONTRADICTION';
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
    const { latest } = closed.bounds();
    if (latest === null) return null;
    return latest < open.saidOn ? 'CONTRADICTION' : 'SUCCESSION';
  }
  if (areIntervals) return differ(0) || differ(1) ? 'CONTRADICTION' : null;
  const isWithin = (inner: Stated, outer: Stated) => {
    const [x, y] = [inner.bounds(), outer.bounds()];
    const starts = y.earliest === null || (x.earliest !== null && y.earliest <= x.earliest);
    return starts && (y.latest === null || (x.latest !== null && x.latest <= y.latest));
  };
  return isWithin(a, b) || isWithin(b, a) ? null : 'CONTRADICTION';
};

/**
 * How the claims that can decide a property disagree: one contradiction makes it a contradiction; null if
 * they agree.
 */
export function disagreementAmong(deciding: readonly Stated[]): Disagreement {
  const found = deciding.flatMap((one, i) =>
    deciding.slice(i + 1).map((other) => disagreementOf(one, other)),
  );
  if (found.includes('CONTRADICTION')) return 'CONTRADICTION';
  return found.includes('SUCCESSION') ? 'SUCCESSION' : null;
}
