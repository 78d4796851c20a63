import { fold } from '../../engine/model/letters/fold';
import { METONYMS, demonymsOf } from './lexicon/demonyms';

export type ThingKind = 'COUNTRY' | 'LEADER' | 'ORGANIZATION' | 'SERIES';

/** A recorded thing that a text can mention. */
export interface Thing {
  slug: string;
  kind: ThingKind;
  label: string;
  /** Of a country. */
  iso3?: string;
  /** Slug of the country of an organization, or of the country of which a leader holds an office on the day. */
  country?: string;
  organizationKind?: string;
}

/** How a name leads to a thing. */
export type Via = 'name' | 'alias' | 'family-name' | 'demonym' | 'capital' | 'acronym' | 'office' | 'review';

/** A tenure that holds on the day of the article. */
export interface HeldOffice {
  leader: string;
  country: string;
  role: string;
  office: string;
}

/** What the knowledge base knows on the day of an article. */
export interface Knowledge {
  things: readonly Thing[];
  names: readonly { slug: string; value: string; isAlias: boolean }[];
  offices: readonly HeldOffice[];
  /** Capital by slug of the country. */
  capitals: ReadonlyMap<string, string>;
}

interface Entry {
  thing: Thing;
  via: Via;
}

/** The words by which names are looked up: folded, without a possessive or an article. */
export const wordsOf = (name: string): string[] =>
  fold(name.replace(/['’]s?$/, ''))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** Finds recorded things by their names, family names, demonyms, capitals and offices. */
export class Gazetteer {
  private readonly byName = new Map<string, Entry[]>();
  private readonly byFamilyName = new Map<string, Thing[]>();
  private readonly bySlug = new Map<string, Thing>();
  /** The longest name, in words. */
  readonly maxWords: number;

  constructor(private readonly knowledge: Knowledge) {
    let max = 1;
    for (const thing of knowledge.things) this.bySlug.set(thing.slug, thing);
    const add = (name: string, entry: Entry) => {
      const words = wordsOf(name);
      if (words.length === 0 || (words.length === 1 && words[0]!.length < 2)) return;
      max = Math.max(max, words.length);
      const key = words.join(' ');
      const known = this.byName.get(key);
      if (!known) this.byName.set(key, [entry]);
      else if (!known.some(({ thing }) => thing === entry.thing)) known.push(entry);
    };
    for (const { slug, value, isAlias } of knowledge.names) {
      const thing = this.bySlug.get(slug);
      if (!thing) continue;
      add(value, { thing, via: isAlias ? 'alias' : 'name' });
      if (thing.kind === 'LEADER') this.addFamilyNames(value, thing);
    }
    for (const thing of knowledge.things) {
      if (thing.kind !== 'COUNTRY') continue;
      for (const demonym of demonymsOf(thing.iso3)) add(demonym, { thing, via: 'demonym' });
      const capital = knowledge.capitals.get(thing.slug);
      if (capital && !this.byName.has(wordsOf(capital).join(' '))) add(capital, { thing, via: 'capital' });
    }
    for (const [place, iso3] of METONYMS) {
      const thing = knowledge.things.find((each) => each.iso3 === iso3);
      if (thing && !this.byName.has(wordsOf(place).join(' '))) add(place, { thing, via: 'capital' });
    }
    this.maxWords = Math.min(max, 12);
  }

  /** The first word of an East Asian name or the last words of another: all are kept, and the text decides. */
  private addFamilyNames(name: string, leader: Thing): void {
    const words = wordsOf(name);
    if (words.length < 2) return;
    for (const word of new Set([words[0]!, ...[1, 2, 3].map((count) => words.slice(-count).join(' '))])) {
      if (word.length < 2) continue;
      const known = this.byFamilyName.get(word);
      if (!known) this.byFamilyName.set(word, [leader]);
      else if (!known.includes(leader)) known.push(leader);
    }
  }

  thing(slug: string): Thing | undefined {
    return this.bySlug.get(slug);
  }

  /** The things with a name, given as folded words. */
  named(words: readonly string[]): readonly Entry[] {
    return this.byName.get(words.join(' ')) ?? [];
  }

  /** The leaders one of whose names begins or ends with these words. */
  withFamilyName(words: readonly string[]): readonly Thing[] {
    return this.byFamilyName.get(words.join(' ')) ?? [];
  }

  /** Who holds an office of a country on the day. */
  holders(country: string, isOffice: (office: HeldOffice) => boolean): Thing[] {
    const slugs = this.knowledge.offices.filter((held) => held.country === country && isOffice(held));
    return [...new Set(slugs.map(({ leader }) => leader))].flatMap((slug) => this.bySlug.get(slug) ?? []);
  }

  /** The offices that a leader holds on the day. */
  officesOf(leader: string): HeldOffice[] {
    return this.knowledge.offices.filter((held) => held.leader === leader);
  }

  /** The organizations of a country, such as its foreign ministry. */
  organizationsOf(country: string): Thing[] {
    return this.knowledge.things.filter(
      (thing) => thing.kind === 'ORGANIZATION' && thing.country === country,
    );
  }

  countryOf(iso3: string): Thing | undefined {
    return this.knowledge.things.find((thing) => thing.iso3 === iso3);
  }
}
