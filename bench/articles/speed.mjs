// How long an article takes, and what reading adds to the memory of the process.
import { extract, readDocument } from './world.mjs';
import { ATTENDANCE } from './sentences.mjs';
import { storyGazetteer } from './story-names.mjs';

const ROUNDS = 30;
const today = '2025-08-28';

export function measureSpeed() {
  const before = process.memoryUsage().rss;
  const text = ATTENDANCE.slice(0, 25)
    .map(([sentence]) => sentence)
    .join('\n');
  const gazetteer = storyGazetteer();
  const times = Array.from({ length: ROUNDS }, () => {
    const from = performance.now();
    extract(readDocument(text, 'en', 'text'), { gazetteer, today });
    return performance.now() - from;
  }).sort((a, b) => a - b);
  return {
    characters: text.length,
    'ms an article': `${times[ROUNDS >> 1].toFixed(0)} (median), ${times.at(-1).toFixed(0)} (slowest)`,
    'MB added': ((process.memoryUsage().rss - before) / 1e6).toFixed(0),
  };
}
