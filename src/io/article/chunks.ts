import { nounPhraseAt } from './noun-phrases';
import type { Token } from './tokens';
import { verbGroupAt } from './verb-groups';

/** A noun phrase: word indices in its sentence, both inclusive. */
export interface NounPhrase {
  first: number;
  last: number;
  /** Its last noun, or its pronoun. */
  head: number;
}

/** A verb with its auxiliaries. */
export interface VerbGroup {
  first: number;
  last: number;
  head: number;
  lemma: string;
  /** An adverb or preposition that makes another verb of it: "break off", "call for". */
  particle?: string;
  form: 'finite' | 'infinitive' | 'gerund' | 'participle';
  tense: 'past' | 'present' | 'future';
  /** The modal verb: will, may, could, would. */
  modal?: string;
  isNegated: boolean;
  isPassive: boolean;
  isPerfect: boolean;
}

export type Chunk =
  | ({ is: 'phrase' } & NounPhrase)
  | ({ is: 'verb' } & VerbGroup)
  | {
      is: 'preposition' | 'conjunction' | 'marker' | 'relative' | 'comma' | 'mark' | 'adjective' | 'adverb';
      first: number;
      last: number;
      text: string;
    };

const MARKERS =
  /^(that|if|unless|because|since|while|when|where|after|before|as|although|though|until|till|once|whether|whereas|so|lest|provided)$/;

const CAN_BE_PREPOSITION = /^(as|after|before|since|until|till|so)$/;

const RELATIVES = /^(who|which|whom|whose)$/;

/** The noun phrases of a sentence. */
export const phrasesOf = (tokens: readonly Token[]): NounPhrase[] =>
  chunksOf(tokens).filter((chunk): chunk is Chunk & { is: 'phrase' } => chunk.is === 'phrase');

/** Divides a sentence into phrases, verbs and what stands between them. */
export function chunksOf(tokens: readonly Token[]): Chunk[] {
  const chunks: Chunk[] = [];
  let i = 0;
  while (i < tokens.length) {
    const verb = verbGroupAt(tokens, i);
    if (verb) {
      chunks.push({ is: 'verb', ...verb });
      i = verb.last + 1;
      continue;
    }
    const phrase = nounPhraseAt(tokens, i);
    if (phrase) {
      chunks.push({ is: 'phrase', ...phrase });
      i = phrase.last + 1;
      continue;
    }
    chunks.push({ is: kindOf(tokens, i), first: i, last: i, text: tokens[i]!.lower });
    i += 1;
  }
  return chunks;
}

function kindOf(tokens: readonly Token[], i: number): Exclude<Chunk['is'], 'phrase' | 'verb'> {
  const { tag, lower } = tokens[i]!;
  if (/^[,;:—–-]$/.test(lower)) return lower === ',' ? 'comma' : 'mark';
  if (tag === 'PUNCT' || tag === 'SYM') return 'mark';
  if (RELATIVES.test(lower)) return 'relative';
  if (
    lower === 'that' &&
    i > 0 &&
    /^(NOUN|PROPN)$/.test(tokens[i - 1]!.tag) &&
    tokens[i + 1] &&
    /^(VERB|AUX)$/.test(tokens[i + 1]!.tag)
  )
    return 'relative';
  if (/^(and|or|but|nor|yet)$/.test(lower)) return 'conjunction';
  if (
    MARKERS.test(lower) &&
    !(CAN_BE_PREPOSITION.test(lower) && tag === 'ADP' && !hasVerbSoon(tokens, i + 1))
  )
    return 'marker';
  if (/^(for|of|by|with|in|on|from|without|into|against|about|at|over)$/.test(lower)) return 'preposition';
  if (lower === 'due')
    return tokens[i + 1]?.lower === 'to' && tokens[i + 2]?.tag !== 'VERB' ? 'preposition' : 'adjective';
  if (tag === 'ADP' || lower === 'to') return 'preposition';
  if (tag === 'ADJ') return 'adjective';
  return 'adverb';
}

/** Whether a finite verb comes before the next comma. */
function hasVerbSoon(tokens: readonly Token[], from: number): boolean {
  for (let i = from; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (/^[,;.]$/.test(token.lower)) return false;
    if (
      token.tag === 'AUX' ||
      (token.tag === 'VERB' && /(ed|s)$/.test(token.lower) && tokens[i - 1]?.tag !== 'DET')
    )
      return true;
  }
  return false;
}
