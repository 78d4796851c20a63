import { classInJs } from '../../../engine/model/letters/ranges';
import { slugify } from '../../../engine/model/letters/slugify';
import { APOSTROPHES } from '../../../engine/model/letters/table';

const AT_APOSTROPHES = new RegExp(`[${classInJs(APOSTROPHES)}]`, 'gu');

/**
 * A name as an imported slug or key, which must stay what it was in earlier imports: words part at an apostrophe, as they
 * do nowhere else. "Ba'ath Party" is ba-ath-party.
 */
export const importSlug = (name: string): string => slugify(name.replace(AT_APOSTROPHES, ' '));
