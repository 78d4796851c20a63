import type { Actors } from './actors';
import { sayingOf, type Saying } from './attribution';
import type { NounPhrase } from './chunks';
import type { Clause } from './clauses';
import type { Actor } from './frame';
import type { Thing } from './gazetteer';
import { isBody } from './lexicon/bodies';
import { titleAt, type Title } from './lexicon/offices';
import type { LinkedName } from './link';
import type { Token } from './tokens';

/** Nouns for a part of what "of" says. */
const PARTITIVES =
  /^(group|number|dozens|hundreds|thousands|tens|scores|millions|members?|leaders?|crowds?|team|delegation|part|some|many|most|majority|deployment|patch|contingent|\d+|two|three|four|five|one|pair|round|representatives?|officials?|leadership|people|president|government|ambassador|prime|head|forces?|army)$/;

const SPEAK_FOR_PEOPLE =
  /^(office|spokes(man|woman|person)|aides?|staff|administration|government|ministry)$/;

const POSSESSIVES: Readonly<Record<string, string>> = { its: 'it', his: 'he', her: 'she', their: 'they' };

/** What a sentence is made of, as its references are resolved. */
export interface ReadSentence {
  tokens: readonly Token[];
  names: readonly LinkedName[];
  clauses: readonly Clause[];
  phrases: readonly NounPhrase[];
  sayings: readonly Saying[];
  text: string;
  phraseWith(word: number): NounPhrase | null;
  wordsOf(phrase: NounPhrase): string;
}

/** Whom the phrases and pronouns of a sentence mean. */
export class References {
  private readonly antecedents = new Map<number, Actor>();
  /** Whom "they" means where several are meant. */
  private readonly groups = new Map<number, readonly Actor[]>();

  constructor(
    private readonly sentence: ReadSentence,
    private readonly known: Actors,
  ) {
    this.resolvePronouns();
  }

  /** Notes for later sentences what this one speaks of. */
  remember(): void {
    this.known.heed(
      this.sentence.clauses.map((clause) =>
        this.actors([
          ...clause.subjects,
          ...clause.objects,
          ...clause.prepositional.flatMap(({ phrases }) => phrases),
        ]),
      ),
      this.sentence.names,
    );
    const quoting = this.sentence.sayings.filter(({ content }) =>
      content.some(([first, last]) =>
        this.sentence.tokens.slice(first, last + 1).some(({ isQuoted }) => isQuoted),
      ),
    );
    this.known.rememberQuoted(quoting.flatMap(({ sources }) => this.actors(sources))[0]);
  }

  /** Whom a phrase means; of "a group of Moroccan diplomats", the diplomats. */
  actor(phrase: NounPhrase): Actor | null {
    if (this.sentence.tokens[phrase.head]!.tag === 'PRON') return this.antecedents.get(phrase.head) ?? null;
    const own = this.known.meant(this.sentence.tokens, this.sentence.names, phrase, this.sentence.text);
    const other =
      (!own || own.isCollective ? this.counterpart(phrase) : null) ?? (own ? null : this.speaksFor(phrase));
    if (other) return other;
    if (own || this.sentence.tokens[phrase.last + 1]?.lower !== 'of')
      return own ?? this.localActor(phrase) ?? this.apposed(phrase);
    const whole = this.sentence.phrases.find(({ first }) => first === phrase.last + 2);
    return (
      (whole && PARTITIVES.test(this.sentence.tokens[phrase.head]!.lower) ? this.actor(whole) : null) ??
      this.localActor(phrase)
    );
  }

  /** "His office", "its foreign ministry", "its president": who speaks or acts for the one before. */
  private speaksFor({ first, last, head }: NounPhrase): Actor | null {
    const [owner, noun] = [this.sentence.tokens[first]!, this.sentence.tokens[head]!];
    const pronoun = POSSESSIVES[owner.lower];
    if (pronoun === undefined || first === head) return null;
    const meant = this.known.antecedent({ ...owner, lower: pronoun });
    const whole = { start: owner.start, end: this.sentence.tokens[last]!.end };
    if (pronoun === 'he' || pronoun === 'she')
      return meant && SPEAK_FOR_PEOPLE.test(noun.lower) ? { ...meant, ...whole } : null;
    const country = meant?.isPerson ? undefined : meant?.country;
    if (!country || !isBody(noun.lemma, noun.lower)) return null;
    const of = { ...whole, thing: country, country, isPerson: false, isCollective: true };
    const words = this.sentence.tokens.slice(first + 1, head + 1).map(({ lower }) => lower);
    const title = titleAt(words, 0);
    return title?.words === words.length ? (this.known.holder(of, title.title) ?? of) : of;
  }

