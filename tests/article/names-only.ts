import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importJsonl } from '../../src/io/import/import-jsonl';
import { countryRecords } from '../../src/io/import/seed/countries';
import type { Rostrum } from '../support/rostrum';

const STORY = join(__dirname, '../../prisma/seed/story.jsonl');
const KINDS = new Set(['leader', 'organization', 'series', 'tenure']);

interface Line {
  record: string;
  key?: string;
  source?: string;
  subject?: Record<string, string>;
}

/** Fills an empty database with the countries, names and offices of the bundled example, and none of its events. */
export async function loadNamesOnly(rostrum: Rostrum): Promise<void> {
  const lines = readFileSync(STORY, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
  const isOffice = ({ record, subject }: Line) => record === 'claim' && subject?.tenure !== undefined;
  const sources = new Set(lines.filter(isOffice).map(({ source }) => source));
  const kept = lines.filter(
    (line) => KINDS.has(line.record) || isOffice(line) || (line.record === 'source' && sources.has(line.key)),
  );
  const all = [...countryRecords(), ...kept].map((record) => JSON.stringify(record));
  const { rejected } = await importJsonl(rostrum.database, all, { actor: 'test', batchSize: 2_000 });
  if (rejected.length > 0) throw new Error(JSON.stringify(rejected.slice(0, 3)));
}
