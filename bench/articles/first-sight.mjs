// Sentences with the answer that was written before they were first read: what each set gave at first sight is in
// bench/NOTES.md; what it gives now is measured here.
import { readdirSync } from 'node:fs';
import { BODIES, CAST } from './first-sight/cast.mjs';
import { share } from './measure.mjs';
import { storyKnowledge } from './story-names.mjs';
import { extract, gazetteerWith, readDocument } from './world.mjs';

const today = '2025-08-28';

export function gazetteerOfTheCast() {
  const { things, names, offices, capitals } = storyKnowledge();
  for (const [slug, name, country, role, office] of CAST) {
    things.push({ slug, kind: 'LEADER', label: name, country });
    names.push({ slug, value: name, isAlias: false });
    offices.push({ leader: slug, country, role, office });
  }
  for (const [slug, own] of BODIES) {
    things.push({ slug, kind: 'ORGANIZATION', label: own[0] });
    for (const value of own) names.push({ slug, value, isAlias: false });
  }
  return gazetteerWith({ things, names, offices, capitals });
}

/** `slug STATUS|STATUS [ROLE] [LEVEL]`; `?` before it: true, but not essential; `~Name` has no record. */
function answersIn(line) {
  return line
    .split('; ')
    .filter(Boolean)
    .map((each) => {
      const isOptional = each.startsWith('?');
      const [who, statuses, ...details] = each.slice(isOptional ? 1 : 0).split(' ');
      return { who: who.split('/'), statuses: statuses.split('|'), details, isOptional };
    });
}

const nameOf = (actor) => actor.thing?.slug ?? `~${actor.unlinked?.text ?? actor.country?.slug}`;

/** Those who a frame says are there or not; a meeting that only a verb names seats both sides. */
function seatsOf(frame) {
  if (frame.kind === 'attendance') return [{ ...frame, name: nameOf(frame.participant) }];
  if (frame.kind !== 'deed' || frame.type !== 'CONSULT') return [];
  const status =
    frame.status !== 'SCHEDULED' ? 'ATTENDED' : frame.modality === 'POSSIBLE' ? 'POSSIBLE' : 'EXPECTED';
  const seated = frame.about ? frame.sources : [...frame.sources, ...frame.targets];
  return seated.map((actor) => ({ ...frame, status, level: actor.level, name: nameOf(actor) }));
}

const isAbout = (name, { who }) =>
  who.some((each) =>
    each.startsWith('~') ? name.startsWith('~') && name.includes(each.slice(1)) : each === name,
  );

export async function measureFirstSight({ verbose, only } = {}) {
  const gazetteer = gazetteerOfTheCast();
  const results = {};
  const files = readdirSync(new URL('first-sight', import.meta.url)).filter((name) => name !== 'cast.mjs');
  for (const file of files.toSorted()) {
    const set = file.replace('.mjs', '');
    if (only && only !== set) continue;
    const { sentences } = (await import(`./first-sight/${file}`)).default;
    const sums = { right: 0, predicted: 0, gold: 0, found: 0, details: 0, detailsRight: 0 };
    for (const [text, expected] of sentences) {
      const gold = answersIn(expected);
      const frames = extract(readDocument(text, 'en', 'text'), { gazetteer, today }).frames;
      const predicted = frames.flatMap(seatsOf);
      const matches = (frame, answer) =>
        isAbout(frame.name, answer) && answer.statuses.includes(frame.status);
      const essential = gold.filter(({ isOptional }) => !isOptional);
      const missed = essential.filter((answer) => !predicted.some((frame) => matches(frame, answer)));
      const wrong = predicted.filter((frame) => !gold.some((answer) => matches(frame, answer)));
      sums.gold += essential.length;
      sums.found += essential.length - missed.length;
      sums.predicted += predicted.length;
      sums.right += predicted.length - wrong.length;
      for (const answer of gold)
        for (const frame of predicted.filter((each) => matches(each, answer)).slice(0, 1))
          for (const detail of answer.details) {
            sums.details += 1;
            if (frame.role === detail || frame.level === detail) sums.detailsRight += 1;
            else if (verbose) console.log(`  DETAIL ${detail}, not ${frame.role} ${frame.level} | ${text}`);
          }
      if (verbose && missed.length + wrong.length > 0)
        console.log(
          `${set}: missed ${missed.map(({ who, statuses }) => `${who} ${statuses.join('|')}`).join('; ') || '-'}` +
            ` | wrong ${wrong.map(({ name, status, rule }) => `${name} ${status} (${rule})`).join('; ') || '-'} | ${text}`,
        );
    }
    results[set] = [
      `recall ${share(sums.found, sums.gold)} precision ${share(sums.right, sums.predicted)}`,
      `roles and levels ${share(sums.detailsRight, sums.details)} of ${sums.details}; answers ${sums.gold}`,
    ];
  }
  return results;
}
