import { groupBy } from '../../../engine/model/group-by';
import { fold } from '../../../engine/model/letters/fold';
import type { Resolved } from '../resolver';

/** A name of a thing in a language, and its validity. */
export interface NameRow extends Bearing {
  value: string;
  language: string;
}

/** Finds things by their names. */
export class Names {
  private readonly named: ReadonlyMap<string, NameRow[]>;
  private readonly ofThing: ReadonlyMap<string, NameRow[]>;

  constructor(rows: readonly NameRow[]) {
    this.named = groupBy(rows, ({ value }) => withoutArticle(fold(value)));
    this.ofThing = groupBy(rows, ({ slug }) => slug);
  }

  /**
   * The thing with a name; English names come first, since the data is in English. A name that was valid only earlier or
   * later means the one thing that ever had it, if that thing had any name at the time: lists have one name for a
   * country, whatever the year.
   */
  find(name: string, time?: Time, isMeant: (slug: string) => boolean = () => true): Resolved {
    const rows = (this.named.get(withoutArticle(foldAsked(name))) ?? []).filter(({ slug }) => isMeant(slug));
    const english = pick(
      rows.filter(({ language }) => language === 'und' || language.split('-')[0] === 'en'),
      time,
    );
    if (english.slug !== null || english.reason === 'AMBIGUOUS') return english;
    const any = pick(rows, time);
    if (any.reason !== 'UNTIMELY' || time === undefined) return any;
    return only(rows.filter(({ slug }) => this.isCalledAnything(slug, time)).map(({ slug }) => slug));
  }

  private isCalledAnything(slug: string, time: Time): boolean {
    return this.ofThing.get(slug)?.some((row) => overlaps(row, time)) === true;
  }
}

const withoutArticle = (folded: string) => folded.replace(/^the (?=.)/, '');

const MAX_REMEMBERED = 20_000;
const asked = new Map<string, string>();

/** `fold`, cached: rows ask for the same few names again and again. */
export function foldAsked(name: string): string {
  const known = asked.get(name);
  if (known !== undefined) return known;
  const folded = fold(name);
  if (asked.size >= MAX_REMEMBERED) asked.clear();
  asked.set(name, folded);
  return folded;
}

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
