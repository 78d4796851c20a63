import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WriteDeps } from '../evidence/recording';
import { loadJsonl, readJsonLines, type JsonLine, type LoadReport } from './load-jsonl';
import { countryRecords } from './seed/countries';

// The same two steps up from src/import and from dist/import.
const STORY = join(__dirname, '../../prisma/seed/story.jsonl');
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

  const report = await loadJsonl(deps, seedLines(countries, story), { actor: ACTOR, list: LIST });
  const [fault] = report.rejected;
  if (fault) throw new Error(`Line ${fault.line} of the bundled example is rejected: ${fault.reason}`);
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

async function* seedLines(countries: readonly object[], story: string): AsyncIterable<JsonLine> {
  for (const [index, record] of countries.entries()) yield { line: index + 1, record };
  yield* readJsonLines(story.split('\n'));
}
