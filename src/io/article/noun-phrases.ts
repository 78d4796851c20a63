import type { NounPhrase } from './chunks';
import { isDemonym } from './lexicon/demonyms';
import type { Token } from './tokens';

/** Nouns for a time, which are neither subject nor object where they stand without an article of their own. */
const TEMPORAL =
  /^(today|yesterday|tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|month|year|morning|evening|afternoon|night|weekend|day|january|february|march|april|june|july|august|september|october|november|december)$/;

const WEEKDAY = /^(mon|tues|wednes|thurs|fri|satur|sun)day$/;

export const isTemporal = (tokens: readonly Token[], phrase: NounPhrase): boolean =>
  TEMPORAL.test(tokens[phrase.head]!.lower) &&
  (phrase.first === phrase.head ||
    /^(last|next|this|late|early|that|the|earlier)$/.test(tokens[phrase.first]!.lower) ||
    /^(last|next|this)$/.test(tokens[phrase.head - 1]!.lower)) &&
  !/^(the|that)$/.test(phrase.head - phrase.first === 1 ? tokens[phrase.first]!.lower : '');

const NOT_IN_PHRASE =
  /^(there|then|here|now|today|yesterday|tomorrow|ago|however|meanwhile|moreover|not|never|also|only|still|already|soon|later|earlier)$/;

const isNounTag = (tag: string) => tag === 'NOUN' || tag === 'PROPN' || tag === 'NUM';

export function nounPhraseAt(tokens: readonly Token[], from: number): NounPhrase | null {
  const first = tokens[from]!;
  if (
    first.tag === 'PRON' &&
    !/^(its|his|her|their|our|my|your|that|which|who|whom|whose|what|80th)$/.test(first.lower)
  )
    return { first: from, last: from, head: from };
  if (first.lower === 'that' && first.tag !== 'DET') return null;
  if (
    first.tag === 'DET' &&
    /^(which|what|that)$/.test(first.lower) &&
    !isNounTag(tokens[from + 1]?.tag ?? '') &&
    tokens[from + 1]?.tag !== 'ADJ'
  )
    return null;
  let i = quantifierEnd(tokens, from);
  let head = -1;
  while (i < tokens.length) {
    const { tag, lower } = tokens[i]!;
    // "Hungarian and Romanian officials": the noun has both modifiers.
    if (i > from && isModifierPair(tokens, i)) {
      i += 1;
      continue;
    }
    if (NOT_IN_PHRASE.test(lower) || (head >= 0 && WEEKDAY.test(lower) && tokens[i + 1]?.lower !== "'s"))
      break;
    if (
      head >= 0 &&
      /^(last|next|this|late|earlier)$/.test(lower) &&
      TEMPORAL.test(tokens[i + 1]?.lower ?? '')
    )
      break;
    if (isNounTag(tag) || /^[$€£]$/.test(lower)) {
      head = i;
      i += 1;
      continue;
    }
    if (tag === 'PART' && /^'s?$/.test(lower)) {
      if (head < 0) break;
      i += 1;
      continue;
    }
    // "the 26 attending", "its newly organized structure", "Xi's strengthening influence".
    const goesOn = i > from || tag === 'DET' || tag === 'ADJ' || tag === 'PRON' || tag === 'ADV';
    if (/^(DET|ADJ)$/.test(tag) || (tag === 'PRON' && /^(its|his|her|their|our|my|your)$/.test(lower))) {
      // A new article begins a new phrase.
      if (
        head >= 0 &&
        tokens[i - 1] &&
        !/^'s?$/.test(tokens[i - 1]!.lower) &&
        (tag === 'DET' || tag === 'PRON')
      )
        break;
      if (head >= 0 && tag === 'ADJ' && !nounFollows(tokens, i + 1)) break;
      i += 1;
      continue;
    }
    if (
      (tag === 'ADV' || tag === 'VERB') &&
      goesOn &&
      nounFollows(tokens, i) &&
      (i > from || tag === 'ADV')
    ) {
      const before = tokens[i - 1];
      const isInner =
        before &&
        (/^(DET|NUM|ADJ|ADV)$/.test(before.tag) ||
          /^'s?$/.test(before.lower) ||
          /^(its|his|her|their)$/.test(before.lower));
      if (i > from && isInner && head < i - 1) {
        i += 1;
        continue;
      }
      if (i > from && isInner && /^'s?$/.test(before.lower)) {
        i += 1;
        continue;
      }
      if (
        tag === 'ADV' &&
        i === from &&
        /^(some|about|nearly|almost|around|roughly|approximately|only|over|newly|highly|just)$/.test(lower)
      ) {
        i += 1;
        continue;
      }
    }
    if (tag === 'PRON' && /^\d+(st|nd|rd|th)$/.test(lower)) {
      i += 1;
      continue;
    }
    break;
  }
  if (head < 0) return null;
  return { first: from, last: head, head };
}

/** The word after "more than", "at least", "up to" before a number; the same word if there is none. */
function quantifierEnd(tokens: readonly Token[], from: number): number {
  const [a, b, c] = [tokens[from]?.lower, tokens[from + 1]?.lower, tokens[from + 2]];
  const two = `${a} ${b}`;
  const isOpening = /^(more than|less than|fewer than|at least|up to|at most|as many)$/.test(two);
  return isOpening && (c?.tag === 'NUM' || two === 'as many') ? from + (two === 'as many' ? 3 : 2) : from;
}

const isModifier = (token: Token | undefined) =>
  token !== undefined && (token.tag === 'ADJ' || (token.tag === 'PROPN' && isDemonym(token.text)));

const isModifierPair = (tokens: readonly Token[], at: number): boolean =>
  /^(and|or)$/.test(tokens[at]!.lower) &&
  isModifier(tokens[at - 1]) &&
  isModifier(tokens[at + 1]) &&
  (/^(NOUN)$/.test(tokens[at + 2]?.tag ?? '') ||
    (/^(ADJ|PROPN)$/.test(tokens[at + 2]?.tag ?? '') && tokens[at + 3]?.tag === 'NOUN'));

/** Whether a noun comes next, after adjectives and participles only. */
function nounFollows(tokens: readonly Token[], from: number): boolean {
  for (let i = from; i < Math.min(tokens.length, from + 4); i++) {
    const { tag, lower } = tokens[i]!;
    if (isNounTag(tag)) return true;
    if (!/^(ADJ|ADV|VERB)$/.test(tag) || NOT_IN_PHRASE.test(lower)) return false;
    if (tag === 'VERB' && !/(ed|en|ing)$/.test(lower)) return false;
  }
  return false;
}
