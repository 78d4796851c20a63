import { OPEN } from '../../../engine/write/revise';
import { commitRecords } from '../commit/commit-batch';
import type { CommitDeps } from '../commit/connection';
import type { OwnDatasets } from '../format';
import type { DatasetRecord } from '../rostrum-jsonl/records';
import { endJob, type ImportJob, type Tally } from './import-job';

/** Records the dataset that rows will refer to, unless it is recorded as it is. */
export async function openDataset(
  deps: CommitDeps,
  actor: string,
  dataset: DatasetRecord | OwnDatasets,
): Promise<void> {
  if (dataset.record === null) return;
  const before = await deps.prisma.dataset.findFirst({ where: { key: dataset.key, toRecording: OPEN } });
  const importedAt = before?.importedAt?.toISOString();
  const record = { ...dataset, rows: before?.rows ?? 0, ...(importedAt && { importedAt }) };
  await commitRecords(deps, { actor, list: dataset.key }, [{ line: 0, record }]);
}

/** Ends a job that is complete, with a message; if it changed anything, records the rows of the dataset and the time. */
export async function finish(
  deps: CommitDeps,
  job: ImportJob,
  tally: Tally,
  { dataset, message }: { dataset: DatasetRecord | OwnDatasets; message: string | null },
): Promise<ImportJob> {
  if (dataset.record === null || tally.created + tally.updated === 0)
    return endJob(deps.prisma, job.id, 'SUCCEEDED', message);
  const rows = await deps.prisma.importRow.count({ where: { datasetKey: dataset.key } });
  const record = { ...dataset, rows, importedAt: new Date().toISOString() };
  let ended: ImportJob | undefined;
  await commitRecords(deps, { actor: job.actor, list: dataset.key }, [{ line: 0, record }], {
    onCommit: async (tx) => {
      ended = await endJob(tx, job.id, 'SUCCEEDED', message);
    },
  });
  return ended as ImportJob;
}
