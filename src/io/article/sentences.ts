import type { Document, Span } from './document';
import { ABBREVIATIONS } from './lexicon/abbreviations';

/** A sentence, and the number of its paragraph, from 1. */
export interface Sentence extends Span {
  paragraph: number;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
const INITIAL = /(^|[\s(“"'.])\p{Lu}\.$/u;
const LAST_WORD = /([\p{L}.]+)\.["”’)]*$/u;

/** The sentences of a document. Unicode's rules end one at "U.S. President"; those parts are joined again. */
export function sentencesOf({ text, paragraphs }: Document): Sentence[] {
  return paragraphs.flatMap(({ start, end }, index) => {
    const parts = [...segmenter.segment(text.slice(start, end))].map(({ segment }) => segment);
    const sentences: Sentence[] = [];
    let from = 0;
    let joined = '';
    parts.forEach((part, at) => {
      joined += part;
      if (at < parts.length - 1 && goesOn(joined.trimEnd(), parts[at + 1] as string)) return;
      const trimmed = joined.trimEnd();
      const lead = joined.length - joined.trimStart().length;
      if (trimmed.trim() !== '')
        sentences.push({
          start: start + from + lead,
          end: start + from + trimmed.length,
          paragraph: index + 1,
        });
      from += joined.length;
      joined = '';
    });
    return sentences;
  });
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
