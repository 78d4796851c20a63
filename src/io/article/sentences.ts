import type { Document, Span } from './document';
import { ABBREVIATIONS } from './lexicon/abbreviations';

/** A sentence, and the number of its paragraph, from 1. */
export interface Sentence extends Span {
  paragraph: number;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
// Segmenting takes time by the square of the length. No sentence is as long.
const WINDOW = 4_000;
const INITIAL = /(^|[\s(“"'.])\p{Lu}\.$/u;
const LAST_WORD = /([\p{L}.]+)\.["”’)]*$/u;

// More than any abbreviation, with quotes and blanks after it.
const LONGEST_END = 60;
/** Parts are joined to a sentence of no more; reading one takes time by the square of its length. */
const MAX_JOINED = 2_000;

/** The sentences of a document. Unicode's rules end one at "U.S. President"; those parts are joined again. */
export function sentencesOf({ text, paragraphs }: Document): Sentence[] {
  return paragraphs.flatMap(({ start, end }, index) => {
    const parts = partsOf(text.slice(start, end));
    const sentences: Sentence[] = [];
    let [from, to] = [start, start];
    parts.forEach((part, at) => {
      to += part.length;
      const next = parts[at + 1];
      const last = text.slice(Math.max(from, to - LONGEST_END), to).trimEnd();
      if (next !== undefined && to - from <= MAX_JOINED && goesOn(last, next)) return;
      const sentence = text.slice(from, to);
      const lead = sentence.length - sentence.trimStart().length;
      const length = sentence.trimEnd().length;
      if (length > 0) sentences.push({ start: from + lead, end: from + length, paragraph: index + 1 });
      from = to;
    });
    return sentences;
  });
}

/** What Unicode's rules take for sentences. Long texts are taken in windows, of which the last part is taken again with what follows. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  for (let at = 0; at < text.length;) {
    const window = text.slice(at, at + WINDOW);
    const found = Array.from(segmenter.segment(window), ({ segment }) => segment);
    if (at + WINDOW < text.length && found.length > 1) found.pop();
    for (const part of found) at += part.length;
    parts.push(...found);
  }
  return parts;
}

/** Whether a sentence does not end where Unicode's rules end it. */
function goesOn(before: string, after: string): boolean {
  if (/^\s*[\p{Ll},;:)]/u.test(after)) return true;
  if (INITIAL.test(before)) return true;
  const word = LAST_WORD.exec(before)?.[1]?.toLowerCase();
  if (word === undefined) return false;
  // "the U.S. He said": a pronoun or article begins a sentence even after an abbreviation.
  const opens =
    /^["“‘']?(The|He|She|It|They|We|But|And|In|On|At|This|That|These|Those|A|An|However|Meanwhile)\s/.test(
      after.trimStart(),
    );
  return ABBREVIATIONS.has(word) && !(opens && word.includes('.'));
}
