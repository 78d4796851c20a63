import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WriteDeps } from '../../engine/write/recording';
import { gatherStatistics } from '../../platform/postgres/gather-statistics';
import { FACTS } from './formats/rostrum-jsonl';
import { importJsonl, type ImportReport } from './import-jsonl';
import { countryRecords } from './seed/countries';

// The same three steps up from src/io/import and from dist/io/import.
const STORY = join(__dirname, '../../../prisma/seed/story.jsonl');
const ACTOR = 'rostrum';
/** The list from which the names and codes of the example come: other files do not replace them. */
const LIST = 'BUNDLED';
// One recording for the countries, one for their borders, one for the story.
const BATCH_SIZE = 2_000;

/**
 * Imports the bundled example: all countries and their borders, then the story. Returns null, at once, if this very
 * example was imported before; otherwise what is recorded already stays as it is. Throws if a record is rejected.
 */
export async function seed(deps: WriteDeps): Promise<ImportReport | null> {
  const lines = [...countryLines(), FACTS, ...(await readFile(STORY, 'utf8')).split('\n')];
  const inputHash = createHash('sha256').update(lines.join('\n')).digest('hex');
  const marker = { actor_key: { actor: ACTOR, key: `seed ${inputHash}` } };
  if (await deps.prisma.idempotentAnswer.findUnique({ where: marker })) return null;

  const report = await importJsonl(deps, lines, { actor: ACTOR, list: LIST, batchSize: BATCH_SIZE });
  const [fault] = report.rejected;
  if (fault) throw new Error(`Line ${fault.line} of the bundled example is rejected: ${fault.reason}`);
  const { created, updated, unchanged } = report;
  await gatherStatistics(deps);
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

/** The countries, then their borders: none of the batches ends between a border and a claim about it. */
function* countryLines(): Iterable<string> {
  let isBorder = false;
  for (const record of countryRecords()) {
    if (record.record === 'relationship' && !isBorder) {
      isBorder = true;
      yield FACTS;
    }
    yield JSON.stringify(record);
  }
}
