import { lastWhere } from './arrays';
import type { Actor, Candidate, NameMention } from './frame';
import { type Gazetteer, type Thing, type Via, wordsOf } from './gazetteer';
import { isBody } from './lexicon/bodies';
import { titleAt, type Title } from './lexicon/offices';
import type { ProtocolLevel } from '../../generated/prisma/enums';
import type { NounPhrase } from './clauses';
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

const DIRECTIONS =
  /^(northern|southern|eastern|western|central|north|south|east|west|former|occupied|neighboring)$/;
/** Adjectives that a sentence can begin with, and no given names. */
const MODIFIERS =
  /^(young|ethnic|angry|senior|top|many|some|several|most|all|new|leading|armed|islamic|muslim|moslem|christian|western|rebel|state|pro|anti|local|foreign|opposition|radical|thousands|hundreds|dozens|both|other|unlike|like|while)$/;
const isCapitalized = (token: Token) => /^\p{Lu}/u.test(token.text);
const MEDIA_WORDS =
  /^(times|post|daily|news|radio|television|tv|agency|herald|journal|press|airlines|airways|bank|university|street|square|review|tribune|today|online|reporter|guardian|telegraph)$/;

/** Links the names of an article, sentence by sentence: short forms only after a full form in the same article. */
export class Linker {
  private readonly people = new Map<string, Thing>();
  private readonly countries = new Set<string>();
  /** The full names of people who are not linked, and of those whom a reviewer linked, by their last word. */
  private readonly unknownPeople = new Map<string, NameMention>();
  private readonly reviewedPeople = new Map<string, Thing>();
  private lastPerson: Actor | undefined;
  private lastBody: Actor | undefined;

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
      if (found.chosen?.kind === 'LEADER') this.people.set(found.chosen.slug, found.chosen);
      if (found.chosen?.kind === 'COUNTRY') this.countries.add(found.chosen.slug);
    }
    return names;
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
    const family = words.length <= 2 ? this.gazetteer.withFamilyName(words) : [];
    const named = family.filter(({ slug }) => this.people.has(slug));
    if (named.length === 1)
      return this.mention(tokens, first, last, text, [{ thing: named[0]!, via: 'family-name' }]);
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

  /** Whom a phrase means. */
  actor(
    tokens: readonly Token[],
    names: readonly LinkedName[],
    phrase: NounPhrase,
    text: string,
  ): Actor | null {
    const head = tokens[phrase.head]!;
    const span = { start: tokens[phrase.first]!.start, end: tokens[phrase.last]!.end };
    const inside = names.filter(({ first, last }) => first >= phrase.first && last <= phrase.last);
    const after = names.filter(
      ({ first }) => first > phrase.last && first <= phrase.last + 3 && isOf(tokens, phrase.last, first),
    );
    const title = titleIn(tokens, phrase);
    const countryName = [...inside, ...after].find(
      ({ chosen, last }) => chosen?.kind === 'COUNTRY' && !isOwned(tokens, last, phrase, title),
    );
    const country =
      countryName?.chosen ?? [...inside, ...after].find(({ chosen }) => chosen?.kind === 'COUNTRY')?.chosen;
    const person = lastWhere(inside, ({ isPerson, last }) => isPerson && !isPossessive(tokens, last));
    const actor = (more: Partial<Actor>): Actor => {
      const level = (more.thing && this.levelOf(more.thing)) ?? more.title?.level;
      return { ...span, isPerson: false, isCollective: false, ...(level && { level }), ...more };
    };
    if (person) {
      const linked = person.chosen ?? this.holderNamed(person, country, title?.title);
      const own = linked?.country === undefined ? country : this.gazetteer.thing(linked.country);
      return actor({
        isPerson: true,
        ...(linked ? { thing: linked } : { unlinked: person.full ?? person }),
        ...(own && { country: own }),
        ...(title && { title: title.title }),
      });
    }
    const body = inside.find(
      ({ chosen, last }) => chosen?.kind === 'ORGANIZATION' && !isPossessive(tokens, last),
    );
    if (body?.chosen) {
      const owner = body.chosen.country === undefined ? country : this.gazetteer.thing(body.chosen.country);
      return actor({ thing: body.chosen, ...(owner && { country: owner }) });
    }
    if (country && title && !title.isPlural) {
      const { roles, office } = title.title;
      const holders = this.gazetteer.holders(
        country.slug,
        (held) => roles.includes(held.role as never) && (!office || office.test(held.office)),
      );
      if (holders.length === 1)
        return actor({ thing: holders[0]!, country, title: title.title, isPerson: true });
      if (roles.length > 0 && holders.length > 1)
        return actor({
          country,
          title: title.title,
          isPerson: true,
          unlinked: {
            ...span,
            text: text.slice(span.start, span.end),
            candidates: holders.map(({ slug }) => ({ slug, via: 'office', score: 1 / holders.length })),
          },
        });
      return actor({ thing: country, country, title: title.title, isCollective: true });
    }
    if (country) {
      const ministry = this.organizationIn(tokens, phrase, country);
      if (ministry) return actor({ thing: ministry, country });
      const isCountryItself = countryName !== undefined && countryName.last >= phrase.head;
      if (
        isCountryItself ||
        (head.tag === 'PROPN' && head.lower.endsWith('s')) ||
        isBody(head.lemma, head.lower)
      )
        return actor({ thing: country, country, isCollective: true, ...(title && { title: title.title }) });
      return null;
    }
    const group = this.groupIn(tokens, phrase);
    return group ? actor({ thing: group }) : null;
  }

  /** The country that a phrase names anywhere, whatever else it says. */
  countryIn(names: readonly LinkedName[], phrase: NounPhrase): Thing | undefined {
    return lastWhere(
      names,
      ({ first, last, chosen }) => first >= phrase.first && last <= phrase.last && chosen?.kind === 'COUNTRY',
    )?.chosen;
  }

  /** An organization of a country whose label begins with some words and ends in "of" the country. */
  bodyOf(country: Thing, words: string): Thing | undefined {
    const folded = wordsOf(words).join(' ');
    return this.gazetteer
      .organizationsOf(country.slug)
      .find(({ label }) => wordsOf(label.replace(/ of .*/, '')).join(' ') === folded);
  }

  /** Remembers whom pronouns can mean. */
  remember(actor: Actor): void {
    if (actor.isPerson) this.lastPerson = actor;
    else this.lastBody = actor;
  }

  /** Whom a pronoun means, after what was said so far. */
  antecedent({ lower, start, end }: Token): Actor | null {
    const meant = /^(he|him|she|her|himself|herself)$/.test(lower)
      ? this.lastPerson
      : /^(it|they|them|itself|themselves)$/.test(lower)
        ? (this.lastBody ?? this.lastPerson)
        : undefined;
    return meant ? { ...meant, start, end } : null;
  }

  /** The holder of an office whose name ends or begins as the text says: "Russian President Putin". */
  private holderNamed(
    { text }: LinkedName,
    country: Thing | undefined,
    title: Title | undefined,
  ): Thing | undefined {
    if (!country || !title) return undefined;
    const family = this.gazetteer.withFamilyName(wordsOf(text).slice(-1));
    const holders = this.gazetteer.holders(country.slug, () => true);
    const fitting = family.filter((leader) => holders.includes(leader));
    if (fitting.length !== 1) return undefined;
    this.people.set(fitting[0]!.slug, fitting[0]!);
    return fitting[0];
  }

  /** The level by the offices that a leader holds on the day. */
  private levelOf({ slug, kind }: Thing): ProtocolLevel | undefined {
    if (kind !== 'LEADER') return undefined;
    const roles = this.gazetteer.officesOf(slug).map(({ role }) => role);
    return LEVELS.find(([role]) => roles.includes(role))?.[1];
  }

  /** "China's foreign ministry", "China's armed forces": an organization of the country with such a name. */
  private organizationIn(tokens: readonly Token[], phrase: NounPhrase, country: Thing): Thing | undefined {
    const words = tokens.slice(phrase.first, phrase.last + 1).map(({ lower }) => lower);
    const isForeign = words.includes('foreign') && words.includes('ministry');
    const isArmed = words.includes('armed') && words.includes('forces');
    if (!isForeign && !isArmed) return undefined;
    const found = this.gazetteer
      .organizationsOf(country.slug)
      .filter(({ label, organizationKind }) =>
        isForeign
          ? organizationKind === 'MINISTRY' && /foreign/i.test(label)
          : organizationKind === 'ARMED_FORCES',
      );
    return found.length === 1 ? found[0] : undefined;
  }

  /** "Western leaders": a recorded group, by the words of the phrase. */
  private groupIn(tokens: readonly Token[], phrase: NounPhrase): Thing | undefined {
    for (let first = phrase.first; first <= phrase.head; first++) {
      const words = tokens.slice(first, phrase.head + 1).flatMap(({ text }) => wordsOf(text));
      const [entry, ...others] = this.gazetteer.named(words);
      if (entry && others.length === 0 && entry.thing.kind === 'ORGANIZATION') return entry.thing;
    }
    return undefined;
  }
}

