import { sayingOf } from './attribution';
import type { Actors } from './actors';
import type { Actor } from './frame';
import type { NounPhrase } from './chunks';
import type { ReadSentence } from './references';

/** Verbs of which both sides do the same: "they" can mean the two. */
const MUTUAL = /^(meet|talk|speak|hold|sign|host|receive|visit|join|greet|embrace|confer|dine|agree)$/;

/** Whom the pronouns of a sentence mean, by their word. */
export class Pronouns {
  private readonly antecedents = new Map<number, Actor>();
  /** Whom "they" means where several are meant. */
  private readonly groups = new Map<number, readonly Actor[]>();

  constructor(
    private readonly sentence: ReadSentence,
    private readonly known: Actors,
  ) {}

  antecedent(word: number): Actor | null {
    return this.antecedents.get(word) ?? null;
  }

  group(word: number): readonly Actor[] | undefined {
    return this.groups.get(word);
  }

  /**
   * A pronoun means the last subject before it that fits; "I" and "we" in a quotation mean the one who is quoted. `actors`
   * and `spokenFor` say whom phrases without pronouns mean.
   */
  resolve(
    actors: (phrases: readonly NounPhrase[]) => Actor[],
    spokenFor: (phrase: NounPhrase) => Actor | null,
  ): void {
    const { tokens, clauses } = this.sentence;
    for (const clause of clauses) {
      const phrases = [
        ...clause.subjects,
        ...clause.objects,
        ...clause.prepositional.flatMap((each) => each.phrases),
      ];
      for (const { head } of phrases.filter((phrase) => tokens[phrase.head]!.tag === 'PRON')) {
        if (this.antecedents.has(head) || this.groups.has(head)) continue;
        const group = /^(they|them)$/.test(tokens[head]!.lower) ? this.known.discourse.group : [];
        if (group.length > 0) this.groups.set(head, group);
        const meant = this.speakerAt(head, actors) ?? this.known.discourse.antecedent(tokens[head]!);
        if (meant) this.antecedents.set(head, meant);
      }
      for (const phrase of clause.subjects) {
        if (tokens[phrase.head]!.tag === 'PRON') continue;
        // "Lula and his counterpart": "his" says that Lula is "he".
        const first = tokens[phrase.first]!;
        if (/^(his|her)$/.test(first.lower))
          this.known.discourse.antecedent({ ...first, lower: first.lower === 'his' ? 'he' : 'she' });
        const [actor] = actors([phrase]);
        const meant = actor ?? spokenFor(phrase);
        if (meant) this.known.discourse.remember(meant);
      }
      if (clause.subjects.length > 1) this.known.discourse.rememberGroup(actors(clause.subjects));
    }
  }

  /** Notes for the sentences after it whom "they", "the two countries" and "we" can mean. */
  remember(actors: (phrases: readonly NounPhrase[]) => Actor[]): void {
    const { clauses, names, sayings, tokens } = this.sentence;
    const byClause = clauses.map((clause) =>
      actors([
        ...clause.subjects,
        ...clause.objects,
        ...clause.prepositional.flatMap(({ phrases }) => phrases),
      ]),
    );
    this.known.discourse.heed(byClause, names);
    clauses.forEach(({ verb }, i) => {
      if (MUTUAL.test(verb.lemma)) this.known.discourse.rememberGroup(byClause[i]!);
    });
    const quoting = sayings.filter(({ content }) =>
      content.some(([first, last]) => tokens.slice(first, last + 1).some(({ isQuoted }) => isQuoted)),
    );
    this.known.discourse.rememberQuoted(quoting.flatMap(({ sources }) => actors(sources))[0]);
  }

  /** Of "I" in a quotation, the one who is quoted; of "we", that one as a leader, or else the country. */
  private speakerAt(word: number, actors: (phrases: readonly NounPhrase[]) => Actor[]): Actor | null {
    const { tokens, sayings } = this.sentence;
    const { lower, isQuoted, start, end } = tokens[word]!;
    if (!isQuoted || !/^(i|me|we|us)$/.test(lower)) return null;
    const saying = sayingOf(sayings, word);
    const speaker = saying ? actors(saying.sources)[0] : this.known.discourse.quoted;
    if (!speaker) return null;
    const isMeant = !/^(we|us)$/.test(lower) || !speaker.isPerson || speaker.level?.startsWith('HEAD_OF');
    if (isMeant || !speaker.country) return { ...speaker, start, end };
    const { country } = speaker;
    return { start, end, thing: country, country, isPerson: false, isCollective: true };
  }
}
