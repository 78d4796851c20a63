import type { Prisma } from '../../../generated/prisma/client';
import { OPEN } from '../../../engine/write/revise';
import type { OwnDatasets } from '../format';
import type { LoadDeps } from '../commit/connection';
import type { DatasetRecord } from '../rostrum-jsonl/records';
import { endJob, type ImportJob, type Tally } from './import-job';
import { loadWhole } from '../running/load-whole';

/** Records the dataset that rows are about to refer to, if it is not as it is already. */
export async function openDataset(
  deps: LoadDeps,
  actor: string,
  dataset: DatasetRecord | OwnDatasets,
): Promise<void> {
  if (dataset.record === null) return;
  const before = await deps.prisma.dataset.findFirst({ where: { key: dataset.key, toRecording: OPEN } });
  const importedAt = before?.importedAt?.toISOString();
  const record = { ...dataset, rows: before?.rows ?? 0, ...(importedAt && { importedAt }) };
  await loadWhole(deps, actor, { lines: [{ line: 0, record }], list: dataset.key }, async () => {});
}

/** Ends a job that has come to its end, with a word on it; if it changed anything, the dataset says so from then on. */
export async function finish(
  deps: LoadDeps,
  job: ImportJob,
  tally: Tally,
  { dataset, message }: { dataset: DatasetRecord | OwnDatasets; message: string | null },
): Promise<ImportJob> {
  if (dataset.record === null || tally.created + tally.updated === 0)
    return endJob(deps.prisma, job.id, 'SUCCEEDED', message);
  const rows = await deps.prisma.importRow.count({ where: { datasetKey: dataset.key } });
  const record = { ...dataset, rows, importedAt: new Date().toISOString() };
  let ended: ImportJob | undefined;
  await loadWhole(
    deps,
    job.actor,
    { lines: [{ line: 0, record }], list: dataset.key },
    async (tx: Prisma.TransactionClient) => {
      ended = await endJob(tx, job.id, 'SUCCEEDED', message);
    },
  );
  return ended as ImportJob;
}