/** "Vietnamese-led", "U.S.-backed". */
const COMPOUND =
  /^(.+)-(led|backed|born|based|held|controlled|occupied|allied|brokered|made|funded|trained|sponsored|run|owned|mediated|administered)$/;

const LEVELS: readonly (readonly [role: string, ProtocolLevel])[] = [
  ['HEAD_OF_STATE', 'HEAD_OF_STATE'],
  ['EFFECTIVE_LEADER', 'HEAD_OF_STATE'],
  ['HEAD_OF_GOVERNMENT', 'HEAD_OF_GOVERNMENT'],
  ['MINISTER', 'MINISTER'],
];

const NOT_A_PERSON =
  /^(party|front|army|council|ministry|union|organization|organisation|committee|agency|bank|court|university|airport|street|square|association|force|forces|movement|group|company|corporation|department|office|institute|republic|bridge|war|day|treaty|agreement|river|sea|island|islands|city|province|state|university|congress|parliament|house|nations|league|church|village|region|airlines|times|news|post|center|centre|camp|command|commission|team|club|hotel|hospital|world|street|mount|lake|cup|games|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|senate|pact|accord|accords|act|palace|valley|gulf|strait|ocean|peninsula|coast|desert|international|national|general|security|federal|united|democratic|people|liberation|human|rights|watch|tribunal|district|town|jihad|brigade|brigades)$/;

