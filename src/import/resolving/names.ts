import { fold } from '../../letters/fold';
import { foldAsked } from './fold-asked';
import { pick, type Bearing, type Time } from './validity';
import type { Resolved } from '../resolver';

/** A name of a thing in a language, and when it was called so. */
export interface NameRow extends Bearing {
  value: string;
  language: string;
}

/** Finds things by their names. */
export class Names {
  private readonly named = new Map<string, NameRow[]>();

  constructor(rows: readonly NameRow[]) {
    for (const row of rows) {
      const folded = withoutArticle(fold(row.value));
      const others = this.named.get(folded);
      if (others) others.push(row);
      else this.named.set(folded, [row]);
    }
  }

  /** What is called so; the data that we read is in English, so what is called so in English comes first. */
  find(name: string, time?: Time, isMeant: (slug: string) => boolean = () => true): Resolved {
    const rows = (this.named.get(withoutArticle(foldAsked(name))) ?? []).filter(({ slug }) => isMeant(slug));
    const english = pick(
      rows.filter(({ language }) => language === 'und' || language.split('-')[0] === 'en'),
      time,
    );
    return english.slug !== null || english.reason === 'AMBIGUOUS' ? english : pick(rows, time);
  }
}

const withoutArticle = (folded: string) => folded.replace(/^the (?=.)/, '');
