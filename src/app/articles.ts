import type { Articles, LanguageModel } from '../api/context';
import { Refusal, UserErrorCode } from '../platform/errors';
import { BatchRejected } from '../io/import/commit/batch-rejected';
import { writeRecords } from '../io/import/commit/commit-batch';
import { rostrumJsonl } from '../io/import/formats/rostrum-jsonl';
import { readRecord, type RostrumRecord } from '../io/import/rostrum-jsonl/records';

/** Connects the reading of articles with the loader of ROSTRUM_JSONL, which it does not know. */
export const articlesWith = (model: LanguageModel | null): Articles => ({
  model,
  async write(rec, records) {
    const read = records.map((given, index) => ({ line: index + 1, record: valid(given, index) }));
    try {
      await writeRecords(rec, rostrumJsonl.name, read);
    } catch (error) {
      if (!(error instanceof BatchRejected)) throw error;
      const [[line, reason] = [0, '']] = error.reasons;
      throw invalid(line, reason);
    }
  },
});

function valid(given: object, index: number): RostrumRecord {
  const read = readRecord(given);
  if (typeof read === 'string') throw invalid(index + 1, read);
  return read;
}

const invalid = (line: number, reason: string) =>
  new Refusal(UserErrorCode.INVALID, null, `Record ${line} of the article is refused: ${reason}`);
