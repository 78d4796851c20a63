import type { Candidate, NameMention } from './frame';
import { type Gazetteer, type Thing, type Via, wordsOf } from './gazetteer';
import { titleAt } from './lexicon/offices';
import {
  COMPOUND,
  DIRECTIONS,
  MEDIA_WORDS,
  MODIFIERS,
  NOT_A_PERSON,
  endOfName,
  isAfterTitle,
  isCapitalized,
} from './name-words';
import type { TaggedSentence, Token } from './tokens';

/** A name in a sentence, with the indices of its words. */
export interface LinkedName extends NameMention {
  first: number;
  last: number;
  via: Via;
  isPerson: boolean;
  /** Of a short form: the full name before it. */
  full?: NameMention;
}

/** Links the names of an article, sentence by sentence: short forms only after a full form in the same article. */
export class Linker {
  private readonly people = new Map<string, Thing>();
  private readonly countries = new Set<string>();
  /** The full names of people who are not linked, and of those whom a reviewer linked, by their last word. */
  private readonly unknownPeople = new Map<string, NameMention>();
  private readonly reviewedPeople = new Map<string, Thing>();

  /** `reviewed`: what reviewers said that names of the article mean, by the name. */
  constructor(
    private readonly gazetteer: Gazetteer,
    private readonly reviewed: ReadonlyMap<string, string> = new Map(),
  ) {}

  /** The names in a sentence, in order. */
  names({ tokens }: TaggedSentence, text: string): LinkedName[] {
    const names: LinkedName[] = [];
    for (let i = 0; i < tokens.length; i++) {
      const found = this.nameAt(tokens, i, text);
      if (!found) continue;
      names.push(found);
      i = found.last;
      if (found.chosen?.kind === 'LEADER') this.know(found.chosen);
      if (found.chosen?.kind === 'COUNTRY') this.countries.add(found.chosen.slug);
    }
    return names;
  }

  /** Remembers a person whose full name the article gives, so that the family name is enough from then on. */
  know(person: Thing): void {
    this.people.set(person.slug, person);
  }

  /** Remembers the people whom a sentence names in full, for the headline before it. */
  foresee({ tokens }: TaggedSentence, text: string): void {
    for (let i = 0; i < tokens.length; i++) {
      const name = isCapitalized(tokens[i]!) ? this.knownAt(tokens, i, text) : null;
      if (!name) continue;
      if (name.chosen?.kind === 'LEADER') this.know(name.chosen);
      i = name.last;
    }
  }

  private nameAt(tokens: readonly Token[], first: number, text: string): LinkedName | null {
    const token = tokens[first]!;
    if (!isCapitalized(token) || token.tag === 'PUNCT') return null;
    const known = this.knownAt(tokens, first, text);
    if (known) return known;
    const last = this.endOfUnknown(tokens, first, text);
    if (last < first) return null;
    const north = this.halfOfKorea(tokens, first, last);
    if (north) return this.mention(tokens, first, first, text, [{ thing: north, via: 'alias' }]);
    return this.personAt(tokens, first, last, text);
  }

  /** The last word of an unknown name, which no recorded name is part of: of "South Lebanon" there is none. */
  private endOfUnknown(tokens: readonly Token[], first: number, text: string): number {
    const last = endOfName(tokens, first);
    const opensLikeAdjective = DIRECTIONS.test(tokens[first]!.lower) || MODIFIERS.test(tokens[first]!.lower);
    for (let i = first + 1; i <= last && opensLikeAdjective; i++)
      if (this.knownAt(tokens, i, text, true)) return i - 1 > first ? i - 1 : first - 1;
    return last;
  }

