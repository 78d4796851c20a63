import { lastIndexWhere } from './arrays';
import type { Modality } from '../../generated/prisma/enums';
import { isBelief, type Saying } from './attribution';
import type { Clause } from './clauses';
import { ANNOUNCING } from './lexicon/saying';
import type { Token } from './tokens';

/** How surely a deed is stated: of the deed, and not of the saying that reports it. */
export interface Stated {
  modality: Modality;
  /** Of a HYPOTHETICAL deed: what must happen first, in the words of the text. */
  condition?: string;
}

const DESIRES = /^(want|wish|hope|desire|seek|aim|like|love|long|yearn|crave|aspire|prefer)$/;
const PLANS =
  /^(expect|plan|intend|schedule|set|due|anticipate|prepare|slate|poise|go|mean|decide|agree|promise|pledge|vow)$/;
const BELIEFS =
  /^(believe|think|say_reportedly|appear|seem|suspect|assume|understand|consider|rumor|rumour|estimate|reckon)$/;
const POSSIBLY = /^(may|might|could|can)$/;
const EXPECTED_WORDS =
  /^(expected|due|set|scheduled|poised|sure|slated|bound|going|certain|anticipated|planned|upcoming)$/;
const BELIEVED_WORDS =
  /^(likely|probably|apparently|reportedly|presumably|allegedly|seemingly|believed|supposedly|rumored|rumoured|possibly_likely)$/;
const POSSIBLE_WORDS = /^(possible|possibly|perhaps|potential|potentially|maybe)$/;
const DESIRED_WORDS = /^(eager|keen|hopeful|desirous)$/;

/** The verbs above a clause, up to the one that says it: "is expected to attend" gives expect. */
export function governors(clause: Clause, clauses: readonly Clause[], limit?: Clause | null): Clause[] {
  const above: Clause[] = [];
  for (let at: Clause = clause; at.parent !== undefined && above.length < 6;) {
    const parent = clauses[at.parent]!;
    if (parent === limit) break;
    if (at.link !== 'infinitive' && at.link !== 'prepositional' && at.link !== 'content') break;
    above.push(parent);
    at = parent;
  }
  return above;
}

/** The modality of a clause by its own words, those above it, and the saying that reports it. */
export function modalityOf(
  clause: Clause,
  clauses: readonly Clause[],
  tokens: readonly Token[],
  saying: Saying | undefined,
  text: string,
): Stated {
  const above = governors(clause, clauses, saying?.clause);
  const chain = [clause, ...above];
  const words = chain.flatMap((each) => wordsAround(each, tokens));
  const has = (pattern: RegExp) => words.some((word) => pattern.test(word));
  const isGoverned = (pattern: RegExp) => above.some(({ verb }) => pattern.test(verb.lemma));

  const condition = conditionOf(chain, clauses, tokens, text);
  if (condition !== null) return { modality: 'HYPOTHETICAL', condition };
  if (isGoverned(DESIRES) || has(DESIRED_WORDS) || wantsByNoun(clause, tokens))
    return { modality: 'DESIRED' };
  if (chain.some(({ verb }) => verb.modal !== undefined && POSSIBLY.test(verb.modal)) || has(POSSIBLE_WORDS))
    return { modality: 'POSSIBLE' };
  if (isGoverned(BELIEFS) || has(BELIEVED_WORDS)) return { modality: 'BELIEVED' };
  const isPlanned = above.some(({ verb }) => PLANS.test(verb.lemma)) || has(EXPECTED_WORDS);
  const isFuture = chain.some(
    ({ verb }) => verb.tense === 'future' || verb.modal === 'would' || verb.modal === 'should',
  );
  if (saying) {
    if (isBelief(saying))
      return {
        modality:
          isFuture && /^(expect|predict|forecast|anticipate)$/.test(saying.lemma) ? 'EXPECTED' : 'BELIEVED',
      };
    if (/^(hope|want|wish)$/.test(saying.lemma)) return { modality: 'DESIRED' };
    if (isPlanned && !isFuture) return { modality: 'EXPECTED' };
    return { modality: isFuture || ANNOUNCING.test(saying.lemma) ? 'ANNOUNCED' : 'ASSERTED' };
  }
  return { modality: isPlanned || isFuture ? 'EXPECTED' : 'ASSERTED' };
}

