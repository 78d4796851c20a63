// The article of the story against the claims of the bundled example that cite it.
import { readFileSync } from 'node:fs';
import { extract, readDocument } from './world.mjs';
import { share } from './measure.mjs';
import { storyGazetteer } from './story-names.mjs';

const SOURCE = 'article-victory-day-2025';
const today = '2025-08-28';
const slugOf = (actor) => actor?.thing?.slug ?? actor?.country?.slug ?? '';

/** A claim as what it is about, its property and its value; texts count by their property alone. */
function lineOf(subject, property, value) {
  const isText = /^(occasion|significance|reason|intention|risk|first\..*)$/.test(property);
  const plain =
    property === 'place'
      ? ''
      : property.startsWith('quantity.')
        ? JSON.stringify([value.value ?? null, value.low ?? null, value.high ?? null])
        : property === 'time'
          ? ''
          : value;
  return `${subject} ${property}${isText || plain === '' ? '' : ` ${plain}`}`;
}

function goldLines() {
  const records = readFileSync(new URL('../../prisma/seed/story.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const byKey = new Map(records.filter(({ key }) => key).map((record) => [record.key, record]));
  return new Set(
    records
      .filter(({ record, source }) => record === 'claim' && source === SOURCE)
      .flatMap(({ subject, property, value }) => {
        if (subject.tenure || property === 'level' || property === 'valid' || property === 'polarity')
          return [];
        const seat = subject.participation && byKey.get(subject.participation);
        const relation = subject.relationship && byKey.get(subject.relationship);
        const of = seat
          ? `${eventOf(seat.event)} ${seat.participant}`
          : relation
            ? `${relation.type} ${[relation.subject, relation.object].sort().join(' ')}`
            : subject.event
              ? eventOf(subject.event)
              : Object.values(subject)[0];
        return [lineOf(of, property, value)];
      }),
  );
}

const eventOf = (slug) => (slug.startsWith('us-negotiations-over-') ? `talks-${slug.slice(21)}` : slug);

function draftLines(path) {
  const document = readDocument(readFileSync(path, 'utf8'), 'en', 'text');
  const { frames, occasions } = extract(document, { gazetteer: storyGazetteer(), today });
  const names = new Map(
    occasions.map(({ key, series, edition }) => [key, series ? `${series.slug}-${edition}` : key]),
  );
  const lines = frames.flatMap((frame) => {
    switch (frame.kind) {
      case 'attendance': {
        const of = `${names.get(frame.event)} ${slugOf(frame.participant)}`;
        return [
          lineOf(of, 'status', frame.status),
          lineOf(of, 'role', frame.role),
          ...(frame.reason ? [lineOf(of, 'reason', '')] : []),
        ];
      }
      case 'event':
        return [lineOf(names.get(frame.event), frame.property, frame.value)];
      case 'relation': {
        const of = `${frame.type} ${[slugOf(frame.subject), slugOf(frame.object)].sort().join(' ')}`;
        return [lineOf(of, 'status', frame.status), ...(frame.reason ? [lineOf(of, 'reason', '')] : [])];
      }
      case 'actor':
        return [lineOf(slugOf(frame.subject), frame.property, frame.value)];
      case 'deed': {
        const event = frame.about ? `talks-${slugOf(frame.targets[0])}` : `deed ${frame.type}`;
        const role = (actor, as) => `${event} ${slugOf(actor)} role ${as}`;
        return [
          lineOf(event, 'type', frame.type),
          lineOf(event, 'status', frame.status),
          ...frame.sources.map((actor) => role(actor, 'PARTICIPANT')),
          ...frame.targets.map((actor) => role(actor, frame.about ? 'SUBJECT' : 'TARGET')),
        ];
      }
      default:
        return [];
    }
  });
  return new Set(lines);
}

export function measureStory(path, { verbose } = {}) {
  const [gold, drafts] = [goldLines(), draftLines(path)];
  const found = [...gold].filter((line) => drafts.has(line));
  const missed = [...gold].filter((line) => !drafts.has(line));
  const besides = [...drafts].filter((line) => !gold.has(line));
  return {
    claims: gold.size,
    asDrafted: share(found.length, gold.size),
    precision: share(drafts.size - besides.length, drafts.size),
    ...(verbose ? { missed, besides } : {}),
  };
}
