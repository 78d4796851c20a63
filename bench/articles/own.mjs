// Our own sentences: the attendance that is read in them, by status, and the modality.
import { contextsOf, deedsIn, extract, readDocument } from './world.mjs';
import { ATTENDANCE, MODALITY } from './sentences.mjs';
import { measureAttendance, share } from './measure.mjs';
import { storyGazetteer } from './story-names.mjs';

const today = '2025-08-28';

export function measureOwn({ verbose } = {}) {
  const gazetteer = storyGazetteer();
  const read = (text) => extract(readDocument(text, 'en', 'text'), { gazetteer, today }).frames;
  const attendance = measureAttendance(ATTENDANCE, { read, name: 'own', verbose });
  let modality = 0;
  for (const [text, expected] of MODALITY) {
    const others = read(text).filter(({ kind }) => kind === 'attendance' || kind === 'relation');
    const contexts = [...contextsOf(readDocument(text, 'en', 'text'), { gazetteer, today })];
    const all = [...others, ...contexts.flatMap(deedsIn)].map(({ modality }) => modality);
    if (all.some((modality) => expected.split('|').includes(modality))) modality += 1;
    else if (verbose) console.log(`MODALITY ${expected} | ${all.join(',') || '-'} | ${text}`);
  }
  return {
    attendanceRecall: share(attendance.found, attendance.gold),
    attendancePrecision: share(attendance.right, attendance.predicted),
    modality: share(modality, MODALITY.length),
    confusion: [...attendance.confusion],
  };
}
