import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Account, giveTo, launchAs } from './account';
import { findBinaries } from './binaries';

/** A PostgreSQL server as a child process. */
export interface Cluster {
  readonly port: number;
  /** Resolves when the server has exited, for any reason. */
  readonly ended: Promise<void>;
}

export interface ClusterOptions {
  /** The folder of the cluster; only PostgreSQL writes to it. */
  readonly folder: string;
  readonly logFile: string;
  readonly account: Account;
  /** False only where losing the data is acceptable: in tests. */
  readonly durable: boolean;
  /** How long a program that is told to stop may take, in milliseconds. */
  readonly stopMs: number;
}

export const SUPERUSER = 'rostrum';

/**
 * Creates the cluster's folder with `initdb`, with UTF-8 and a collation that does not depend on the machine. The signal gives
 * it up.
 */
export async function initialize(
  options: ClusterOptions,
  password: string,
  stopping = new AbortController().signal,
): Promise<void> {
  const { folder, account } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  giveTo(account, folder);
  const passwordFile = join(folder, '..', `.password-${process.pid}`);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  giveTo(account, passwordFile);
  try {
    const { initdb } = findBinaries();
    const args = [
      `--pgdata=${folder}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--locale=C.UTF-8',
      '--lc-messages=C',
      ...(options.durable ? [] : ['--no-sync']),
    ];
    const before = sizeOf(options.logFile);
    stopping.throwIfAborted();
    const child = launch(options, initdb, args, stopping);
    const code = await new Promise((resolve, reject) => child.on('error', reject).on('exit', resolve));
    stopping.throwIfAborted();
    if (code !== 0) throw new Error(`initdb failed: ${reasonIn(options.logFile, before)}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** The server exited before it accepted connections. */
export class StartError extends Error {
  /** Whether a retry may succeed: a backend still holds the shared memory, or a port was taken meanwhile. */
  readonly mayPass: boolean;

  constructor(reason: string) {
    super(`PostgreSQL did not start: ${reason}`);
    this.mayPass = /shared memory|lock file|could not bind|already in use/.test(reason);
  }
}

/**
 * Starts the server on a port of the loopback interface, a free one by default, and waits until it accepts connections, which
 * takes minutes if it has much to recover. Throws if it exits before. The signal stops it at any time: clients are
 * disconnected, and committed data is on disk.
 */
export async function start(
  options: ClusterOptions,
  stopping: AbortSignal,
  usualPort?: number,
): Promise<Cluster> {
  const { postgres } = findBinaries();
  const port = usualPort ?? (await freePort());
  stopping.throwIfAborted();
  const settings: Record<string, string | number> = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 60,
    shared_buffers: '128MB',
    log_min_messages: 'warning',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // The statements are too short to recover the cost of compiling them.
    jit: 'off',
    ...(options.durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const before = sizeOf(options.logFile);
  const child = launch(options, postgres, ['-D', options.folder, ...flags], stopping);
  let isOver = false;
  const ended = new Promise<void>((resolve) => {
    const end = () => {
      isOver = true;
      resolve();
    };
    child.on('exit', end).on('error', end);
  });
  await isReady(options.folder, child, () => isOver);
  if (isOver) stopping.throwIfAborted();
  if (isOver) throw new StartError(reasonIn(options.logFile, before));
  return { port, ended };
}

/**
 * Runs a PostgreSQL program with its output in the log file. It has its own process group, so that Ctrl-C reaches only
 * this process and the server can be stopped last; the signal stops it, and so does the end of this process unless that is
 * killed. The log is a file and not a pipe, so that the program can outlive this process.
 */
function launch(
  options: ClusterOptions,
  program: string,
  args: readonly string[],
  stopping: AbortSignal,
): ChildProcess {
  const { command, args: all, uid, gid } = launchAs(options.account, program, args, [options.folder]);
  const log = openSync(options.logFile, 'a', 0o600);
  try {
    const child = spawn(command, all, {
      uid,
      gid,
      cwd: '/',
      detached: true,
      stdio: ['ignore', log, log],
    });
    const timers: NodeJS.Timeout[] = [];
    const stop = () => {
      child.kill('SIGINT');
      // A PostgreSQL that recovers from a crash may ignore that, and one that is frozen everything else. What it has
      // acknowledged is on disk.
      timers.push(setTimeout(() => child.kill('SIGQUIT'), options.stopMs));
      timers.push(setTimeout(() => child.kill('SIGKILL'), options.stopMs * 1.5));
    };
    stopping.addEventListener('abort', stop);
    process.on('exit', stop);
    child.once('exit', () => {
      stopping.removeEventListener('abort', stop);
      process.off('exit', stop);
      timers.forEach(clearTimeout);
    });
    return child;
  } finally {
    closeSync(log);
  }
}

/** Waits for the state that the server writes to its pid file, as `pg_ctl` does; needs no password. */
async function isReady(folder: string, child: ChildProcess, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const lines = readPidFile(folder);
    if (lines?.[0] === String(child.pid) && lines[7]?.trim() === 'ready') return;
    await sleep(15);
  }
}

/** The lines of `postmaster.pid`; null if there is no such file. */
export function readPidFile(folder: string): string[] | null {
  try {
    return readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

const FAULT = /\b(ERROR|FATAL|PANIC|error): .*/;
const DETAIL = /\b(DETAIL|HINT|detail|hint): +(.*)/;

/** Why a program failed, by the lines that it has added to a log of so many bytes: the first fault is the cause of others. */
function reasonIn(file: string, before: number): string {
  const lines = readFileSync(file).subarray(before).toString().trimEnd().split('\n');
  const first = lines.findIndex((line) => FAULT.test(line));
  if (first < 0)
    return lines.slice(-4).join(' | ') || 'it wrote nothing to its log, as when the disk is full';
  const [fault] = FAULT.exec(lines[first]!)!;
  const detail = DETAIL.exec(lines[first + 1] ?? '')?.[2];
  return detail === undefined ? fault : `${fault} (${detail.replace(/\.$/, '')})`;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
      .on('error', reject)
      .listen(0, '127.0.0.1', () => {
        const { port } = probe.address() as AddressInfo;
        probe.close(() => resolve(port));
      });
  });
}