  /** "His Iranian counterpart, Araghchi", "her Japanese counterpart": the one who is named, or who holds the same office there. */
  private counterpart({ first, last, head }: NounPhrase): Actor | null {
    const { tokens, names, phrases, text } = this.sentence;
    if (!/^(counterpart|opposite)$/.test(tokens[head]!.lower)) return null;
    const next = phrases.find((phrase) => phrase.first === last + 2);
    const named = tokens[last + 1]?.text === ',' && next ? this.known.meant(tokens, names, next, text) : null;
    if (named?.isPerson) return named;
    const country = names.find(
      (name) => name.first >= first && name.last < head && name.chosen?.kind === 'COUNTRY',
    )?.chosen;
    const pronoun = POSSESSIVES[tokens[first]!.lower];
    const whose = pronoun === undefined ? null : this.known.antecedent({ ...tokens[first]!, lower: pronoun });
    return country && whose?.thing ? this.known.counterpart(whose.thing, country) : null;
  }

  /** "Fico, the only leader who …": whom a phrase after a comma says more of. */
  private apposed({ first, head }: NounPhrase): Actor | null {
    const { lemma, lower } = this.sentence.tokens[head]!;
    // "Fico is the only leader who …"
    const copula = this.sentence.clauses.find(
      ({ verb, objects, prepositional }) =>
        verb.lemma === 'be' &&
        !verb.isNegated &&
        [
          ...objects,
          ...prepositional.flatMap(({ preposition, phrases }) =>
            /^(of|among)$/.test(preposition) ? phrases : [],
          ),
        ].some((each) => each.head === head),
    );
    const [subject] = copula?.subjects ?? [];
    const named =
      subject && (isBody(lemma, lower) || /^(guests?|leaders?|dignitary|dignitaries|speakers?)$/.test(lower))
        ? this.known.meant(this.sentence.tokens, this.sentence.names, subject, this.sentence.text)
        : null;
    if (named?.isPerson) return named;
    if (
      this.sentence.tokens[first - 1]?.text !== ',' ||
      !/^(the|a|an)$/.test(this.sentence.tokens[first]!.lower) ||
      !isBody(lemma, lower)
    )
      return null;
    const before = this.sentence.phrases.find(({ last }) => last === first - 2);
    const actor = before
      ? this.known.meant(this.sentence.tokens, this.sentence.names, before, this.sentence.text)
      : null;
    return actor?.isPerson ? actor : null;
  }

  /** "Rebels in the Ivory Coast": people with the country in which they are. */
  private localActor(phrase: NounPhrase): Actor | null {
    const head = this.sentence.tokens[phrase.head]!;
    if (!isBody(head.lemma, head.lower)) return null;
    const preposition = this.sentence.tokens[phrase.last + 1]?.lower ?? '';
    if (!/^(in|from|of|throughout|across)$/.test(preposition)) return null;
    const place = this.sentence.names.find(
      ({ first, chosen }) => first > phrase.last && first <= phrase.last + 4 && chosen?.kind === 'COUNTRY',
    );
    const isNear =
      place &&
      this.sentence.tokens.slice(phrase.last + 2, place.first).every(({ tag }) => /^(DET|ADJ)$/.test(tag));
    if (!isNear) return null;
    const level = titleAt([head.lower], 0)?.title.level;
    return {
      ...(level && { level }),
      start: head.start,
      end: place.end,
      thing: place.chosen,
      country: place.chosen,
      isPerson: false,
      isCollective: true,
    };
  }

