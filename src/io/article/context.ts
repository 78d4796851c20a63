import type { Actors } from './actors';
import { lastWhere } from './arrays';
import { sayingOf, sayingsIn, type Saying } from './attribution';
import { type NounPhrase, phrasesOf } from './chunks';
import { type Clause, clausesOf } from './clauses';
import { datesIn, type DateMention } from './dates';
import type { Span } from './document';
import type { Thing } from './gazetteer';
import type { Actor, Attribution } from './frame';
import { isBody } from './lexicon/bodies';
import { titleAt, type Title } from './lexicon/offices';
import type { Linker, LinkedName } from './link';
import { modalityOf } from './modality';
import type { TaggedSentence, Token } from './tokens';

/** Nouns for a part of what "of" says. */
const PARTITIVES =
  /^(group|number|dozens|hundreds|thousands|tens|scores|millions|members?|leaders?|crowds?|team|delegation|part|some|many|most|majority|deployment|patch|contingent|\d+|two|three|four|five|one|pair|round|representatives?|officials?|leadership|people|president|government|ambassador|prime|head|forces?|army)$/;

/** The words of linked names are proper nouns, whatever the tagger takes them for. */
function asNames(tokens: readonly Token[], names: readonly LinkedName[]): Token[] {
  const isName = (i: number) =>
    names.some(({ first, last, via }) => i >= first && i <= last && (via !== 'demonym' || last > first));
  return tokens.map((token, i) =>
    isName(i) && token.tag !== 'PROPN' && token.tag !== 'PART' ? { ...token, tag: 'PROPN' as const } : token,
  );
}

const POSSESSIVES: Readonly<Record<string, string>> = { its: 'it', his: 'he', her: 'she', their: 'they' };

/** A sentence with all that rules look at. */
export class SentenceContext {
  readonly tokens: readonly Token[];
  readonly clauses: readonly Clause[];
  readonly sayings: readonly Saying[];
  readonly names: readonly LinkedName[];
  private readonly phrases: readonly NounPhrase[];
  private readonly antecedents = new Map<number, Actor>();

  constructor(
    readonly sentence: TaggedSentence,
    readonly text: string,
    /** The day of the article, YYYY-MM-DD. */
    readonly today: string,
    linker: Linker,
    private readonly known: Actors,
  ) {
    this.names = linker.names(sentence, text);
    this.tokens = asNames(sentence.tokens, this.names);
    this.clauses = clausesOf(this.tokens);
    this.phrases = phrasesOf(this.tokens);
    this.sayings = sayingsIn(this.tokens, this.clauses);
    this.resolvePronouns();
  }

  /** Whom a phrase means; of "a group of Moroccan diplomats", the diplomats. */
  actor(phrase: NounPhrase): Actor | null {
    if (this.tokens[phrase.head]!.tag === 'PRON') return this.antecedents.get(phrase.head) ?? null;
    const own = this.known.meant(this.tokens, this.names, phrase, this.text);
    const speaksFor = own ? null : this.speaksFor(phrase);
    if (speaksFor) return speaksFor;
    if (own || this.tokens[phrase.last + 1]?.lower !== 'of')
      return own ?? this.localActor(phrase) ?? this.apposed(phrase);
    const whole = this.phrases.find(({ first }) => first === phrase.last + 2);
    return (
      (whole && PARTITIVES.test(this.tokens[phrase.head]!.lower) ? this.actor(whole) : null) ??
      this.localActor(phrase)
    );
  }

  /** "His office", "her spokesman": who speaks for the person before. */
  private speaksFor({ first, head }: NounPhrase): Actor | null {
    const [owner, noun] = [this.tokens[first]!, this.tokens[head]!];
    if (
      !/^(his|her)$/.test(owner.lower) ||
      !/^(office|spokes(man|woman|person)|aides?|staff|administration|government|ministry)$/.test(noun.lower)
    )
      return null;
    const person = this.known.antecedent({ ...owner, lower: POSSESSIVES[owner.lower]! });
    return person ? { ...person, start: owner.start, end: noun.end } : null;
  }

  /** "Fico, the only leader who …": whom a phrase after a comma says more of. */
  private apposed({ first, head }: NounPhrase): Actor | null {
    const { lemma, lower } = this.tokens[head]!;
    if (
      this.tokens[first - 1]?.text !== ',' ||
      !/^(the|a|an)$/.test(this.tokens[first]!.lower) ||
      !isBody(lemma, lower)
    )
      return null;
    const before = this.phrases.find(({ last }) => last === first - 2);
    const actor = before ? this.known.meant(this.tokens, this.names, before, this.text) : null;
    return actor?.isPerson ? actor : null;
  }

  /** "Rebels in the Ivory Coast": people with the country in which they are. */
  private localActor(phrase: NounPhrase): Actor | null {
    const head = this.tokens[phrase.head]!;
    if (!isBody(head.lemma, head.lower)) return null;
    const preposition = this.tokens[phrase.last + 1]?.lower ?? '';
    if (!/^(in|from|of|throughout|across)$/.test(preposition)) return null;
    const place = this.names.find(
      ({ first, chosen }) => first > phrase.last && first <= phrase.last + 4 && chosen?.kind === 'COUNTRY',
    );
    const isNear =
      place && this.tokens.slice(phrase.last + 2, place.first).every(({ tag }) => /^(DET|ADJ)$/.test(tag));
    if (!isNear) return null;
    return {
      start: head.start,
      end: place.end,
      thing: place.chosen,
      country: place.chosen,
      isPerson: false,
      isCollective: true,
    };
  }

