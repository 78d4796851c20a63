import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../../../api/context';
import { abortable } from '../../../api/live/abortable';
import { ErrorCode, RostrumError } from '../../../platform/errors';
import { jobIdOf } from '../../../domain/import-job/import-job.read';
import { endOrphans } from './import-job';

// Polled, since other processes run jobs as well, and not all their progress is announced.
const PAUSE_MS = 250;
const GOING_ON = ['QUEUED', 'RUNNING'];
// After so many polls without progress, the process of the job may be gone.
const LOOKS = 8;

/** Yields whenever an import has made progress, at first at once; ends with the import, the server or the subscription. */
export const followImport = (context: Context, id: string): AsyncIterableIterator<string> =>
  abortable((ended) => follow(context, id, ended));

async function* follow(
  { prisma, announcements }: Context,
  id: string,
  ended: AbortSignal,
): AsyncGenerator<string, undefined> {
  let before = '';
  let unchanged = 0;
  while (!announcements.closed && !ended.aborted) {
    const job = await prisma.importJob.findUnique({ where: { id: jobIdOf(id) } });
    if (!job) throw new RostrumError(ErrorCode.NOT_FOUND, `id: there is no "${id}" here.`, ['id']);
    const sign = `${job.state} ${job.rowsRead}`;
    if (sign !== before) yield sign;
    if (!GOING_ON.includes(job.state)) return undefined;
    unchanged = sign === before ? unchanged + 1 : 0;
    if (unchanged > 0 && unchanged % LOOKS === 0) await endOrphans(prisma);
    before = sign;
    await sleep(PAUSE_MS, undefined, { signal: ended }).catch(() => {});
  }
  return undefined;
}
