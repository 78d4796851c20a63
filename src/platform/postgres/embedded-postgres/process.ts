import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { platform } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process, told from a later one that happens to get the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it began, in whatever form the system has; empty where the system does not say. */
  readonly began: string;
}

/** Who runs under a number now; null if nobody does. */
export function identify(pid: number): ProcessIdentity | null {
  if (!isAlive(pid)) return null;
  return { pid, began: beginning(pid) };
}

/** True while this very process runs. */
export const isRunning = (process: ProcessIdentity): boolean =>
  identify(process.pid)?.began === process.began;

const isLinux = platform() === 'linux';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  // A zombie is over, though its number stays taken for as long as its parent does not ask how it ended.
  return !isLinux || !['Z', 'X', undefined].includes(stat(pid)[0]);
}

function beginning(pid: number): string {
  if (isLinux) return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${stat(pid)[19]}`;
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { stdio: 'pipe' })
      .toString()
      .trim();
  } catch {
    return '';
  }
}

/** The fields of /proc/<pid>/stat from the third on: they follow the name, which may hold spaces, in parentheses. */
function stat(pid: number): string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

/** The processes whose working directory is `folder`, as it is for a PostgreSQL server and each of its backends. */
export function processesIn(folder: string): number[] {
  if (!isLinux) return [];
  const real = realpathSync(folder);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === real;
      } catch {
        // Another user's process, or it has just ended.
        return false;
      }
    });
}

/** True if the command line of a process names `text`; for systems without /proc. */
export function isCommandWith(pid: number, text: string): boolean {
  try {
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { stdio: 'pipe' })
      .toString()
      .includes(text);
  } catch {
    return false;
  }
}

/** Sends a signal and waits until all are gone; returns those that are still there after `timeoutMs`. */
export async function end(
  pids: readonly number[],
  signal: NodeJS.Signals,
  timeoutMs: number,
): Promise<number[]> {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch {
      // Gone already.
    }
  }
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const left = pids.filter(isAlive);
    if (left.length === 0 || Date.now() > deadline) return left;
    await sleep(20);
  }
}
