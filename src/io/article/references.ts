import type { Actors } from './actors';
import type { Saying } from './attribution';
import type { NounPhrase } from './chunks';
import type { Clause } from './clauses';
import type { Actor } from './frame';
import type { Thing } from './gazetteer';
import { isBody } from './lexicon/bodies';
import { titleAt } from './lexicon/offices';
import type { LinkedName } from './link';
import { Pronouns } from './pronouns';
import { leadersOf, sharedTitle, titled } from './shared-titles';
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

/** Whom the phrases of a sentence mean. */
export class References {
  private readonly pronouns: Pronouns;

  constructor(
    private readonly sentence: ReadSentence,
    private readonly known: Actors,
  ) {
    this.pronouns = new Pronouns(sentence, known);
    this.pronouns.resolve(
      (phrases) => this.actors(phrases),
      (phrase) => this.spokenFor(phrase),
    );
  }

  /** Notes for later sentences what this one speaks of. */
  remember(): void {
    this.pronouns.remember((phrases) => this.actors(phrases));
  }

  /** Whom a phrase means; of "a group of Moroccan diplomats", the diplomats. */
  actor(phrase: NounPhrase): Actor | null {
    if (this.sentence.tokens[phrase.head]!.tag === 'PRON') return this.pronouns.antecedent(phrase.head);
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
    const meant = this.known.discourse.antecedent({ ...owner, lower: pronoun });
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

  /** "His Iranian counterpart, Pezeshkian", "her Japanese counterpart": the one who is named, or who holds the same office there. */
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
    const whose =
      pronoun === undefined ? null : this.known.discourse.antecedent({ ...tokens[first]!, lower: pronoun });
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

  /** "Aides to Fico said that he", "Fico's office said that he": the person for whom a subject speaks. */
  private spokenFor(phrase: NounPhrase): Actor | null {
    const owner = this.owner(phrase);
    if (owner?.isPerson) return owner;
    const { last } = phrase;
    const isOf = /^(to|of|for)$/.test(this.sentence.tokens[last + 1]?.lower ?? '');
    const next = isOf ? this.sentence.phraseWith(last + 2) : null;
    const actor = next && this.actor(next);
    return actor?.isPerson ? actor : null;
  }

  /** The actors that phrases mean; of an apposition, whose phrases mean one, the first that is linked. */
  actors(phrases: readonly NounPhrase[]): Actor[] {
    const found: Actor[] = [];
    const shared = sharedTitle(this.sentence, phrases[0]);
    const title = shared?.roles.length ? shared : undefined;
    for (const each of phrases) {
      if (found.length > 0 && this.isApposition(each)) continue;
      const phrase = title ? each : titled(this.sentence, each);
      for (const named of this.pronouns.group(phrase.head) ??
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

  /** A phrase can name several countries: "U.S. and Jordanian officials". */
  private inPhrase(phrase: NounPhrase): Actor[] {
    const leaders = leadersOf(this.sentence, this.known, phrase);
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
          this.known.discourse.antecedent({ ...tokens[i]!, lower: POSSESSIVES[lower]! })
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
