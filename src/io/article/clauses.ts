import type { Token } from './tokens';

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

/** A preposition and the noun phrases that it governs. */
export interface PrepositionalPhrase {
  at: number;
  preposition: string;
  phrases: NounPhrase[];
}

/** How a clause depends on another. */
export type Link =
  'content' | 'infinitive' | 'conjunct' | 'relative' | 'participle' | 'adverbial' | 'prepositional';

/** A verb with what stands around it. */
export interface Clause {
  index: number;
  verb: VerbGroup;
  subjects: NounPhrase[];
  /** The agent of a passive verb. */
  agents: NounPhrase[];
  objects: NounPhrase[];
  prepositional: PrepositionalPhrase[];
  /** An adjective or noun that a form of "be" says of the subject. */
  complement?: number;
  parent?: number;
  link?: Link;
  /** The conjunction or preposition that introduces it: if, because, while, after. */
  marker?: string;
}

type Chunk =
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
const PARTICLES =
  /^(up|off|out|down|over|away|back|on|for|against|with|to|in|into|of|at|from|about|through|around|forward)$/;
const NOT_IN_PHRASE =
  /^(there|then|here|now|today|yesterday|tomorrow|ago|however|meanwhile|moreover|not|never|also|only|still|already|soon|later|earlier)$/;

/** Nouns for a time, which are neither subject nor object where they stand without an article of their own. */
const TEMPORAL =
  /^(today|yesterday|tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|month|year|morning|evening|afternoon|night|weekend|day|january|february|march|april|june|july|august|september|october|november|december)$/;

const WEEKDAY = /^(mon|tues|wednes|thurs|fri|satur|sun)day$/;

const isTemporal = (tokens: readonly Token[], phrase: NounPhrase): boolean =>
  TEMPORAL.test(tokens[phrase.head]!.lower) &&
  (phrase.first === phrase.head ||
    /^(last|next|this|late|early|that|the|earlier)$/.test(tokens[phrase.first]!.lower) ||
    /^(last|next|this)$/.test(tokens[phrase.head - 1]!.lower)) &&
  !/^(the|that)$/.test(phrase.head - phrase.first === 1 ? tokens[phrase.first]!.lower : '');

/** The clauses of a sentence, in the order of their verbs: a shallow analysis that needs no trained parser. */
export function clausesOf(tokens: readonly Token[]): Clause[] {
  const chunks = chunksOf(tokens);
  const clauses: Clause[] = [];
  const clauseAt = new Map<number, Clause>();
  chunks.forEach((chunk, at) => {
    if (chunk.is !== 'verb') return;
    const clause: Clause = {
      index: clauses.length,
      verb: chunk,
      subjects: [],
      agents: [],
      objects: [],
      prepositional: [],
    };
    attach(tokens, chunks, at, clause, clauseAt);
    readArguments(tokens, chunks, at, clause);
    clauses.push(clause);
    clauseAt.set(at, clause);
  });
  for (const clause of clauses) inheritSubjects(clause, clauses);
  return clauses;
}

/** The noun phrases of a sentence. */
export const phrasesOf = (tokens: readonly Token[]): NounPhrase[] =>
  chunksOf(tokens).filter((chunk): chunk is Chunk & { is: 'phrase' } => chunk.is === 'phrase');

