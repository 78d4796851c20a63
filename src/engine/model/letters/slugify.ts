import { fold } from './fold';
import { classInJs } from './ranges';
import { APOSTROPHES } from './table';

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
