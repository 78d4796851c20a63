import type { Actors } from './actors';
import { lastWhere } from './arrays';
import { sayingOf, sayingsIn, type Saying } from './attribution';
import { type NounPhrase, phrasesOf } from './chunks';
import { type Clause, clausesOf } from './clauses';
import { datesIn, type DateMention } from './dates';
import type { Span } from './document';
import type { Thing } from './gazetteer';
import type { Actor, Attribution } from './frame';
import type { Linker, LinkedName } from './link';
import { modalityOf } from './modality';
import { References } from './references';
import type { TaggedSentence, Token } from './tokens';

/** The words of linked names are proper nouns, whatever the tagger takes them for. */
function asNames(tokens: readonly Token[], names: readonly LinkedName[]): Token[] {
  const isName = (i: number) =>
    names.some(({ first, last, via }) => i >= first && i <= last && (via !== 'demonym' || last > first));
  return tokens.map((token, i) =>
    isName(i) && token.tag !== 'PROPN' && token.tag !== 'PART' ? { ...token, tag: 'PROPN' as const } : token,
  );
}

/** Verbs that report what is said, whose time is not that of what is said. */
const REPORTS = /^(say|tell|add|report|announce|state|note|write|explain)$/;

/** A sentence with all that rules look at. */
export class SentenceContext {
  readonly tokens: readonly Token[];
  readonly clauses: readonly Clause[];
  readonly sayings: readonly Saying[];
  readonly names: readonly LinkedName[];
  readonly phrases: readonly NounPhrase[];
  private readonly references: References;

  constructor(
    readonly sentence: TaggedSentence,
    readonly text: string,
    /** The day of the article, YYYY-MM-DD. */
    readonly today: string,
    linker: Linker,
    known: Actors,
  ) {
    this.names = linker.names(sentence, text);
    this.tokens = asNames(sentence.tokens, this.names);
    this.clauses = clausesOf(this.tokens);
    this.phrases = phrasesOf(this.tokens);
    this.sayings = sayingsIn(this.tokens, this.clauses);
    this.references = new References(this, known);
  }

  /** Notes for later sentences what this one speaks of. */
  remember(): void {
    this.references.remember();
  }

  /** Whom a phrase means; null if that is neither recorded nor a name. */
  actor(phrase: NounPhrase): Actor | null {
    return this.references.actor(phrase);
  }

  /** The actors that phrases mean; of an apposition, whose phrases mean one, the first that is linked. */
  actors(phrases: readonly NounPhrase[]): Actor[] {
    return this.references.actors(phrases);
  }

  /** Whose a phrase is: of "Kim's participation" Kim, of "its friendship" the last body. */
  owner(phrase: NounPhrase): Actor | null {
    return this.references.owner(phrase);
  }

  /** An organization of a country that a phrase names without the country: "war veterans" of "War veterans of China". */
  bodyOf(country: Thing, phrase: NounPhrase): Actor | null {
    return this.references.bodyOf(country, phrase);
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

  /** The times in the sentence, but for those at which something was said. */
  dates(isPast: boolean): DateMention[] {
    return datesIn(this.tokens, this.today, { isPast }).filter(
      (date) => !this.isOfSaying(date) && date.last >= this.dateline,
    );
  }

  /** The number of words before the dash of "PARIS, Aug 27 (Agency) -"; 0 where a sentence has no dateline. */
  private get dateline(): number {
    const dash = this.tokens.findIndex(({ text }) => /^(-|–|—|--)$/.test(text));
    const isDateline = dash > 0 && dash <= 12 && /^\p{Lu}{2,}$/u.test(this.tokens[0]!.text);
    return isDateline ? dash : 0;
  }

  /** "Said on Wednesday", "officials on Monday said". */
  private isOfSaying({ first, last }: DateMention): boolean {
    const from = /^(on|late|early|in|this)$/.test(this.tokens[first - 1]?.lower ?? '') ? first - 1 : first;
    return this.sayings.some(
      ({ cue, lemma, clause }) =>
        clause !== null &&
        REPORTS.test(lemma) &&
        (clause.verb.last + 1 === from ||
          clause.verb.last === from ||
          last + 1 === clause.verb.first ||
          cue + 2 === from),
    );
  }

  /** The noun phrase that has a word. */
  phraseWith(word: number): NounPhrase | null {
    return this.phrases.find(({ first, last }) => word >= first && word <= last) ?? null;
  }

  /** The last clause whose verb comes before a word, or else the first. */
  clauseAround(word: number): Clause | undefined {
    return lastWhere(this.clauses, ({ verb }) => verb.head < word) ?? this.clauses[0];
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
