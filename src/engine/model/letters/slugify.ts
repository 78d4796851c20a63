import { fold } from './fold';

/** What a text comes to in [a-z0-9-]: "Al-ʿAssad" is al-assad; empty for one without Latin letters and digits. */
export const slugify = (text: string): string =>
  fold(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
