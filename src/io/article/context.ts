import { sayingOf, sayingsIn, type Saying } from './attribution';
import { type Clause, clausesOf, type NounPhrase } from './clauses';
import { datesIn, type DateMention } from './dates';
import type { Span } from './document';
import type { Actor, Attribution } from './frame';
import type { Linker, LinkedName } from './link';
import { modalityOf } from './modality';
import type { TaggedSentence } from './tokens';

/** A sentence with all that rules look at. */
export class SentenceContext {
  readonly clauses: readonly Clause[];
  readonly sayings: readonly Saying[];
  readonly names: readonly LinkedName[];

  constructor(
    readonly sentence: TaggedSentence,
    readonly text: string,
    /** The day of the article, YYYY-MM-DD. */
    readonly today: string,
    private readonly linker: Linker,
  ) {
    this.clauses = clausesOf(sentence.tokens);
    this.sayings = sayingsIn(sentence, this.clauses);
    this.names = linker.names(sentence, text);
  }

  get tokens() {
    return this.sentence.tokens;
  }

  actor(phrase: NounPhrase): Actor | null {
    return this.linker.actor(this.tokens, this.names, phrase, this.text);
  }

  /** The actors that phrases mean; of an apposition, whose phrases mean one, the first that is linked. */
  actors(phrases: readonly NounPhrase[]): Actor[] {
    const found: Actor[] = [];
    for (const phrase of phrases) {
      for (const each of this.inPhrase(phrase)) {
        const same = found.find((known) => known.thing !== undefined && known.thing === each.thing);
        if (!same) found.push(each);
      }
    }
    return found;
  }

  /** A phrase can name several countries: "U.S. and Jordanian officials". */
  private inPhrase(phrase: NounPhrase): Actor[] {
    const actor = this.actor(phrase);
    return actor ? [actor] : [];
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

  /** Remembers whom the pronouns of the next sentences can mean. */
  close(): void {
    for (const clause of this.clauses)
      for (const phrase of clause.subjects) {
        const actor = this.actor(phrase);
        if (actor) this.linker.remember(actor);
      }
  }
}
