import type { NounPhrase } from '../chunks';
import type { Clause } from '../clauses';
import type { SentenceContext } from '../context';
import type { Occasion } from '../frame';
import { governors } from '../modality';
import type { Token } from '../tokens';

/** How a verb stands in its sentence: what governs it, and its tense and mood. */
export interface Mood {
  clause: Clause;
  /** The verb and those that govern it, up to the one that reports it. */
  chain: readonly Clause[];
  /** The verbs that govern it: "plans to attend". */
  control: readonly Clause[];
  /** The verbs that report it: "said that he will attend". */
  reporting: readonly Clause[];
  /** The words of the verbs of the chain, and two before each. */
  words: readonly string[];
  /** Verbs, adjectives and nouns that govern it. */
  governing: readonly string[];
  /** The clause whose tense it has. */
  finite: Clause;
  /** The event is over. */
  isOver: boolean;
  isPast: boolean;
  isFuture: boolean;
  isNegated: boolean;
}

/** The mood of a clause about an event. */
export function moodOf(context: SentenceContext, clause: Clause, { status }: Occasion): Mood {
  const { tokens, clauses } = context;
  const above = governors(clause, clauses);
  const isContent = above.findIndex((_, i) => [clause, ...above][i]!.link === 'content');
  const control = isContent < 0 ? above : above.slice(0, isContent);
  const reporting = isContent < 0 ? [] : above.slice(isContent);
  const chain = [clause, ...control];
  const noun = nounGoverning(context, clause);
  const complements = [clause, ...control, ...reporting].flatMap(({ complement }) =>
    complement === undefined ? [] : [tokens[complement]!.lower],
  );
  const finite =
    chain.find(({ verb }) => verb.form === 'finite' && verb.lemma !== 'look') ?? mainOf(clause, clauses);
  const isOver = status === 'OCCURRED';
  const words = chain.flatMap(({ verb }) =>
    tokens.slice(Math.max(0, verb.first - 2), verb.last + 1).map(({ lower }) => lower),
  );
  return {
    clause,
    chain,
    control,
    reporting,
    words,
    governing: [...control.map(({ verb }) => verb.lemma), ...complements, ...(noun ? [noun.noun] : [])],
    finite,
    isOver,
    isPast: finite.verb.tense === 'past' || (isOver && finite.verb.tense !== 'future'),
    isFuture: chain.some(({ verb }) => verb.tense === 'future' || /^(would|shall)$/.test(verb.modal ?? '')),
    isNegated:
      chain.some(({ verb }) => verb.isNegated) || words.some(isNo) || hasNegativeSubject(tokens, clause),
  };
}

const isNo = (word: string) => /^(unlikely|neither|nor)$/.test(word);

/** A negative subject: "no leader", "neither A nor B", "nobody from Peru". */
export const hasNegativeSubject = (tokens: readonly Token[], { subjects }: Clause): boolean =>
  subjects.some(
    ({ first }) =>
      /^(no|none|nobody|neither)$/.test(tokens[first]!.lower) ||
      /^(neither|nor)$/.test(tokens[first - 1]?.lower ?? ''),
  );

/** Of "speaking at the forum, she warned", the clause whose tense the participle has. */
function mainOf(clause: Clause, clauses: readonly Clause[]): Clause {
  const parent = clause.parent === undefined ? undefined : clauses[clause.parent];
  const isBeside = clause.link === 'participle' || clause.link === 'prepositional';
  return isBeside && parent?.verb.form === 'finite' ? parent : clause;
}

const OF_INTENT =
  /^(decision|refusal|plan|intention|failure|inability|choice|promise|pledge|vow|commitment|offer|desire|hope|wish|reluctance|willingness|readiness|move|agreement|chance|order)$/;

/** "The decision to stay away", "the decision of A to attend": the noun before an infinitive, with its phrase; null if there is none. */
export function nounGoverning(
  context: SentenceContext,
  { verb }: Clause,
): { noun: string; phrase: NounPhrase; by?: NounPhrase } | null {
  if (verb.form !== 'infinitive') return null;
  const { tokens, phrases } = context;
  const last = verb.first - (verb.isNegated && tokens[verb.first - 1]?.lower === 'not' ? 2 : 1);
  const before = phrases.find((phrase) => phrase.last === last);
  if (!before) return null;
  const isBy = /^(of|by)$/.test(tokens[before.first - 1]?.lower ?? '');
  const by = isBy ? before : undefined;
  const phrase = by ? phrases.find((each) => each.last === by.first - 2) : before;
  if (!phrase) return null;
  const noun = tokens[phrase.head]!;
  return noun.tag === 'NOUN' && OF_INTENT.test(noun.lemma)
    ? { noun: noun.lemma, phrase, ...(by && { by }) }
    : null;
}

/** "Would have come", "had he come": what did not happen. */
export const isUnreal = (tokens: readonly Token[], { verb, subjects: [subject] }: Clause): boolean =>
  (verb.modal !== undefined && /^(would|could|might|should)$/.test(verb.modal) && verb.isPerfect) ||
  (subject?.first === 1 && tokens[0]!.lower === 'had');

/** "Had been due to attend". */
export const hadBeen = (tokens: readonly Token[], { verb }: Clause): boolean =>
  tokens.slice(verb.first, verb.head + 1).some(({ lower }) => lower === 'had');

/** "… but stayed at home", "who had been expected, stayed at home": what the words after a verb go back on. */
export const isGivenUp = (tokens: readonly Token[], { verb }: Clause): boolean =>
  tokens
    .slice(verb.head)
    .some(
      ({ lower, tag }) =>
        /^(but|until|before)$/.test(lower) || (tag === 'VERB' && /^(stayed|remained)$/.test(lower)),
    );
