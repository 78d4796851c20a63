import { rmSync } from 'node:fs';
import { platform } from 'node:os';
import { join } from 'node:path';
import { readPidFile } from './cluster';
import { end, identify, isCommandWith, processesIn } from './process';

const PATIENCE_MS = 20_000;

/**
 * Ends the processes that a killed owner left behind, so that the folder can be opened again: a server that still runs,
 * or backends that outlived their server and could still commit. Everything that was acknowledged is in the log.
 */
export async function endOrphans(folder: string): Promise<void> {
  const server = Number(readPidFile(folder)?.[0]);
  const isOurs = server > 0 && isServerOf(server, folder);
  if (isOurs && (await end([server], 'SIGINT', PATIENCE_MS)).length > 0) {
    await end([server], 'SIGQUIT', PATIENCE_MS);
  }
  const backends = await end(processesIn(folder), 'SIGTERM', PATIENCE_MS / 2);
  const left = await end(backends, 'SIGKILL', PATIENCE_MS / 2);
  if (left.length > 0) {
    throw new Error(
      `process ${left.join(', ')} of an earlier PostgreSQL still uses ${folder} and can't be ended`,
    );
  }
  // Another process has the id by now (in a container always the same one), which PostgreSQL cannot detect; or it was never
  // written, on a disk that was full.
  if (!isOurs && (!(server > 0) || identify(server))) rmSync(join(folder, 'postmaster.pid'), { force: true });
}

const isServerOf = (pid: number, folder: string): boolean =>
  platform() === 'linux' ? processesIn(folder).includes(pid) : isCommandWith(pid, folder);
