import type { Resolved } from '../resolver';

/** The first and last possible day of something; null if unknown, or if it still holds. */
export interface Validity {
  earliest: string | null;
  latest: string | null;
}

/** A name or code of a thing, and its validity. */
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
 * The thing that has a code or name at a time, if there is exactly one; without a time, the one that still has it, or else
 * the one that had it.
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

/** The one slug of a list with repetitions; UNTIMELY if the list is empty. */
export function only(slugs: readonly string[]): Resolved {
  const [slug, another] = new Set(slugs);
  if (slug === undefined) return { slug: null, reason: 'UNTIMELY' };
  return another === undefined ? { slug } : { slug: null, reason: 'AMBIGUOUS' };
}

const isNotAfter = (a: string | null, b: string | null) => a === null || b === null || a <= b;
