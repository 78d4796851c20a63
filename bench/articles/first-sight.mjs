// Sentences with the answers that were written before they were first read. What each set gave at first sight is in
// bench/NOTES.md; what it gives now is measured here.
import { readdirSync } from 'node:fs';
import { BODIES, CAST } from './first-sight/cast.mjs';
import { LATER } from './later-articles.mjs';
import { measureAttendance, share } from './measure.mjs';
import { measureWhole, wholeGazetteer } from './whole.mjs';
import { extract, readDocument } from './world.mjs';

const today = '2025-08-28';

export const gazetteerOfTheCast = () => wholeGazetteer(CAST, BODIES);

export async function measureFirstSight({ verbose, only } = {}) {
  const gazetteer = gazetteerOfTheCast();
  const read = (text) => extract(readDocument(text, 'en', 'text'), { gazetteer, today }).frames;
  const results = {};
  const files = readdirSync(new URL('first-sight', import.meta.url)).filter((name) => name !== 'cast.mjs');
  for (const file of files.toSorted()) {
    const set = file.replace('.mjs', '');
    if (only && only !== set) continue;
    const { sentences } = (await import(`./first-sight/${file}`)).default;
    const sums = measureAttendance(sentences, { read, name: set, verbose, withDeeds: true });
    results[set] =
      `recall ${share(sums.found, sums.gold)}, precision ${share(sums.right, sums.predicted)}, ` +
      `roles and levels ${share(sums.rightDetails, sums.details)} of ${sums.details}; answers ${sums.gold}`;
  }
  return results;
}

/** The same of whole articles. */
export const measureLater = ({ verbose } = {}) =>
  measureWhole({ verbose, articles: LATER, gazetteer: gazetteerOfTheCast() });