/** The last word of the capitalized name that begins at a word. */
function endOfName(tokens: readonly Token[], first: number): number {
  const isNameWord = (token: Token | undefined) =>
    token !== undefined && token.tag === 'PROPN' && isCapitalized(token);
  const words = tokens.slice(first, first + 3).map(({ lower }) => lower);
  if (!isNameWord(tokens[first]) || titleAt(words, 0)) return first - 1;
  let last = first;
  while (
    isNameWord(tokens[last + 1]) ||
    (/^(al|el|bin|bint|ibn|de|da|von|van|der|di|du|la|le)$|^al-/.test(tokens[last + 1]?.lower ?? '') &&
      isNameWord(tokens[last + 2]))
  )
    last += 1;
  return last;
}

const isAfterTitle = (tokens: readonly Token[], first: number): boolean => {
  const before = tokens.slice(Math.max(0, first - 3), first).map(({ lower }) => lower);
  return [1, 2, 3].some(
    (count) => count <= before.length && titleAt(before.slice(-count), 0)?.words === count,
  );
};

const isPossessive = (tokens: readonly Token[], last: number) =>
  /^['’]s?$/.test(tokens[last + 1]?.text ?? '');

/** "of" or "of the" between two words. */
const isOf = (tokens: readonly Token[], from: number, to: number) =>
  tokens[from + 1]?.lower === 'of' &&
  (to === from + 2 || (to === from + 3 && tokens[from + 2]!.lower === 'the'));

/** "Putin's Russia" aside: a country whose possession is the head stands for it only with a title or body. */
const isOwned = (_tokens: readonly Token[], _last: number, _phrase: NounPhrase, _title: unknown) => false;

/** The title in a phrase, with whether it is plural. */
function titleIn(
  tokens: readonly Token[],
  phrase: NounPhrase,
): { title: Title; isPlural: boolean; at: number } | null {
  const words = tokens
    .slice(phrase.first, Math.min(tokens.length, phrase.last + 3))
    .map(({ lower }) => lower);
  for (let at = 0; at <= phrase.last - phrase.first; at++) {
    const found = titleAt(words, at);
    if (found)
      return {
        title: found.title,
        isPlural: found.text.endsWith('s') && !/^(crown|prince)/.test(found.text),
        at: phrase.first + at,
      };
  }
  return null;
}
