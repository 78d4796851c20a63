// Our own sentences: the attendance that is read in them, by status, and the modality.
import { contextsOf, deedsIn, extract, readDocument } from './world.mjs';
import { ATTENDANCE, MODALITY } from './sentences.mjs';
import { share } from './measure.mjs';
import { storyGazetteer } from './story-names.mjs';

const today = '2025-08-28';

export function measureOwn({ verbose } = {}) {
  const gazetteer = storyGazetteer();
  const read = (text) => extract(readDocument(text, 'en', 'text'), { gazetteer, today }).frames;
  const sums = { right: 0, predicted: 0, gold: 0, modality: 0 };
  const confusion = new Map();
  for (const [text, expected] of ATTENDANCE) {
    const gold = expected === '' ? [] : expected.split('; ').map((each) => each.split(' '));
    const predicted = read(text)
      .filter(({ kind }) => kind === 'attendance')
      .map(({ participant, status }) => [participant.thing?.slug ?? participant.unlinked?.text, status]);
    sums.gold += gold.length;
    sums.predicted += predicted.length;
    const isRight = ([slug, status]) =>
      gold.some(([who, statuses]) => who === slug && statuses.split('|').includes(status));
    const right = predicted.filter(isRight).length;
    sums.right += Math.min(right, gold.length);
    if (right !== gold.length || predicted.length !== gold.length) {
      const key = `${gold.map(([, status]) => status).join(',') || '-'} → ${predicted.map(([, status]) => status).join(',') || '-'}`;
      confusion.set(key, (confusion.get(key) ?? 0) + 1);
      if (verbose)
        console.log(
          `ATTENDANCE ${expected} | ${predicted.map((each) => each.join(' ')).join('; ')} | ${text}`,
        );
    }
  }
  for (const [text, expected] of MODALITY) {
    const others = read(text).filter(({ kind }) => kind === 'attendance' || kind === 'relation');
    const contexts = [...contextsOf(readDocument(text, 'en', 'text'), { gazetteer, today })];
    const all = [...others, ...contexts.flatMap(deedsIn)].map(({ modality }) => modality);
    if (all.some((modality) => expected.split('|').includes(modality))) sums.modality += 1;
    else if (verbose) console.log(`MODALITY ${expected} | ${all.join(',') || '-'} | ${text}`);
  }
  return {
    attendanceRecall: share(sums.right, sums.gold),
    attendancePrecision: share(sums.right, sums.predicted),
    modality: share(sums.modality, MODALITY.length),
    confusion: [...confusion],
  };
}