  /** A pronoun means the last subject before it that fits; "I" and "we" in a quotation mean the one who is quoted. */
  private resolvePronouns(): void {
    const { tokens, clauses } = this.sentence;
    for (const clause of clauses) {
      const phrases = [
        ...clause.subjects,
        ...clause.objects,
        ...clause.prepositional.flatMap((each) => each.phrases),
      ];
      for (const { head } of phrases.filter((phrase) => tokens[phrase.head]!.tag === 'PRON')) {
        if (this.antecedents.has(head) || this.groups.has(head)) continue;
        const group = /^(they|them)$/.test(tokens[head]!.lower) ? this.known.group : [];
        if (group.length > 0) this.groups.set(head, group);
        const meant = this.speakerAt(head) ?? this.known.antecedent(tokens[head]!);
        if (meant) this.antecedents.set(head, meant);
      }
      for (const phrase of clause.subjects) {
        const actor = tokens[phrase.head]!.tag === 'PRON' ? null : this.actor(phrase);
        if (actor) this.known.remember(actor);
        else this.rememberOf(phrase);
      }
      if (clause.subjects.length > 1) this.known.rememberGroup(this.actors(clause.subjects));
    }
  }

  /** Of "I" in a quotation, the one who is quoted; of "we", that one as a leader, or else the country. */
  private speakerAt(word: number): Actor | null {
    const { tokens, sayings } = this.sentence;
    const { lower, isQuoted, start, end } = tokens[word]!;
    if (!isQuoted || !/^(i|me|we|us)$/.test(lower)) return null;
    const saying = sayingOf(sayings, word);
    const speaker = saying ? this.actors(saying.sources)[0] : this.known.quoted;
    if (!speaker) return null;
    const isMeant = !/^(we|us)$/.test(lower) || !speaker.isPerson || speaker.level?.startsWith('HEAD_OF');
    if (isMeant || !speaker.country) return { ...speaker, start, end };
    const { country } = speaker;
    return { start, end, thing: country, country, isPerson: false, isCollective: true };
  }

  /** "Aides to Fico said that he", "Fico's office said that he": the person for whom a subject speaks. */
  private rememberOf(phrase: NounPhrase): void {
    const { last } = phrase;
    const owner = this.owner(phrase);
    if (owner?.isPerson) this.known.remember(owner);
    const next = /^(to|of|for)$/.test(this.sentence.tokens[last + 1]?.lower ?? '')
      ? this.sentence.phraseWith(last + 2)
      : null;
    const actor = next && this.actor(next);
    if (actor?.isPerson) this.known.remember(actor);
  }

  /** The actors that phrases mean; of an apposition, whose phrases mean one, the first that is linked. */
  actors(phrases: readonly NounPhrase[]): Actor[] {
    const found: Actor[] = [];
    const shared = this.sharedTitle(phrases[0]);
    const title = shared?.roles.length ? shared : undefined;
    for (const each of phrases) {
      if (found.length > 0 && this.isApposition(each)) continue;
      const phrase = title ? each : this.titled(each);
      for (const named of this.groups.get(phrase.head) ??
        this.known.pairIn(this.sentence.tokens, phrase) ??
        this.inPhrase(phrase)) {
        const own = named.isCollective && shared ? { ...named, level: shared.level } : named;
        const meant = (title && this.known.holder(named, title)) ?? own;
        const same = found.find((known) => known.thing !== undefined && known.thing === meant.thing);
        if (!same) found.push(meant);
      }
    }
    return found;
  }

  /** "North Korea, an ally of Russia, …": what says more of the phrase before. */
  private isApposition({ first, last, head }: NounPhrase): boolean {
    return (
      this.sentence.tokens[first - 1]?.text === ',' &&
      /^(a|an|one|itself|its|his|her|their)$/.test(this.sentence.tokens[first]!.lower) &&
      this.sentence.tokens[head]!.tag !== 'PROPN' &&
      !this.sentence.tokens
        .slice(last + 1, last + 8)
        .some(({ lower }, i, rest) => lower === 'and' && rest[i - 1]?.text === ',')
    );
  }

  /** "The president of Kenya and the premier of Uganda": of a country in such a list, the one who has the title before it. */
  private titled(phrase: NounPhrase): NounPhrase {
    const { tokens, phrases } = this.sentence;
    if (tokens[phrase.first - 1]?.lower !== 'of') return phrase;
    const before = phrases.find(({ last }) => last === phrase.first - 2);
    const isTitle =
      before !== undefined &&
      tokens[before.first]!.lower === 'the' &&
      !tokens[before.head]!.lower.endsWith('s') &&
      titleAt(
        tokens.slice(before.first + 1, before.head + 1).map(({ lower }) => lower),
        0,
      )?.words ===
        before.head - before.first;
    return isTitle ? before : phrase;
  }

