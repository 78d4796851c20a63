import { fold } from './fold';

/** Converts a text to [a-z0-9-]: "Al-ʿAssad" becomes al-assad; empty for a text without Latin letters and digits. */
export const slugify = (text: string): string =>
  fold(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
