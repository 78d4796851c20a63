import type { Resolved } from '../resolver';

/** From when to when something held; null where nobody said, or it holds still. */
export interface Validity {
  earliest: string | null;
  latest: string | null;
}

/** Something that stands for a thing, and when it did. */
export interface Bearing extends Validity {
  slug: string;
}

/** A day, or its outer bounds. */
export type Time = string | Validity;

/** Whether two times can have a day in common. */
export function overlaps(validity: Validity, time: Time): boolean {
  const { earliest, latest } = typeof time === 'string' ? { earliest: time, latest: time } : time;
  return isNotAfter(validity.earliest, latest) && isNotAfter(earliest, validity.latest);
}

/**
 * The thing that bears a code or name at a time, if there is exactly one; without a time the one that bears it still, or
 * else the one that bore it.
 */
export function pick(bearings: readonly Bearing[], time: Time | undefined): Resolved {
  if (bearings.length === 0) return { slug: null, reason: 'UNKNOWN' };
  return only(
    (time === undefined ? stillBorne(bearings) : bearings.filter((bearing) => overlaps(bearing, time))).map(
      slugOf,
    ),
  );
}

function stillBorne(bearings: readonly Bearing[]): readonly Bearing[] {
  const still = bearings.filter(({ latest }) => latest === null);
  return still.length > 0 ? still : bearings;
}

const slugOf = ({ slug }: Bearing) => slug;

/** The one slug of several that may repeat; of none that fits at the time, UNTIMELY. */
export function only(slugs: readonly string[]): Resolved {
  const [slug, another] = new Set(slugs);
  if (slug === undefined) return { slug: null, reason: 'UNTIMELY' };
  return another === undefined ? { slug } : { slug: null, reason: 'AMBIGUOUS' };
}

const isNotAfter = (a: string | null, b: string | null) => a === null || b === null || a <= b;
