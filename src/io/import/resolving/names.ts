import { groupBy } from '../../../engine/model/group-by';
import { fold } from '../../../engine/model/letters/fold';
import { only, overlaps, pick, type Bearing, type Time } from './validity';
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