/** The words of a verb group, the word after it and the adverb before: where adverbs and adjectives of degree stand. */
function wordsAround({ verb, complement }: Clause, tokens: readonly Token[]): string[] {
  const words = tokens.slice(Math.max(0, verb.first - 1), verb.last + 1).map(({ lower }) => lower);
  if (complement !== undefined) words.push(tokens[complement]!.lower);
  return words;
}

/** "A desire to meet", "interest in talking": a noun of wanting before an infinitive or gerund. */
function wantsByNoun({ verb }: Clause, tokens: readonly Token[]): boolean {
  const before = tokens[verb.first - 1];
  const noun = before?.lower === 'in' ? tokens[verb.first - 2] : before;
  return (
    noun !== undefined &&
    /^(desire|wish|hope|interest|intention|willingness|eagerness|ambition|hopes)$/.test(noun.lower)
  );
}

/** Verbs and adjectives after which "if" means "whether". */
const OPEN_QUESTION =
  /^(say|tell|know|decide|ask|see|determine|announce|confirm|indicate|wonder|clear|unclear|certain|uncertain|sure|unsure|asked)$/;

/** "It is unclear if he will come", "has not said whether": a question, and no condition. */
export function isQuestion(clause: Clause, clauses: readonly Clause[], tokens: readonly Token[]): boolean {
  if (clause.marker === 'whether') return true;
  if (clause.marker !== 'if') return false;
  const at = lastIndexWhere(tokens, ({ lower }, i) => i < clause.verb.first && lower === 'if');
  const parent = clause.parent === undefined ? undefined : clauses[clause.parent];
  const before = tokens[at - 1];
  return (
    (before !== undefined && OPEN_QUESTION.test(before.lower)) ||
    (parent !== undefined && at === parent.verb.last + 1 && OPEN_QUESTION.test(parent.verb.lemma))
  );
}

/**
 * What must happen first: an if-clause in the sentence of a verb with "would" or "could", or "unless". A clause that is
 * itself introduced by "if" is its own condition. Null if there is none.
 */
function conditionOf(
  chain: readonly Clause[],
  clauses: readonly Clause[],
  tokens: readonly Token[],
  text: string,
): string | null {
  const isCondition = (each: Clause) =>
    (each.marker === 'if' || each.marker === 'unless') && !isQuestion(each, clauses, tokens);
  const own = chain.find(isCondition);
  if (own) return clauseText(own, tokens, text);
  const isOpen = chain.some(
    ({ verb }) =>
      (verb.modal !== undefined && /^(would|could|might|may|will)$/.test(verb.modal)) ||
      /^(threaten|warn|vow)$/.test(verb.lemma),
  );
  if (!isOpen) return null;
  const [first, last] = [chain.at(-1)!, chain[0]!];
  const conditional = clauses.find(
    (other) =>
      !chain.includes(other) &&
      isCondition(other) &&
      Math.abs(other.index - first.index) + Math.abs(other.index - last.index) < 8,
  );
  return conditional ? clauseText(conditional, tokens, text) : null;
}

function clauseText(clause: Clause, tokens: readonly Token[], text: string): string {
  const marker = lastIndexWhere(
    tokens,
    ({ lower }, i) => i < clause.verb.first && (lower === 'if' || lower === 'unless'),
  );
  const first = tokens[marker + 1]!;
  let last = clause.verb.last;
  while (tokens[last + 1] && !/^[,.;]$/.test(tokens[last + 1]!.text)) last += 1;
  const unless = tokens[marker]?.lower === 'unless' ? 'unless ' : '';
  return `${unless}${text.slice(first.start, tokens[last]!.end)}`;
}
