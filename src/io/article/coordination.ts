import type { Chunk, NounPhrase, VerbGroup } from './chunks';
import type { Token } from './tokens';

export function previousVerb(chunks: readonly Chunk[], at: number): number {
  for (let i = at - 1; i >= 0; i--) if (chunks[i]!.is === 'verb') return i;
  return -1;
}

export function lastPhrase(chunks: readonly Chunk[], at: number, tokens?: readonly Token[]): number {
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

/** The first phrase of a chain with "of": of "a member of the council" the member. */
export function leftOf(chunks: readonly Chunk[], at: number): NounPhrase {
  let i = at;
  for (
    let before = chunks[i - 1];
    before?.is === 'preposition' && before.text === 'of' && chunks[i - 2]?.is === 'phrase';
    before = chunks[i - 1]
  )
    i -= 2;
  return chunks[i] as Chunk & NounPhrase;
}

/** The phrases that are coordinated with the one at a chunk, up to it. */
export function coordinatedBefore(chunks: readonly Chunk[], at: number): NounPhrase[] {
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
export function coordinatedAfter(
  chunks: readonly Chunk[],
  at: number,
): { phrases: NounPhrase[]; next: number } {
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

export const isFiniteVerb = (chunk: Chunk | undefined) =>
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

export const isParticle = ({ lemma }: VerbGroup, text: string) =>
  /^(up|out|off|down|away|back)$/.test(text) ||
  (text === 'over' && /^(hand|take|turn|sign|give)$/.test(lemma));