  /** "The leaders of Russia and Iran", "delegations from Ghana and Togo": the title that all have. */
  private sharedTitle(phrase: NounPhrase | undefined): Title | undefined {
    if (!phrase || !/^(of|from)$/.test(this.sentence.tokens[phrase.first - 1]?.lower ?? '')) return undefined;
    const words = this.sentence.tokens
      .slice(Math.max(0, phrase.first - 3), phrase.first - 1)
      .map(({ lower }) => lower);
    if (!words.at(-1)?.endsWith('s')) return undefined;
    return (titleAt(words, words.length - 2) ?? titleAt(words, words.length - 1))?.title;
  }

  /** "Met the leaders of Russia and Iran": who holds the office in each. */
  private leadersOf({ last, head }: NounPhrase): Actor[] {
    const noun = this.sentence.tokens[head]!.lower;
    const title =
      noun.endsWith('s') && this.sentence.tokens[last + 1]?.lower === 'of'
        ? titleAt([noun], 0)?.title
        : undefined;
    if (!title) return [];
    const leaders: Actor[] = [];
    for (let next = this.sentence.phraseWith(last + 2); next;) {
      const country = this.known.meant(this.sentence.tokens, this.sentence.names, next, this.sentence.text);
      const holder = country && this.known.holder(country, title);
      if (!holder) break;
      leaders.push(holder);
      const separator = this.sentence.tokens[next.last + 1]?.lower ?? '';
      const isLast = separator === ',' && this.sentence.tokens[next.last + 2]?.lower === 'and';
      next = /^(,|and)$/.test(separator) ? this.sentence.phraseWith(next.last + (isLast ? 3 : 2)) : null;
    }
    return leaders;
  }

  /** A phrase can name several countries: "U.S. and Jordanian officials". */
  private inPhrase(phrase: NounPhrase): Actor[] {
    const leaders = this.leadersOf(phrase);
    if (leaders.length > 1) return leaders;
    const actor = this.actor(phrase);
    const hasAnd = this.sentence.tokens
      .slice(phrase.first, phrase.head)
      .some(({ lower }) => /^(and|or)$/.test(lower));
    if (!actor || !hasAnd) return actor ? [actor] : [];
    const countries = this.sentence.names.filter(
      ({ first, last, chosen }) => first >= phrase.first && last <= phrase.last && chosen?.kind === 'COUNTRY',
    );
    if (countries.length < 2) return [actor];
    return countries.map(({ start, end, chosen }) => ({
      ...actor,
      start,
      end,
      thing: chosen,
      country: chosen,
      isCollective: true,
      isPerson: false,
    }));
  }

  /** An organization of a country that a phrase names without the country: "war veterans" of "War veterans of China". */
  bodyOf(country: Thing, phrase: NounPhrase): Actor | null {
    const thing = this.known.bodyOf(country, this.sentence.wordsOf(phrase));
    return thing
      ? {
          start: this.sentence.tokens[phrase.first]!.start,
          end: this.sentence.tokens[phrase.last]!.end,
          thing,
          country,
          isPerson: false,
          isCollective: false,
        }
      : null;
  }

  /** Whose a phrase is: of "Kim's participation" Kim, of "its friendship" the last body. */
  owner(phrase: NounPhrase): Actor | null {
    const { tokens } = this.sentence;
    for (let i = phrase.head - 1; i >= phrase.first; i--) {
      const { lower, tag } = tokens[i]!;
      if (/^['’]s?$/.test(lower)) return this.actor({ first: phrase.first, last: i - 1, head: i - 1 });
      if (tag === 'PRON' && /^(its|his|her|their)$/.test(lower)) {
        const subject = this.sentence.clauses.find(
          (clause) => clause.verb.head < i && clause.objects.some(({ head }) => head === phrase.head),
        )?.subjects;
        return (
          (subject && this.actors(subject)[0]) ??
          this.known.antecedent({ ...tokens[i]!, lower: POSSESSIVES[lower]! })
        );
      }
    }
    const name = this.sentence.names.find(
      ({ first, last, chosen }) => first >= phrase.first && last < phrase.head && chosen?.kind === 'COUNTRY',
    );
    return name
      ? {
          start: name.start,
          end: name.end,
          thing: name.chosen,
          country: name.chosen,
          isPerson: false,
          isCollective: true,
        }
      : null;
  }
}
