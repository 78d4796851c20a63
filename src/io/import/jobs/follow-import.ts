import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../../../api/context';
import { ErrorCode, RostrumError } from '../../../platform/errors';
import { jobIdOf } from '../../../domain/import-job/import-job.read';
import { endOrphans } from './import-job';

// Jobs of other processes are followed as well, and not everything that a job does is announced: so we look.
const PAUSE_MS = 250;
const GOING_ON = ['QUEUED', 'RUNNING'];
// A job that comes no further for so many looks may have nobody any more who sees to it.
const LOOKS = 8;

/** A sign each time that an import has come further, the first at once; ends when the import, the server or the follower does. */
export function followImport(context: Context, id: string): AsyncIterableIterator<string> {
  const ended = new AbortController();
  const signs = follow(context, id, ended.signal);
  return {
    next: () => signs.next(),
    // A generator that waits can't be ended from outside but by what it waits for.
    return: () => {
      ended.abort();
      return signs.return(undefined);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

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