  /** A pronoun means the last subject before it that fits. */
  private resolvePronouns(): void {
    for (const clause of this.clauses) {
      const phrases = [
        ...clause.subjects,
        ...clause.objects,
        ...clause.prepositional.flatMap((each) => each.phrases),
      ];
      for (const phrase of phrases.filter(({ head }) => this.tokens[head]!.tag === 'PRON')) {
        const meant = this.known.antecedent(this.tokens[phrase.head]!);
        if (meant && !this.antecedents.has(phrase.head)) this.antecedents.set(phrase.head, meant);
      }
      for (const phrase of clause.subjects) {
        const actor = this.tokens[phrase.head]!.tag === 'PRON' ? null : this.actor(phrase);
        if (actor) this.known.remember(actor);
      }
    }
  }

  /** The actors that phrases mean; of an apposition, whose phrases mean one, the first that is linked. */
  actors(phrases: readonly NounPhrase[]): Actor[] {
    const found: Actor[] = [];
    const title = this.sharedTitle(phrases[0]);
    for (const phrase of phrases) {
      for (const named of this.inPhrase(phrase)) {
        const each = (title && this.known.holder(named, title)) ?? named;
        const same = found.find((known) => known.thing !== undefined && known.thing === each.thing);
        if (!same) found.push(each);
      }
    }
    return found;
  }

  /** "The leaders of Russia and Iran": the title that all have. */
  private sharedTitle(phrase: NounPhrase | undefined): Title | undefined {
    if (!phrase || this.tokens[phrase.first - 1]?.lower !== 'of') return undefined;
    const words = this.tokens
      .slice(Math.max(0, phrase.first - 3), phrase.first - 1)
      .map(({ lower }) => lower);
    if (!words.at(-1)?.endsWith('s')) return undefined;
    return (titleAt(words, words.length - 2) ?? titleAt(words, words.length - 1))?.title;
  }

  /** A phrase can name several countries: "U.S. and Jordanian officials". */
  private inPhrase(phrase: NounPhrase): Actor[] {
    const actor = this.actor(phrase);
    const hasAnd = this.tokens.slice(phrase.first, phrase.head).some(({ lower }) => /^(and|or)$/.test(lower));
    if (!actor || !hasAnd) return actor ? [actor] : [];
    const countries = this.names.filter(
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

  sayingAround(clause: Clause): Saying | undefined {
    return sayingOf(this.sayings, clause.verb.head);
  }

  /** Who says what a clause says, and how surely. */
  attribution(clause: Clause): Attribution {
    const saying = this.sayingAround(clause);
    const stated = modalityOf(clause, this.clauses, this.tokens, saying, this.text);
    const [speaker] = saying ? this.actors(saying.sources) : [];
    return { ...stated, ...(speaker && { speaker }) };
  }

  dates(isPast: boolean): DateMention[] {
    return datesIn(this.tokens, this.today, { isPast });
  }

  get allPhrases(): readonly NounPhrase[] {
    return this.phrases;
  }

  /** The noun phrase that has a word. */
  phraseWith(word: number): NounPhrase | null {
    return this.phrases.find(({ first, last }) => word >= first && word <= last) ?? null;
  }

  /** The last clause whose verb comes before a word, or else the first. */
  clauseAround(word: number): Clause | undefined {
    return lastWhere(this.clauses, ({ verb }) => verb.head < word) ?? this.clauses[0];
  }

  /** An organization of a country that a phrase names without the country: "war veterans" of "War veterans of China". */
  bodyOf(country: Thing, phrase: NounPhrase): Actor | null {
    const thing = this.known.bodyOf(country, this.wordsOf(phrase));
    return thing
      ? {
          start: this.tokens[phrase.first]!.start,
          end: this.tokens[phrase.last]!.end,
          thing,
          country,
          isPerson: false,
          isCollective: false,
        }
      : null;
  }

  /** Whose a phrase is: of "Kim's participation" Kim, of "its friendship" the last body. */
  owner(phrase: NounPhrase): Actor | null {
    const { tokens } = this;
    for (let i = phrase.head - 1; i >= phrase.first; i--) {
      const { lower, tag } = tokens[i]!;
      if (/^['’]s?$/.test(lower)) return this.actor({ first: phrase.first, last: i - 1, head: i - 1 });
      if (tag === 'PRON' && /^(its|his|her|their)$/.test(lower)) {
        const subject = this.clauses.find(
          (clause) => clause.verb.head < i && clause.objects.some(({ head }) => head === phrase.head),
        )?.subjects;
        return (
          (subject && this.actors(subject)[0]) ??
          this.known.antecedent({ ...tokens[i]!, lower: POSSESSIVES[lower]! })
        );
      }
    }
    const name = this.names.find(
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

  /** The offsets of the clause with its arguments, to quote. */
  spanOf(clause: Clause): Span {
    const tokens = this.tokens;
    const phrases = [
      ...clause.subjects,
      ...clause.objects,
      ...clause.prepositional.flatMap((each) => each.phrases),
    ];
    const first = Math.min(clause.verb.first, ...phrases.map((phrase) => phrase.first));
    const last = Math.max(clause.verb.last, ...phrases.map((phrase) => phrase.last));
    return { start: tokens[first]!.start, end: tokens[last]!.end };
  }

  get span(): Span {
    return { start: this.sentence.start, end: this.sentence.end };
  }

  wordsOf({ first, last }: NounPhrase): string {
    return this.text.slice(this.tokens[first]!.start, this.tokens[last]!.end);
  }
}
