import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { platform } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process, distinguishable from a later one with the same id. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Its start time in the format of the system; empty if the system does not provide it. */
  readonly began: string;
}

/** Identifies the process that has an id now; null if there is none. */
export function identify(pid: number): ProcessIdentity | null {
  if (!isAlive(pid)) return null;
  return { pid, began: beginning(pid) };
}

/** Whether this very process still runs. */
export const isRunning = (process: ProcessIdentity): boolean =>
  identify(process.pid)?.began === process.began;

const isLinux = platform() === 'linux';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  // A zombie has exited, but keeps its id until its parent reads the exit status.
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

/**
 * The fields of /proc/<pid>/stat from the third on; they follow the name, which is in parentheses and may contain
 * spaces.
 */
function stat(pid: number): string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

/** The processes with the working directory `folder`: a PostgreSQL server and its backends. */
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
        // Owned by another user, or just exited.
        return false;
      }
    });
}

/** Whether the command line of a process contains `text`; for systems without /proc. */
export function isCommandWith(pid: number, text: string): boolean {
  try {
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { stdio: 'pipe' })
      .toString()
      .includes(text);
  } catch {
    return false;
  }
}

/** Sends a signal to processes and waits for them to exit; returns those that still run after `timeoutMs`. */
export async function end(
  pids: readonly number[],
  signal: NodeJS.Signals,
  timeoutMs: number,
): Promise<number[]> {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch {
      // It has exited already.
    }
  }
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const left = pids.filter(isAlive);
    if (left.length === 0 || Date.now() > deadline) return left;
    await sleep(20);
  }
}
