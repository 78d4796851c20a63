// A hundred random drafts of articles, printed for judging.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extract, readDocument } from './world.mjs';
import { storyGazetteer } from './story-names.mjs';

const COUNT = 100;
const nameOf = (actor) => actor?.thing?.slug ?? actor?.unlinked?.text ?? actor?.country?.slug ?? '-';

function lineOf(frame, occasions) {
  const event = occasions.find(({ key }) => key === frame.event)?.label ?? '';
  switch (frame.kind) {
    case 'deed':
      return `${frame.type} ${frame.sources.map(nameOf)} → ${frame.targets.map(nameOf)} ${frame.status}`;
    case 'attendance':
      return `${nameOf(frame.participant)} at ${event}: ${frame.status}`;
    case 'relation':
      return `${frame.type} ${nameOf(frame.subject)} → ${nameOf(frame.object)} ${frame.status}`;
    case 'event':
      return `${event}: ${frame.property} ${JSON.stringify(frame.value)}`;
    case 'actor':
      return `${nameOf(frame.subject)}: ${frame.property} ${frame.value}`;
    default:
      return `${nameOf(frame.leader)}: ${frame.office} of ${frame.country.slug}`;
  }
}

/** Prints random drafts of the articles in a folder; the same ones each time, so that a change can be judged. */
export function printRandom(folder, today) {
  const gazetteer = storyGazetteer();
  const drafts = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .flatMap((name) => {
      const document = readDocument(readFileSync(join(folder, name), 'utf8'), 'en', 'text');
      const { frames, occasions } = extract(document, { gazetteer, today });
      return frames.map((frame) => ({
        frame,
        line: lineOf(frame, occasions),
        quote: document.text.slice(frame.span.start, frame.span.end),
      }));
    });
  let seed = 1;
  const random = () => (seed = (seed * 48_271) % 2_147_483_647);
  const picked = drafts
    .map((draft) => ({ draft, at: random() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, COUNT);
  for (const {
    draft: { frame, line, quote },
  } of picked)
    console.log(
      `[ ] ${line} | ${frame.modality}${frame.speaker ? ` by ${nameOf(frame.speaker)}` : ''} | ${frame.rule}\n    ${quote}`,
    );
  console.log(`${picked.length} of ${drafts.length} drafts`);
}