  /** The longest recorded name that begins at a word. */
  private knownAt(tokens: readonly Token[], first: number, text: string, isInner = false): LinkedName | null {
    const most = Math.min(tokens.length - first, this.gazetteer.maxWords);
    for (let count = most; count > 0; count--) {
      const last = first + count - 1;
      if (tokens[last]!.tag === 'PUNCT' || /^'s?$/.test(tokens[last]!.lower)) continue;
      const part = tokens.slice(first, last + 1);
      const reviewed = this.reviewed.get(text.slice(part[0]!.start, part.at(-1)!.end));
      if (reviewed !== undefined) {
        const thing = this.gazetteer.thing(reviewed);
        if (thing) {
          const word = wordsOf(part.at(-1)!.text).at(-1);
          if (word !== undefined && thing.kind === 'LEADER') this.reviewedPeople.set(word, thing);
          return this.mention(tokens, first, last, text, [{ thing, via: 'review' }]);
        }
      }
      const compound = count === 1 ? COMPOUND.exec(part[0]!.text)?.[1] : undefined;
      const words =
        compound !== undefined
          ? wordsOf(compound)
          : part.flatMap(({ text: word, lower }) => (/^'s?$/.test(lower) ? [] : wordsOf(word)));
      const entries = this.gazetteer.named(words);
      if (entries.length === 0) continue;
      // "North American", "Latin Americans"
      if (
        /^americans?$/.test(words.join('')) &&
        /^(north|south|latin|central)$/.test(tokens[first - 1]?.lower ?? '')
      )
        continue;
      // "us" is no country, and "Michael Jordan" neither.
      if (words.join('') === 'us' && !/^U\.?S/.test(part[0]!.text)) continue;
      if (count === 1 && !isInner && this.isPartOfOther(tokens, first, entries[0]!.via)) continue;
      if (tokens[last + 1] && MEDIA_WORDS.test(tokens[last + 1]!.lower) && isCapitalized(tokens[last + 1]!))
        continue;
      return this.mention(tokens, first, last, text, entries);
    }
    return null;
  }

  /** Whether a single word that is a recorded name is only a part of a longer, unknown one. */
  private isPartOfOther(tokens: readonly Token[], at: number, via: Via): boolean {
    const [before, after] = [tokens[at - 1], tokens[at + 1]];
    if (via === 'demonym') return false;
    const isName = (token: Token | undefined) =>
      token !== undefined && token.tag === 'PROPN' && isCapitalized(token) && !DIRECTIONS.test(token.lower);
    if (before && isName(before) && tokens[at - 1]!.end + 1 === tokens[at]!.start) {
      const isTitle = titleAt([before.lower], 0) !== null;
      const isPlace = this.gazetteer.named(wordsOf(before.text)).length > 0;
      return !isTitle && !isPlace && at - 1 > 0;
    }
    return after !== undefined && MEDIA_WORDS.test(after.lower) && isCapitalized(after);
  }

  /** "The North" after "North Korea" has been named. */
  private halfOfKorea(tokens: readonly Token[], first: number, last: number): Thing | undefined {
    const { lower } = tokens[first]!;
    if (last !== first || !/^(north|south)$/.test(lower) || tokens[first - 1]?.lower !== 'the')
      return undefined;
    const thing = this.gazetteer.countryOf(lower === 'north' ? 'PRK' : 'KOR');
    return thing && this.countries.has(thing.slug) ? thing : undefined;
  }

  /** A person who is not recorded under this name, or whose family name was given in full before. */
  private personAt(tokens: readonly Token[], first: number, last: number, text: string): LinkedName | null {
    const words = tokens.slice(first, last + 1).flatMap(({ text: word }) => wordsOf(word));
    const family = words.length <= 3 ? this.gazetteer.withFamilyName(words) : [];
    const named = family.filter(({ slug }) => this.people.has(slug));
    if (named.length === 1)
      return this.mention(tokens, first, last, text, [{ thing: named[0]!, via: 'family-name' }]);
    const bearers = this.bearersOf(tokens, first, family);
    if (named.length === 0 && bearers.length === 1) {
      this.know(bearers[0]!);
      return this.mention(tokens, first, last, text, [{ thing: bearers[0]!, via: 'office' }]);
    }
    const word = words.at(-1) ?? '';
    const linked = words.length === 1 ? this.reviewedPeople.get(word) : undefined;
    if (linked) return this.mention(tokens, first, last, text, [{ thing: linked, via: 'family-name' }]);
    const afterTitle = isAfterTitle(tokens, first);
    if (words.length < 2 && !afterTitle && !this.unknownPeople.has(word)) {
      return family.length > 0 && named.length > 1
        ? this.mention(
            tokens,
            first,
            last,
            text,
            named.map((thing) => ({ thing, via: 'family-name' as const })),
          )
        : null;
    }
    if (words.length > 5 || tokens.slice(first, last + 1).some(({ lower }) => NOT_A_PERSON.test(lower)))
      return null;
    const candidates = family.map((thing) => ({ thing, via: 'family-name' as const }));
    const found = {
      ...this.mention(tokens, first, last, text, candidates),
      chosen: undefined,
      isPerson: true,
    };
    // A short form waits with the full one.
    const full = words.length === 1 ? this.unknownPeople.get(word) : undefined;
    if (!full) this.unknownPeople.set(word, found);
    return full ? { ...found, full } : found;
  }

  /** "President Macron": of the leaders of a name, those who hold the office of the title before it. */
  private bearersOf(tokens: readonly Token[], first: number, family: readonly Thing[]): Thing[] {
    const before = tokens.slice(Math.max(0, first - 2), first).map(({ lower }) => lower);
    const title = [2, 1]
      .map((count) => titleAt(before.slice(-count), 0))
      .find((found) => found !== null)?.title;
    if (!title || title.roles.length === 0 || title.office) return [];
    return family.filter(({ slug }) =>
      this.gazetteer.officesOf(slug).some(({ role }) => title.roles.includes(role as never)),
    );
  }

  private mention(
    tokens: readonly Token[],
    first: number,
    last: number,
    text: string,
    entries: readonly { thing: Thing; via: Via }[],
  ): LinkedName {
    const [start, end] = [tokens[first]!.start, tokens[last]!.end];
    const chosen = this.choose(entries);
    return {
      start,
      end,
      text: text.slice(start, end),
      first,
      last,
      via: (chosen ? entries.find(({ thing }) => thing === chosen) : entries[0])?.via ?? 'name',
      candidates: entries.map(({ thing, via }): Candidate => ({
        slug: thing.slug,
        via,
        score: Math.round(100 / entries.length) / 100,
      })),
      ...(chosen && { chosen }),
      isPerson: (chosen ?? entries[0]?.thing)?.kind === 'LEADER',
    };
  }

  /** The one thing that is meant: the only one, or the only one that the article has named in full. */
  private choose(entries: readonly { thing: Thing; via: Via }[]): Thing | undefined {
    if (entries.length === 1) return entries[0]!.thing;
    const direct = entries.filter(({ via }) => via === 'name');
    if (direct.length === 1) return direct[0]!.thing;
    const named = entries.filter(
      ({ thing }) => this.people.has(thing.slug) || this.countries.has(thing.slug),
    );
    if (named.length === 1) return named[0]!.thing;
    const inOffice = entries.filter(({ thing }) => this.gazetteer.officesOf(thing.slug).length > 0);
    if (entries.every(({ thing }) => thing.kind === 'LEADER') && inOffice.length === 1)
      return inOffice[0]!.thing;
    const countries = entries.filter(({ thing }) => thing.kind === 'COUNTRY');
    return countries.length === 1 && entries.length === countries.length ? countries[0]!.thing : undefined;
  }
}
