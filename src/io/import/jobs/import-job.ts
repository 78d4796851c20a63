import type { ImportJob, Prisma, PrismaClient } from '../../../generated/prisma/client';
import type { ImportFormat } from '../../../generated/prisma/enums';
import { CUT_OFF, endOrphans } from '../running/end-orphans';

export type { ImportJob };

/** What a run is about. */
export interface JobOf {
  format: ImportFormat;
  datasetKey: string;
  fileName: string;
  fileHash: string;
  actor: string;
}

/**
 * The job of a run that is about to begin: the one that was queued for it, or the last one over the same file if it did
 * not come to its end, or a new one. Only who holds the lock of the dataset may ask.
 */
export async function takeJob(
  prisma: PrismaClient,
  of: JobOf,
  queued: bigint | undefined,
): Promise<ImportJob> {
  const { format, datasetKey, fileHash } = of;
  const last = await prisma.importJob.findFirst({
    where: { format, datasetKey, fileHash, startedAt: { not: null } },
    orderBy: { id: 'desc' },
  });
  const unfinished = last && last.state !== 'SUCCEEDED' && queued === undefined ? last : null;
  // Whoever holds the lock is the only one at work: every other job that says so was cut off.
  await prisma.importJob.updateMany({
    where: { datasetKey, state: 'RUNNING', id: { not: unfinished?.id } },
    data: { state: 'CANCELLED', message: CUT_OFF, finishedAt: new Date() },
  });
  await endOrphans(prisma);
  if (unfinished) return resume(prisma, unfinished);

  const newest = await prisma.recording.aggregate({ _max: { id: true } });
  const data = {
    ...of,
    state: 'RUNNING' as const,
    baseId: newest._max.id ?? 0n,
    startedAt: new Date(),
  };
  return queued === undefined
    ? prisma.importJob.create({ data })
    : prisma.importJob.update({ where: { id: queued }, data });
}

function resume(prisma: PrismaClient, { id, startedAt }: ImportJob): Promise<ImportJob> {
  return prisma.importJob.update({
    where: { id },
    data: { state: 'RUNNING', message: null, finishedAt: null, startedAt: startedAt ?? new Date() },
  });
}

/** What a job has come to, as far as rows go. */
export type Tally = Pick<ImportJob, 'rowsRead' | 'created' | 'updated' | 'unchanged' | 'rejected'>;

/** Writes down how far a job has come, in the transaction of what it says. */
export async function noteTally(
  tx: Prisma.TransactionClient,
  id: bigint,
  { rowsRead, created, updated, unchanged, rejected }: Tally,
): Promise<void> {
  await tx.importJob.update({ where: { id }, data: { rowsRead, created, updated, unchanged, rejected } });
}

/** Ends a job. */
export function endJob(
  tx: Prisma.TransactionClient,
  id: bigint,
  state: 'SUCCEEDED' | 'FAILED' | 'CANCELLED',
  message: string | null = null,
): Promise<ImportJob> {
  return tx.importJob.update({ where: { id }, data: { state, message, finishedAt: new Date() } });
}
