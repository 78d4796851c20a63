import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WriteDeps } from '../../engine/write/recording';
import { loadJsonl, readJsonLines, type JsonLine, type LoadReport } from './import-jsonl';
import { countryRecords } from './seed/countries';

// The same three steps up from src/io/import and from dist/io/import.
const STORY = join(__dirname, '../../../prisma/seed/story.jsonl');
const ACTOR = 'rostrum';
/** The list from which the names and codes of the example come: other files do not replace them. */
const LIST = 'BUNDLED';

/**
 * Loads the bundled example: all countries and their borders, then the story. Answers null, at once, where this very
 * example was loaded before; otherwise what is there already stays as it is. Throws where a record is rejected.
 */
export async function seed(deps: WriteDeps): Promise<LoadReport | null> {
  const countries = [...countryRecords()];
  const story = await readFile(STORY, 'utf8');
  const inputHash = createHash('sha256').update(JSON.stringify(countries)).update(story).digest('hex');
  const marker = { actor_key: { actor: ACTOR, key: `seed ${inputHash}` } };
  if (await deps.prisma.idempotentAnswer.findUnique({ where: marker })) return null;

  // Each part begins a batch of its own: none ends between a border and what is claimed of it.
  const borders = countries.findIndex(({ record }) => record === 'relationship');
  const parts = [
    numbered(countries.slice(0, borders)),
    numbered(countries.slice(borders)),
    readJsonLines(story.split('\n')),
  ];
  const report: LoadReport = { read: 0, created: 0, updated: 0, unchanged: 0, rejected: [] };
  for (const part of parts) add(report, await loadJsonl(deps, part, { actor: ACTOR, list: LIST }));
  const { created, updated, unchanged } = report;
  const last = await deps.prisma.recording.findFirstOrThrow({ orderBy: { id: 'desc' } });
  await deps.prisma.idempotentAnswer.upsert({
    where: marker,
    create: {
      ...marker.actor_key,
      operation: 'seed',
      inputHash,
      answer: { created, updated, unchanged },
      recordingId: last.id,
    },
    update: {},
  });
  return report;
}

const numbered = (records: readonly object[]): JsonLine[] =>
  records.map((record, index) => ({ line: index + 1, record }));

/** Adds up what loading a part came to; throws where a record of it is rejected. */
function add(report: LoadReport, part: LoadReport): void {
  const [fault] = part.rejected;
  if (fault) throw new Error(`Line ${fault.line} of the bundled example is rejected: ${fault.reason}`);
  report.read += part.read;
  report.created += part.created;
  report.updated += part.updated;
  report.unchanged += part.unchanged;
}
