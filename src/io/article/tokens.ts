import type { Document, Span } from './document';
import { sentencesOf, type Sentence } from './sentences';
import { mendTags } from './lexicon/tags';
import { tagWords } from './wink';

/** Universal part-of-speech tags. */
export type Tag =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SYM'
  | 'VERB'
  | 'X';

/** A word or mark, with its offsets in the document. */
export interface Token {
  start: number;
  end: number;
  text: string;
  lower: string;
  lemma: string;
  tag: Tag;
  /** Whether it stands within quotation marks. */
  isQuoted: boolean;
}

export interface TaggedSentence extends Sentence {
  tokens: readonly Token[];
}

// What is longer is a list or a table, and no sentence; rules take time by the square of its length.
const MAX_SENTENCE = 1_500;

/** The sentences of a document with their words and tags, each read when it is asked for; those that are too long are left out. */
export function* tokensOf(document: Document): Generator<TaggedSentence> {
  const quotations = document.paragraphs.flatMap((paragraph) => quotationsIn(document.text, paragraph));
  for (const sentence of sentencesOf(document)) {
    if (sentence.end - sentence.start > MAX_SENTENCE) continue;
    const tokens = mendTags(hyphenated(tagWords(document.text, sentence)));
    for (const token of tokens)
      token.isQuoted = quotations.some(({ start, end }) => token.start >= start && token.end <= end);
    yield { ...sentence, tokens };
  }
}

/**
 * The parts of a paragraph between quotation marks, marks included; one that is not closed goes on to the end. A straight
 * mark opens after a space and closes after anything else.
 */
function quotationsIn(text: string, { start, end }: Span): Span[] {
  const quotations: Span[] = [];
  let from = -1;
  for (let i = start; i < end; i++) {
    const mark = text.charAt(i);
    if (!/["“”]/.test(mark)) continue;
    const isOpening = mark === '“' || (mark === '"' && (i === start || /[\s([—–-]/.test(text.charAt(i - 1))));
    if (isOpening && from < 0) from = i;
    else if (!isOpening && from >= 0) {
      quotations.push({ start: from, end: i + 1 });
      from = -1;
    }
  }
  if (from >= 0) quotations.push({ start: from, end });
  return quotations;
}

/** Joins the parts of a hyphenated word, which the tagger takes apart: "long-standing", "U.S.-led". */
function hyphenated(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const [before, hyphen, after] = [joined.at(-1), tokens[i]!, tokens[i + 1]];
    const isInner =
      /^[-‐‑]$/.test(hyphen.text) &&
      before &&
      after &&
      before.end === hyphen.start &&
      hyphen.end === after.start;
    if (!isInner || !/[\p{L}\d.]$/u.test(before.text) || !/^[\p{L}\d]/u.test(after.text)) {
      joined.push(hyphen);
      continue;
    }
    const text = `${before.text}${hyphen.text}${after.text}`;
    const isName = before.tag === 'PROPN' && after.tag === 'PROPN';
    joined[joined.length - 1] = {
      ...before,
      end: after.end,
      text,
      lower: text.toLowerCase(),
      lemma: text.toLowerCase(),
      tag: isName
        ? 'PROPN'
        : /(ed|ing|led|based|backed|old|held|run)$/.test(after.lower)
          ? 'ADJ'
          : after.tag === 'NUM'
            ? 'NUM'
            : after.tag === 'VERB'
              ? 'ADJ'
              : after.tag,
    };
    i += 1;
  }
  return joined;
}
