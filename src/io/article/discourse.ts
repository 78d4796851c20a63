import { lastWhere } from './arrays';
import type { Actor } from './frame';
import type { Thing } from './gazetteer';
import type { LinkedName } from './link';
import type { Token } from './tokens';

/** How many people before it a pronoun can mean. */
const REMEMBERED = 6;

const HE = /^(he|him|himself)$/;
const SHE = /^(she|her|herself)$/;

/** Of whom an article has spoken so far, which pronouns and "the two countries" refer to. */
export class Discourse {
  /** Everybody of whom a clause has spoken, in order. */
  readonly people: Actor[] = [];
  /** The people who were subjects, the last one first. */
  private persons: readonly Actor[] = [];
  private body: Actor | undefined;
  /** Two of different countries of whom a clause spoke together. */
  private pair: readonly Actor[] = [];
  /** Those of whom a clause spoke together, and the number of sentences since. */
  private together: readonly Actor[] = [];
  private sentencesSince = 0;
  private lastQuoted: Actor | undefined;
  /** How often each country has been named in the sentences before. */
  private readonly named = new Map<Thing, number>();
  /** Whether an article says "he" or "she" of a person. */
  private readonly pronouns = new Map<Thing, 'he' | 'she'>();

  /** Notes the actors of the clauses of a sentence, and the countries that it names. */
  heed(clauses: readonly (readonly Actor[])[], names: readonly LinkedName[]): void {
    for (const actors of clauses) {
      this.people.push(...actors.filter(({ isPerson }) => isPerson));
      const linked = [
        ...new Map(actors.flatMap((actor) => (actor.thing ? [[actor.thing, actor] as const] : []))).values(),
      ];
      const countries = new Set(linked.map(({ country }) => country));
      if (linked.length === 2 && countries.size === 2 && !countries.has(undefined)) this.pair = linked;
    }
    this.sentencesSince += 1;
    for (const { chosen } of names)
      if (chosen?.kind === 'COUNTRY') this.named.set(chosen, (this.named.get(chosen) ?? 0) + 1);
  }

  /** Remembers a subject, whom pronouns can mean. */
  remember(actor: Actor): void {
    if (!actor.isPerson) this.body = actor;
    else
      this.persons = [actor, ...this.persons.filter(({ thing }) => !thing || thing !== actor.thing)].slice(
        0,
        REMEMBERED,
      );
  }

  /** Remembers those whom "they" can mean. */
  rememberGroup(actors: readonly Actor[]): void {
    const linked = actors.filter(({ thing }) => thing !== undefined);
    if (linked.length < 2) return;
    this.together = linked;
    this.sentencesSince = 0;
  }

  /** Remembers who was quoted last: a quotation can go on in the next sentence. */
  rememberQuoted(actor: Actor | undefined): void {
    this.lastQuoted = actor ?? this.lastQuoted;
  }

  get quoted(): Actor | undefined {
    return this.lastQuoted;
  }

  /** Whom "they" means: those of whom this sentence or the one before spoke together; none if there are none. */
  get group(): readonly Actor[] {
    return this.sentencesSince <= 1 ? this.together : [];
  }

  /** The two that "both" and "the two" mean; none if there are not two. */
  get two(): readonly Actor[] {
    return this.pair;
  }

  /** The country that the article has named most, at least twice; undefined if there is none. */
  get topic(): Thing | undefined {
    const [most] = [...this.named].sort((a, b) => b[1] - a[1]);
    return most && most[1] >= 2 ? most[0] : undefined;
  }

  /** Whom a pronoun means, after what was said so far. */
  antecedent({ lower, start, end }: Token): Actor | null {
    const [last] = this.persons;
    const meant =
      HE.test(lower) || SHE.test(lower)
        ? this.person(HE.test(lower) ? 'he' : 'she')
        : /^(it|they|them|itself|themselves)$/.test(lower)
          ? (this.body ?? last)
          : undefined;
    return meant ? { ...meant, start, end } : null;
  }

  /** The last person of whom the article does not say the other pronoun. */
  private person(pronoun: 'he' | 'she'): Actor | undefined {
    const isOther = ({ thing }: Actor) => {
      const known = thing && this.pronouns.get(thing);
      return known !== undefined && known !== pronoun;
    };
    const meant =
      this.persons.find((each) => !isOther(each)) ??
      lastWhere(this.people, (each) => !isOther(each)) ??
      this.persons[0];
    if (meant?.thing && !this.pronouns.has(meant.thing)) this.pronouns.set(meant.thing, pronoun);
    return meant;
  }
}
