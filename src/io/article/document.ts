import { createHash } from 'node:crypto';
import { Refusal, UserErrorCode } from '../../platform/errors';
import { guessLanguage, LANGUAGES_READ } from './language';

/** Offsets in the text of a document, in UTF-16 units; the end is exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** A text whose offsets are fixed: normalization form C, lines that end with U+000A, no control characters. */
export interface Document {
  text: string;
  /** SHA-256 of the text, in hexadecimal. */
  sha256: string;
  language: string;
  paragraphs: readonly Span[];
}

/** The maximum length of an article, in UTF-16 units: some 15,000 words. */
export const MAX_TEXT = 100_000;

// Tabs and line ends stay; what else is invisible could hide where a quote begins.
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff\u200b]/g;
const LONE_SURROGATE = /\p{Surrogate}/gu;

// From the first of them only: tried at each, a line of blanks would take time by the square of its length.
const BLANKS_AT_END = /(?<![ \t])[ \t]+$/gm;

/** Fixes the form of a text. */
export const normalize = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(CONTROL, ' ')
    .replace(LONE_SURROGATE, '\ufffd')
    .normalize('NFC')
    .replace(BLANKS_AT_END, '')
    .trim();

/** Reads a text into a document. Throws a Refusal at `field` if it is blank, too long or in a language that is not read. */
export function readDocument(given: string, language: string, field: string): Document {
  const refuse = (message: string, at = field) => new Refusal(UserErrorCode.INVALID, [at], message);
  if (given.length > 2 * MAX_TEXT)
    throw refuse(`An article has at most ${MAX_TEXT.toLocaleString('en')} characters; this one has more`);
  const text = normalize(given);
  if (!/\p{L}/u.test(text)) throw refuse('The article has no text');
  if (text.length > MAX_TEXT)
    throw refuse(
      `An article has at most ${MAX_TEXT.toLocaleString('en')} characters; this one has ${text.length.toLocaleString('en')}`,
    );
  const [base = ''] = language.toLowerCase().split('-');
  if (!LANGUAGES_READ.has(base)) throw refuse(notRead(language), 'language');
  const guessed = guessLanguage(text);
  if (guessed !== null && guessed !== base) throw refuse(notRead(guessed), field);
  return { text, sha256: sha256(text), language, paragraphs: paragraphsOf(text) };
}

const notRead = (language: string) =>
  `Articles in ${nameOf(language)} are not read; possible is ${[...LANGUAGES_READ].map(nameOf).join(', ')}. Translate it, or record its claims by recordClaim`;

function nameOf(language: string): string {
  try {
    return `${new Intl.DisplayNames(['en'], { type: 'language' }).of(language)} (${language})`;
  } catch {
    return `"${language}"`;
  }
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The lines with text; an article has a paragraph a line, with or without blank lines between them. */
function paragraphsOf(text: string): Span[] {
  const paragraphs: Span[] = [];
  for (const { index: start, 0: line } of text.matchAll(/[^\n]+/g))
    if (line.trim() !== '') paragraphs.push({ start, end: start + line.length });
  return unwrapped(text, paragraphs);
}

const WRAPPED = 0.8;

/** Joins lines that were wrapped at a width: most lines of a block then end within a sentence. */
function unwrapped(text: string, lines: readonly Span[]): Span[] {
  const blocks: Span[][] = [];
  for (const line of lines) {
    const last = blocks.at(-1);
    const before = last?.at(-1);
    if (before && !/\n\s*\n/.test(text.slice(before.end, line.start))) last!.push(line);
    else blocks.push([line]);
  }
  return blocks.flatMap((block) => {
    const inner = block.slice(0, -1);
    const open = inner.filter(({ end }) => !/[.!?:"”’)]\s*$/.test(text.slice(end - 2, end)));
    const isWrapped = inner.length > 1 && open.length >= WRAPPED * inner.length;
    return isWrapped ? [{ start: block[0]!.start, end: block.at(-1)!.end }] : block;
  });
}
