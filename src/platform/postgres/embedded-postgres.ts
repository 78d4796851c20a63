import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { postgresAccount } from './embedded-postgres/account';
import {
  type Cluster,
  type ClusterOptions,
  initialize,
  start,
  StartError,
  SUPERUSER,
} from './embedded-postgres/cluster';
import { announce, own } from './embedded-postgres/owner';
import { endOrphans } from './embedded-postgres/recover';

export { findRunning } from './embedded-postgres/owner';

/** An embedded PostgreSQL server. */
export interface EmbeddedPostgres {
  readonly url: string;
  /** Stops the server and releases the data folder. */
  stop(): Promise<void>;
}

/** How long to wait for shared memory or a port that another process holds. */
const PATIENCE_MS = 15_000;
/** It writes 128 MB of buffers at most, and what is left over is recovered at the next start. */
const STOP_MS = 10_000;
const LARGEST_LOG = 10_000_000;

/**
 * Starts the PostgreSQL in `dataDir`: creates it at the first start, and recovers it after a crash. Throws if another
 * process uses the folder. `durable: false` trades the safety of the data for speed. The signal gives the start up.
 */
export async function startEmbeddedPostgres(options: {
  dataDir: string;
  durable?: boolean;
  /** How long it may take to stop, in milliseconds, before it is made to. */
  stopMs?: number;
  log?: Pick<Logger, 'error' | 'warn'>;
  signal?: AbortSignal;
}): Promise<EmbeddedPostgres> {
  const { signal = new AbortController().signal } = options;
  const dataDir = resolve(options.dataDir);
  let disown = () => {};
  try {
    makeFolder(dataDir);
    disown = own(dataDir);
    const folder = join(dataDir, 'postgres');
    const cluster: ClusterOptions = {
      folder,
      logFile: logFileOf(dataDir),
      account: postgresAccount(folder),
      durable: options.durable ?? true,
      stopMs: options.stopMs ?? STOP_MS,
    };
    if (existsSync(cluster.logFile) && statSync(cluster.logFile).size > LARGEST_LOG) rmSync(cluster.logFile);
    const password = existsSync(folder) ? readPassword(dataDir) : await make(dataDir, cluster, signal);
    await endOrphans(folder);
    const server = await Supervised.start(cluster, signal, options.log);
    // Explicit, because PGSSLMODE in the environment would override the default.
    const url = `postgresql://${SUPERUSER}:${password}@127.0.0.1:${server.port}/postgres?sslmode=disable`;
    announce(dataDir, url);
    return {
      url,
      stop: async () => {
        await server.stop();
        disown();
      },
    };
  } catch (error) {
    disown();
    throw faultOf(error as Error, dataDir);
  }
}

/** Names the variable and the remedy, unless the message does. */
function faultOf({ message, cause }: Error, dataDir: string): Error {
  if (/\b(ROSTRUM_DATA_DIR|DATABASE_URL)\b/.test(message)) return new Error(message, { cause });
  return new Error(`ROSTRUM_DATA_DIR: ${dataDir} cannot be used: ${message}${remedyFor(message, dataDir)}`, {
    cause,
  });
}

function remedyFor(message: string, dataDir: string): string {
  if (/No space left|ENOSPC|EDQUOT|could not extend file/i.test(message))
    return '; make room there, or name another folder';
  return /^(PostgreSQL|initdb) /.test(message) ? `; more is in ${logFileOf(dataDir)}` : '';
}

const logFileOf = (dataDir: string) => join(dataDir, 'postgres.log');
const passwordFile = (dataDir: string) => join(dataDir, 'password');

function readPassword(dataDir: string): string {
  const file = passwordFile(dataDir);
  const password = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  if (password !== '') return password;
  throw new Error(
    `${file} is missing or empty, without which the database can't be opened; put it back, or restore a backup into another folder`,
  );
}

/**
 * Creates the cluster in a temporary folder and then moves it, so that an interrupted creation is never mistaken for a
 * cluster.
 */
async function make(dataDir: string, cluster: ClusterOptions, signal: AbortSignal): Promise<string> {
  const password = randomBytes(24).toString('hex');
  const unfinished = `${cluster.folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  await initialize({ ...cluster, folder: unfinished }, password, signal);
  writeFileSync(passwordFile(dataDir), password, { mode: 0o600, flush: true });
  renameSync(unfinished, cluster.folder);
  return password;
}

/** At least between the beginnings of two starts, in milliseconds. */
const RESTART_EVERY_MS = 1_000;

/**
 * A server that is started again, on the same port, when it exits by itself: killed, out of memory, by a fault. It is tried
 * for as long as it takes, since a start fails while the disk is full.
 */
class Supervised {
  private readonly supervised: Promise<void>;

  private constructor(
    private readonly options: ClusterOptions,
    private cluster: Cluster,
    private readonly stopping: AbortController,
    private readonly log: Pick<Logger, 'error' | 'warn'> | undefined,
  ) {
    this.supervised = this.supervise();
  }

  /** The signal gives up the start, and does not stop a server that has started. */
  static async start(
    options: ClusterOptions,
    signal: AbortSignal,
    log?: Pick<Logger, 'error' | 'warn'>,
  ): Promise<Supervised> {
    const stopping = new AbortController();
    const giveUp = () => stopping.abort(signal.reason);
    signal.throwIfAborted();
    signal.addEventListener('abort', giveUp);
    try {
      return new Supervised(options, await startPatiently(options, stopping.signal), stopping, log);
    } finally {
      signal.removeEventListener('abort', giveUp);
    }
  }

  get port(): number {
    return this.cluster.port;
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.supervised;
  }

  private async supervise(): Promise<void> {
    const { signal } = this.stopping;
    for (let triedAt = -Infinity; ; triedAt = performance.now()) {
      await this.cluster.ended;
      const pause = triedAt + RESTART_EVERY_MS - performance.now();
      if (pause > 0) await sleep(pause, undefined, { signal }).catch(() => {});
      if (signal.aborted) return;
      await this.restart();
    }
  }

  /** Tries once to start the server again. */
  private async restart(): Promise<void> {
    this.log?.warn('PostgreSQL has exited unexpectedly, and is started again');
    try {
      await endOrphans(this.options.folder);
      this.cluster = await start(this.options, this.stopping.signal, this.port);
    } catch (error) {
      this.log?.error(error, 'PostgreSQL could not be started again');
    }
  }
}

/** Creates a folder and those above it. Node's own way to do so never ends where none can be made, as in /proc. */
function makeFolder(folder: string): void {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found && !found.isDirectory())
    throw new Error(`ROSTRUM_DATA_DIR must be a folder; ${folder} is not one`);
  if (found) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return;
    throw new Error(`ROSTRUM_DATA_DIR: the folder ${folder} cannot be made: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

async function startPatiently(cluster: ClusterOptions, stopping: AbortSignal): Promise<Cluster> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await start(cluster, stopping);
    } catch (error) {
      if (!(error instanceof StartError && error.mayPass) || Date.now() > deadline) throw error;
      await sleep(200, undefined, { signal: stopping });
    }
  }
}
