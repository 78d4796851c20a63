import type { CommitDeps } from './commit/connection';
import type { Counts } from './commit/commit-batch';
import { jsonlRows, rostrumJsonl } from './formats/rostrum-jsonl';
import { importBatches } from './import-batches';
import { readBatches } from './read/read-batches';
import { NO_RESOLVER } from './resolver';

/** How many lines were read, what became of their records, and which lines were rejected and why. */
export interface ImportReport extends Counts {
  read: number;
  rejected: { line: number; reason: string }[];
}

const BATCH_SIZE = 500;

/**
 * Imports lines of ROSTRUM_JSONL in batches, each of them one recording, without a job. New records are created, changed
 * ones updated, and invalid lines rejected, each with its number and the reason.
 */
export async function importJsonl(
  deps: CommitDeps,
  lines: AsyncIterable<string> | Iterable<string>,
  {
    actor,
    list = rostrumJsonl.name,
    batchSize = BATCH_SIZE,
  }: { actor: string; list?: string; batchSize?: number },
): Promise<ImportReport> {
  const report: ImportReport = { read: 0, created: 0, updated: 0, unchanged: 0, rejected: [] };
  const how = { format: rostrumJsonl, dataset: '', resolver: NO_RESOLVER, actor, list };
  await importBatches(deps, how, readBatches(jsonlRows(lines), { from: 0, size: batchSize }), {
    committed: (batch, outcome) => {
      report.read = batch.end;
      report.created += outcome.created;
      report.updated += outcome.updated;
      report.unchanged += outcome.unchanged + batch.unchanged;
      for (const { row: line, reason } of [...batch.rejections, ...outcome.rejections])
        report.rejected.push({ line, reason });
    },
  });
  report.rejected.sort((a, b) => a.line - b.line);
  return report;
}