/** Divides a sentence into phrases, verbs and what stands between them. */
function chunksOf(tokens: readonly Token[]): Chunk[] {
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

const isNounTag = (tag: string) => tag === 'NOUN' || tag === 'PROPN' || tag === 'NUM';

function nounPhraseAt(tokens: readonly Token[], from: number): NounPhrase | null {
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
  token !== undefined &&
  (token.tag === 'ADJ' ||
    (token.tag === 'PROPN' && /(an|ish|ese|i|ch|ek|S\.|US|U\.K\.|UK|Thai|Swiss|Czech)$/.test(token.text)));

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

const BE = /^(be|is|are|was|were|been|being|am|'s|'re|'m|get|got)$/;

function verbGroupAt(tokens: readonly Token[], from: number): VerbGroup | null {
  const first = tokens[from]!;
  const isInfinitive = first.lower === 'to' && first.tag === 'PART';
  if (!isInfinitive && first.tag !== 'VERB' && first.tag !== 'AUX') return null;
  let head = -1;
  let isNegated = isInfinitive && /^(not|never)$/.test(tokens[from - 1]?.lower ?? '');
  let modal: string | undefined;
  let lastAux = -1;
  const auxiliaries: string[] = [];
  let i = isInfinitive ? from + 1 : from;
  for (; i < tokens.length; i++) {
    const { tag, lower } = tokens[i]!;
    if (
      tag === 'AUX' ||
      (tag === 'VERB' &&
        /^(have|has|had)$/.test(lower) &&
        tokens[i + 1]?.tag === 'VERB' &&
        /(ed|en)$/.test(tokens[i + 1]!.lower))
    ) {
      if (head >= 0) break;
      auxiliaries.push(lower);
      if (/^(will|would|may|might|could|can|shall|should|must|wo|ca|'ll|'d)$/.test(lower))
        modal =
          lower === 'wo' || lower === "'ll"
            ? 'will'
            : lower === 'ca'
              ? 'can'
              : lower === "'d"
                ? 'would'
                : lower;
      lastAux = i;
      continue;
    }
    if (/^(not|n't|never)$/.test(lower)) {
      if (head >= 0) break;
      isNegated = true;
      continue;
    }
    if (tag === 'ADV' && head < 0 && leadsToVerb(tokens, i)) continue;
    if (tag === 'VERB' && head < 0) {
      head = i;
      continue;
    }
    break;
  }
  if (head < 0) {
    // A form of "be", "have" or "do" is the verb itself.
    if (lastAux < 0) return null;
    head = lastAux;
    const own = auxiliaries.pop();
    if (own && /^(was|were|had|did)$/.test(own)) auxiliaries.push(own);
    i = lastAux + 1;
    if (/^(not|n't)$/.test(tokens[i]?.lower ?? '')) i += 1;
  }
  const last = Math.max(head, i - 1 > head && /^(not|n't)$/.test(tokens[i - 1]!.lower) ? i - 1 : head);
  const word = tokens[head]!;
  const isBeForm = auxiliaries.length > 0 && BE.test(auxiliaries.at(-1)!);
  const isPerfect = auxiliaries.some((aux) => /^(have|has|had|'ve)$/.test(aux));
  const isPassive = isBeForm && !word.lower.endsWith('ing') && tokens[head]!.tag === 'VERB';
  const form = isInfinitive
    ? 'infinitive'
    : auxiliaries.length > 0 || word.tag === 'AUX'
      ? 'finite'
      : word.lower.endsWith('ing') && word.lower !== 'bring'
        ? 'gerund'
        : 'finite';
  const next = tokens[last + 1];
  const particle = next && PARTICLES.test(next.lower) ? next.lower : undefined;
  const tense =
    modal && /^(will|shall)$/.test(modal)
      ? 'future'
      : auxiliaries.some((aux) => /^(was|were|had|did)$/.test(aux)) ||
          (auxiliaries.length === 0 && (word.lower.endsWith('ed') || isPastForm(word))) ||
          isPerfect
        ? 'past'
        : 'present';
  return {
    first: from,
    last,
    head,
    lemma: word.tag === 'AUX' && BE.test(word.lower) ? 'be' : word.lemma,
    ...(particle && { particle }),
    form,
    tense,
    ...(modal && { modal }),
    isNegated,
    isPassive,
    isPerfect,
  };
}

const isPastForm = ({ lower, lemma }: Token) => lower !== lemma && !/(s|ing)$/.test(lower);

const leadsToVerb = (tokens: readonly Token[], from: number): boolean => {
  for (let i = from + 1; i < Math.min(tokens.length, from + 4); i++) {
    const { tag } = tokens[i]!;
    if (tag === 'VERB' || tag === 'AUX') return true;
    if (tag !== 'ADV' && !/^(not|n't)$/.test(tokens[i]!.lower)) return false;
  }
  return false;
};

/** Finds the subject of the verb at a chunk, and the clause that it depends on. */
function attach(
  tokens: readonly Token[],
  chunks: readonly Chunk[],
  at: number,
  clause: Clause,
  clauseAt: ReadonlyMap<number, Clause>,
): void {
  const { verb } = clause;
  const before = previousVerb(chunks, at);
  const governing = before >= 0 ? clauseAt.get(before) : undefined;
  if (verb.form === 'infinitive' || verb.form === 'gerund') {
    const between = chunks.slice(before + 1, at);
    const preposition =
      between.at(-1)?.is === 'preposition' ? (between.at(-1) as { text: string }).text : undefined;
    if (governing) {
      clause.parent = governing.index;
      clause.link =
        verb.form === 'infinitive' || (between.length === 0 && before === at - 1)
          ? 'infinitive'
          : preposition
            ? 'prepositional'
            : 'participle';
      if (preposition) clause.marker = preposition;
    }
    // "With Kim standing alongside Putin", "forces attending the event": the phrase before is the subject.
    const last = between.at(-1);
    if (verb.form === 'gerund' && last?.is === 'phrase' && isAdjacent(last, verb)) {
      clause.subjects = coordinatedBefore(chunks, at - 1);
      clause.link = 'relative';
    }
    const opener = chunks[at - 1];
    if (opener?.is === 'marker') clause.marker = opener.text;
    return;
  }
  // Reduced relative clauses: "a parade observed by Xi", "the rebels backed by Iran".
  const previous = chunks[at - 1];
  const isParticiple =
    verb.tense === 'past' &&
    verb.first === verb.head &&
    !verb.modal &&
    /(ed|en|own|ght|de|ld|ept|un)$/.test(tokens[verb.head]!.lower);
  if (
    isParticiple &&
    governsBy(chunks, at) &&
    (previous?.is === 'phrase' || previous?.is === 'comma' || previous?.is === 'conjunction') &&
    (governing !== undefined || laterFinite(chunks, at))
  ) {
    clause.verb = { ...verb, form: 'participle', isPassive: true };
    clause.link = 'relative';
    const phrase = previous.is === 'phrase' ? at - 1 : lastPhrase(chunks, at - 1);
    if (phrase >= 0) clause.subjects = coordinatedBefore(chunks, phrase);
    if (governing) clause.parent = governing.index;
    return;
  }
  findSubject(tokens, chunks, at, clause, clauseAt);
}

const isAdjacent = (phrase: NounPhrase, verb: VerbGroup) => phrase.last + 1 === verb.first;

const governsBy = (chunks: readonly Chunk[], at: number) => {
  const next = chunks[at + 1];
  return next?.is === 'preposition' && /^(by|in|at|from|with|as|on|during)$/.test(next.text);
};

const laterFinite = (chunks: readonly Chunk[], at: number) =>
  chunks.slice(at + 1).some((chunk) => chunk.is === 'verb' && chunk.form === 'finite');

function previousVerb(chunks: readonly Chunk[], at: number): number {
  for (let i = at - 1; i >= 0; i--) if (chunks[i]!.is === 'verb') return i;
  return -1;
}

function lastPhrase(chunks: readonly Chunk[], at: number, tokens?: readonly Token[]): number {
  for (let i = at; i >= 0; i--) {
    const chunk = chunks[i]!;
    const isYear = chunk.is === 'phrase' && tokens && /^(1[5-9]|20)\d\d$/.test(tokens[chunk.head]!.lower);
    if (isYear && chunks[i - 1]?.is === 'preposition') {
      i -= 1;
      continue;
    }
    if (chunk.is === 'phrase') return i;
    if (chunks[i]!.is === 'verb') return -1;
  }
  return -1;
}

function findSubject(
  tokens: readonly Token[],
  chunks: readonly Chunk[],
  at: number,
  clause: Clause,
  clauseAt: ReadonlyMap<number, Clause>,
): void {
  if (shareSubject(chunks, at, clause, clauseAt)) return;
  let i = beforeRelative(chunks, at) ?? at - 1;
  let commas = 0;
  while (i >= 0) {
    const chunk = chunks[i]!;
    if (chunk.is === 'phrase' && isTemporal(tokens, chunk)) {
      i -= 1;
      continue;
    }
    if (chunk.is === 'relative') {
      const phrase = lastPhrase(chunks, i - 1, tokens);
      clause.link = 'relative';
      if (phrase >= 0) clause.subjects = [leftOf(chunks, phrase)];
      const verb = previousVerb(chunks, i);
      if (verb >= 0) clause.parent = clauseAt.get(verb)?.index;
      return;
    }
    if (chunk.is === 'phrase') {
      const before = chunks[i - 1];
      if (before?.is === 'preposition' && i - 1 > 0 && hasSubjectBefore(chunks, i - 1)) {
        i -= 2;
        continue;
      }
      // "Bob Li, mayor of X, said": go on to what the phrase after the comma is about.
      clause.subjects = subjectsEndingAt(tokens, chunks, i);
      linkToGoverning(chunks, i, clause, clauseAt);
      return;
    }
    if (chunk.is === 'verb') {
      const governing = clauseAt.get(i);
      const next = chunks[at - 1];
      if (governing && (next?.is === 'conjunction' || next?.is === 'comma' || next?.is === 'adverb')) {
        clause.parent = governing.index;
        clause.link = 'conjunct';
        return;
      }
      // ", X announced, marking …": go on before a verb within commas.
      if (governing && commas > 0 && i > 0) {
        i -= 1;
        continue;
      }
      return;
    }
    if (chunk.is === 'comma') commas += 1;
    if (chunk.is === 'mark' && chunk.text === ';') return;
    if (chunk.is === 'marker' && chunk.text !== 'that') {
      clause.marker = chunk.text;
      clause.link = 'adverbial';
    }
    i -= 1;
  }
}

/** "Xi, who met Putin, praised Iran": the chunk before a relative clause within commas that ends before a verb. */
function beforeRelative(chunks: readonly Chunk[], at: number): number | null {
  if (chunks[at - 1]?.is !== 'comma') return null;
  for (let i = at - 2; i > 1; i--) {
    if (chunks[i]!.is === 'relative') return chunks[i - 1]!.is === 'comma' ? i - 2 : null;
    if (chunks[i]!.is === 'comma' && chunks[i + 1]?.is !== 'phrase') return null;
  }
  return null;
}

const ASIDE = /^(say|add|announce|report|state|confirm)$/;

/** "Killed one and wounded two": a verb right after a conjunction has the subject of the verb before. */
function shareSubject(
  chunks: readonly Chunk[],
  at: number,
  clause: Clause,
  clauseAt: ReadonlyMap<number, Clause>,
): boolean {
  let i = at - 1;
  while (chunks[i]?.is === 'adverb') i -= 1;
  if (chunks[i]?.is !== 'conjunction') return false;
  let before = previousVerb(chunks, i);
  const isAside = (at: number) =>
    chunks[i - 1]?.is === 'comma' && ASIDE.test(clauseAt.get(at)?.verb.lemma ?? '');
  // "Putin will travel, the Kremlin said, and will meet Xi": the saying stands by itself.
  if (isAside(before) && previousVerb(chunks, before) >= 0 && clause.verb.tense === 'future')
    before = previousVerb(chunks, before);
  const governing = clauseAt.get(before);
  if (!governing) return false;
  clause.parent = governing.index;
  clause.link = 'conjunct';
  return true;
}

/** Whether a phrase that can be a subject stands before a preposition, in the same clause. */
function hasSubjectBefore(chunks: readonly Chunk[], at: number): boolean {
  for (let i = at - 1; i >= 0; i--) {
    const chunk = chunks[i]!;
    if (chunk.is === 'phrase') return true;
    if (chunk.is === 'verb' || chunk.is === 'marker' || (chunk.is === 'mark' && chunk.text === ';'))
      return false;
    if (chunk.is === 'conjunction' && chunks[i - 1]?.is !== 'phrase') return false;
  }
  return false;
}

/** The phrase of which those after it, with "of" or "in", say more: of "talks in Geneva" the talks. */
function leftOf(chunks: readonly Chunk[], at: number): NounPhrase {
  let i = at;
  while (
    chunks[i - 1]?.is === 'preposition' &&
    /^(of|in|from|for|at|to|with)$/.test((chunks[i - 1] as { text: string }).text) &&
    chunks[i - 2]?.is === 'phrase' &&
    (chunks[i - 1] as { text: string }).text === 'of'
  )
    i -= 2;
  return chunks[i] as Chunk & NounPhrase;
}

/** The phrases of a coordination or apposition that ends at a chunk: "A, B and C"; "Lee, president of Korea,". */
function subjectsEndingAt(tokens: readonly Token[], chunks: readonly Chunk[], at: number): NounPhrase[] {
  const phrases = coordinatedBefore(chunks, at);
  const first = chunks.findIndex((chunk) => chunk.is === 'phrase' && chunk.first === phrases[0]!.first);
  // An apposition: a phrase before the comma, which no verb has taken.
  if (
    chunks[first - 1]?.is === 'comma' &&
    chunks[first - 2]?.is === 'phrase' &&
    !isTemporal(tokens, chunks[first - 2] as Chunk & NounPhrase) &&
    phrases.length === 1
  ) {
    const further = coordinatedBefore(chunks, first - 2);
    const start = chunks.findIndex((chunk) => chunk.is === 'phrase' && chunk.first === further[0]!.first);
    if (!/^(preposition|verb)$/.test(chunks[start - 1]?.is ?? '')) return [...further, ...phrases];
  }
  return phrases;
}

/** The phrases that are coordinated with the one at a chunk, up to it. */
function coordinatedBefore(chunks: readonly Chunk[], at: number): NounPhrase[] {
  const phrases: NounPhrase[] = [chunks[at] as Chunk & NounPhrase];
  let i = at - 1;
  let isList = false;
  while (i > 0) {
    const chunk = chunks[i]!;
    if (chunk.is === 'conjunction' && /^(and|or|nor)$/.test(chunk.text)) {
      if (chunks[i - 1]?.is === 'comma' && chunks[i - 2]?.is === 'phrase') i -= 1;
      if (chunks[i - 1]?.is !== 'phrase') break;
      isList = true;
    } else if (!(chunk.is === 'comma' && isList && chunks[i - 1]?.is === 'phrase')) break;
    phrases.unshift(chunks[i - 1] as Chunk & NounPhrase);
    i -= 2;
  }
  return phrases;
}

/** The phrases that are coordinated with the one at a chunk, from it on, and the chunk after them. */
function coordinatedAfter(chunks: readonly Chunk[], at: number): { phrases: NounPhrase[]; next: number } {
  const phrases: NounPhrase[] = [chunks[at] as Chunk & NounPhrase];
  let i = at + 1;
  while (i < chunks.length) {
    const chunk = chunks[i]!;
    let phrase = -1;
    if (chunk.is === 'conjunction' && /^(and|or)$/.test(chunk.text) && chunks[i + 1]?.is === 'phrase')
      phrase = i + 1;
    else if (chunk.is === 'comma' && chunks[i + 1]?.is === 'phrase' && listGoesOn(chunks, i + 2))
      phrase = i + 1;
    else if (chunk.is === 'comma' && chunks[i + 1]?.is === 'conjunction' && chunks[i + 2]?.is === 'phrase')
      phrase = i + 2;
    // "A and B said": the second phrase is the subject of the next verb.
    if (phrase < 0 || isFiniteVerb(chunks[phrase + 1])) break;
    phrases.push(chunks[phrase] as Chunk & NounPhrase);
    i = phrase + 1;
  }
  return { phrases, next: i };
}

const isFiniteVerb = (chunk: Chunk | undefined) =>
  chunk?.is === 'verb' && chunk.form === 'finite' && chunk.tense !== undefined;

/** Whether a list with commas ends in "and" or "or" before the next verb. */
function listGoesOn(chunks: readonly Chunk[], from: number): boolean {
  for (let i = from; i < chunks.length; i++) {
    const chunk = chunks[i]!;
    if (chunk.is === 'conjunction') return chunks[i + 1]?.is === 'phrase';
    if (chunk.is !== 'phrase' && chunk.is !== 'comma' && chunk.is !== 'preposition') return false;
  }
  return false;
}

/** Links a clause to the one whose content or circumstance it is. */
function linkToGoverning(
  chunks: readonly Chunk[],
  subject: number,
  clause: Clause,
  clauseAt: ReadonlyMap<number, Clause>,
): void {
  for (let i = subject - 1; i >= 0; i--) {
    const chunk = chunks[i]!;
    if (chunk.is === 'marker') {
      clause.marker = chunk.text;
      clause.link = chunk.text === 'that' || chunk.text === 'whether' ? 'content' : 'adverbial';
    }
    // A main clause after a subordinate one, or one that a saying follows, is nobody's content.
    if (chunk.is === 'comma' && clause.marker === undefined) return;
    if (chunk.is === 'verb') {
      clause.parent = clauseAt.get(i)?.index;
      clause.link ??= 'content';
      return;
    }
  }
}

/** Reads objects, complements and prepositional phrases after a verb. */
function readArguments(tokens: readonly Token[], chunks: readonly Chunk[], at: number, clause: Clause): void {
  let i = at + 1;
  let mayHaveObject = true;
  while (i < chunks.length) {
    const chunk = chunks[i]!;
    if (chunk.is === 'phrase' && mayHaveObject) {
      if (isTemporal(tokens, chunk)) {
        i += 1;
        continue;
      }
      const { phrases, next } = coordinatedAfter(chunks, i);
      // "said Kim would come": the phrase is the subject of the next verb.
      if (isFiniteVerb(chunks[next]) && !isReduced(tokens, chunks, next)) return;
      clause.objects.push(...phrases);
      i = next;
      continue;
    }
    if (chunk.is === 'adjective' && clause.verb.lemma === 'be' && clause.complement === undefined) {
      clause.complement = chunk.first;
      i += 1;
      continue;
    }
    // "Carried out attacks": a particle of the verb, and no preposition.
    if (chunk.is === 'preposition' && i === at + 1 && isParticle(clause.verb, chunk.text)) {
      i += 1;
      continue;
    }
    if (chunk.is === 'preposition' && chunks[i + 1]?.is === 'phrase') {
      const { phrases, next } = coordinatedAfter(chunks, i + 1);
      if (chunk.text === 'by' && clause.verb.isPassive) clause.agents.push(...phrases);
      clause.prepositional.push({ at: chunk.first, preposition: chunk.text, phrases });
      i = next;
      continue;
    }
    if (chunk.is === 'preposition' && chunks[i + 1]?.is === 'preposition') {
      i += 1;
      continue;
    }
    if (chunk.is === 'adverb') {
      i += 1;
      continue;
    }
    if (chunk.is === 'comma') {
      mayHaveObject = false;
      if (
        chunks[i + 1]?.is === 'preposition' ||
        (chunks[i + 1]?.is === 'adverb' && chunks[i + 2]?.is === 'preposition')
      ) {
        i += 1;
        continue;
      }
      return;
    }
    if (chunk.is === 'mark' && /^["“”'‘’]$/.test(chunk.text)) {
      i += 1;
      continue;
    }
    return;
  }
}

const isParticle = ({ lemma }: VerbGroup, text: string) =>
  /^(up|out|off|down|away|back)$/.test(text) ||
  (text === 'over' && /^(hand|take|turn|sign|give)$/.test(lemma));

const isReduced = (tokens: readonly Token[], chunks: readonly Chunk[], at: number) => {
  const verb = chunks[at] as Chunk & VerbGroup;
  return verb.first === verb.head && /(ed|en)$/.test(tokens[verb.head]!.lower) && governsBy(chunks, at);
};

/** Verbs whose object does what the infinitive after it says: "urged Iran to stop". */
const OBJECT_CONTROL =
  /^(urge|ask|tell|order|force|press|call|invite|allow|permit|want|expect|require|request|warn|advise|encourage|persuade|help|enable|push|compel|instruct|command|beg|implore|summon|see|let|make)$/;

/** Gives a clause without a subject that of the clause it depends on. */
function inheritSubjects(clause: Clause, clauses: readonly Clause[]): void {
  if (clause.subjects.length > 0 || clause.parent === undefined) return;
  const parent = clauses[clause.parent]!;
  if (clause.link === 'infinitive' && OBJECT_CONTROL.test(parent.verb.lemma) && !parent.verb.isPassive) {
    const object =
      parent.objects.at(-1) ??
      parent.prepositional.find(({ preposition }) => /^(on|upon|to|for)$/.test(preposition))?.phrases.at(-1);
    if (object) {
      clause.subjects = parent.objects.length > 0 ? parent.objects : [object];
      return;
    }
  }
  clause.subjects = parent.subjects;
}
