import type { PrismaClient } from '../../../generated/prisma/client';

// The first of the two numbers of our advisory locks. Who imports into a dataset holds one by the dataset's key; who has
// jobs that wait holds one for each, by its id. Locks go with the process, so that a job without one has nobody.
export const IMPORTS = 1_146_310_991;
export const WAITING = 1_146_310_992;

/** What a job says that was under way when its process died. */
export const CUT_OFF = 'It was cut off; the same import again goes on where it ended.';
const FORGOTTEN = 'The server ended before its turn came; start it again with the same data.';

/** Ends the jobs that wait or are under way by what they say, while there is no process any more that sees to them. */
export async function endOrphans(prisma: PrismaClient): Promise<void> {
  await prisma.$executeRaw`
    UPDATE import_job SET state = 'CANCELLED', finished_at = clock_timestamp(),
      message = CASE WHEN state = 'RUNNING' THEN ${CUT_OFF} ELSE ${FORGOTTEN} END
    WHERE state IN ('QUEUED', 'RUNNING') AND NOT EXISTS (
      SELECT FROM pg_locks
      WHERE locktype = 'advisory' AND granted AND objsubid = 2
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        -- They are shown without a sign.
        AND (classid, objid) IN (
          (${IMPORTS}::oid, (hashtext(import_job.dataset_key)::bigint & 4294967295)::oid),
          (${WAITING}::oid, (import_job.id & 4294967295)::oid)))`;
}
