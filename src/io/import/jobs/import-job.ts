import type { ImportJob, Prisma, PrismaClient } from '../../../generated/prisma/client';
import type { ImportFormat } from '../../../generated/prisma/enums';

export type { ImportJob };

// The first of the two numbers of our advisory locks. An import holds one by the key of its dataset; a process with waiting
// jobs holds one for each, by its id. Locks end with their process, so a job without a lock is not being worked on.
export const IMPORTS = 1_146_310_991;
export const WAITING = 1_146_310_992;

const CUT_OFF = 'It was cut off; the same import again goes on where it ended.';
const FORGOTTEN = 'The server ended before its turn came; start it again with the same data.';

/** What a job imports, and in whose name. */
export interface JobOf {
  format: ImportFormat;
  datasetKey: string;
  fileName: string;
  fileHash: string;
  actor: string;
}

/**
 * The job of an import that is about to begin: the one that was queued for it, or the last one over the same file if that
 * did not finish, or a new one. The caller must hold the lock of the dataset.
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
  // The caller holds the lock, so every other job that is RUNNING was cut off.
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

/** The counts of a job, in rows. */
export type Tally = Pick<ImportJob, 'rowsRead' | 'created' | 'updated' | 'unchanged' | 'rejected'>;

/** Saves the counts of a job, in the transaction that they count. */
export async function saveTally(
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

/** Ends the jobs that are QUEUED or RUNNING although their process is gone. */
export async function endOrphans(prisma: PrismaClient): Promise<void> {
  await prisma.$executeRaw`
    UPDATE import_job SET state = 'CANCELLED', finished_at = clock_timestamp(),
      message = CASE WHEN state = 'RUNNING' THEN ${CUT_OFF} ELSE ${FORGOTTEN} END
    WHERE (state = 'RUNNING'
        -- One that was just queued takes its lock in a moment.
        OR state = 'QUEUED' AND queued_at < clock_timestamp() - interval '2 seconds')
      AND NOT EXISTS (
      SELECT FROM pg_locks
      WHERE locktype = 'advisory' AND granted AND objsubid = 2
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        -- pg_locks shows them unsigned.
        AND (classid, objid) IN (
          (${IMPORTS}::oid, (hashtext(import_job.dataset_key)::bigint & 4294967295)::oid),
          (${WAITING}::oid, (import_job.id & 4294967295)::oid)))`;
}
