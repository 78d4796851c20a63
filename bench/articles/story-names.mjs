// The names and offices of the bundled example, without a database.
import { readFileSync } from 'node:fs';
import { gazetteerWith, worldKnowledge } from './world.mjs';

const STORY = new URL('../../prisma/seed/story.jsonl', import.meta.url);
const DAY = '2025-08-28';

export function storyKnowledge() {
  const records = readFileSync(STORY, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const world = worldKnowledge({ withBodies: false });
  const [things, names, offices] = [[...world.things], [...world.names], []];
  for (const { record, slug, names: own, country, kind } of records) {
    if (!['leader', 'organization', 'series'].includes(record)) continue;
    things.push({
      slug,
      kind: record.toUpperCase(),
      label: own[0].value,
      ...(country && { country }),
      ...(kind && { organizationKind: kind }),
    });
    for (const { value, language, kind: how } of own)
      if (/^(en|und)/.test(language)) names.push({ slug, value, isAlias: how === 'ALIAS' });
  }
  const terms = new Map();
  for (const { record, subject, property, value } of records)
    if (record === 'claim' && subject.tenure) terms.set(`${subject.tenure} ${property}`, value);
  for (const { record, key, leader, country, role } of records) {
    if (record !== 'tenure') continue;
    const end = terms.get(`${key} term.end`);
    if ((terms.get(`${key} term.start`) ?? '') > DAY || (end && end < DAY && end !== '..')) continue;
    offices.push({ leader, country, role, office: terms.get(`${key} office`) ?? '' });
    things.find((thing) => thing.slug === leader).country = country;
  }
  return { things, names, offices, capitals: world.capitals };
}

export const storyGazetteer = () => gazetteerWith(storyKnowledge());
