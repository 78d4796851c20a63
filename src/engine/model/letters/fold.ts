import { classInJs } from './ranges';
import { APOSTROPHES, COMPOSED, ELISION, LETTERS, MARKS, PUNCTUATION, SPACING_ACCENTS } from './table';

const ELIDED = new RegExp(ELISION, 'gu');
const LEFT_OUT = new RegExp(
  ` [${classInJs([SPACING_ACCENTS])}]|[${classInJs([...MARKS, ...APOSTROPHES])}]+`,
  'gu',
);
const IN_TABLE = new RegExp(`[${[...LETTERS.keys()].join('')}]`, 'gu');
const HAS_COMPOSED = new RegExp(`[${classInJs([COMPOSED])}]`, 'u');
const BETWEEN_WORDS = new RegExp(`[ ${classInJs(PUNCTUATION)}]+`, 'gu');

/**
 * Folds a text for comparison: no case, accents, apostrophes or punctuation, words one space apart; traditional Chinese
 * as simplified, digits of all scripts as 0-9, the forms of a letter (final, joined, Persian) as one. The SQL function
 * `fold(text)` is generated from the same table and gives the same result.
 */
export function fold(text: string): string {
  const letters = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(ELIDED, '$1 ')
    .replace(LEFT_OUT, '')
    .replace(IN_TABLE, (letter) => LETTERS.get(letter)!);
  // As in SQL. For other scripts NFC would only reorder marks.
  const composed = HAS_COMPOSED.test(letters) ? letters.normalize('NFC') : letters;
  return composed.replace(BETWEEN_WORDS, ' ').trim();
}

/** Converts a text to [a-z0-9-]: "Al-ʿAssad" becomes al-assad; empty for a text without Latin letters and digits. */
export const slugify = (text: string): string =>
  fold(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

const AT_APOSTROPHES = new RegExp(`[${classInJs(APOSTROPHES)}]`, 'gu');

/**
 * A name as an imported slug or key, which must stay what it was in earlier imports: words part at an apostrophe, as they
 * do nowhere else. "Ba'ath Party" is ba-ath-party.
 */
export const importSlug = (name: string): string => slugify(name.replace(AT_APOSTROPHES, ' '));
