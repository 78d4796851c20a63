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
  /** Resolves when the server has exited by itself and could not be started again. */
  readonly ended: Promise<void>;
  /** Stops the server and releases the data folder. */
  stop(): Promise<void>;
}

/** How long to wait for shared memory or a port that another process holds. */
const PATIENCE_MS = 15_000;
const LARGEST_LOG = 10_000_000;

/**
 * Starts the PostgreSQL in `dataDir`: creates it at the first start, and recovers it after a crash. Throws if another
 * process uses the folder. `durable: false` trades the safety of the data for speed.
 */
export async function startEmbeddedPostgres(options: {
  dataDir: string;
  durable?: boolean;
  log?: Pick<Logger, 'error' | 'warn'>;
}): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  makeFolder(dataDir);
  const disown = own(dataDir);
  try {
    const folder = join(dataDir, 'postgres');
    const cluster: ClusterOptions = {
      folder,
      logFile: join(dataDir, 'postgres.log'),
      account: postgresAccount(folder),
      durable: options.durable ?? true,
    };
    if (existsSync(cluster.logFile) && statSync(cluster.logFile).size > LARGEST_LOG) rmSync(cluster.logFile);
    const password = existsSync(folder) ? readPassword(dataDir) : await make(dataDir, cluster);
    await endOrphans(folder);
    const server = await Supervised.start(cluster, options.log);
    // Explicit, because PGSSLMODE in the environment would override the default.
    const url = `postgresql://${SUPERUSER}:${password}@127.0.0.1:${server.port}/postgres?sslmode=disable`;
    announce(dataDir, url);
    return {
      url,
      ended: server.ended,
      stop: async () => {
        await server.stop();
        disown();
      },
    };
  } catch (error) {
    disown();
    throw error;
  }
}

const passwordFile = (dataDir: string) => join(dataDir, 'password');

function readPassword(dataDir: string): string {
  try {
    return readFileSync(passwordFile(dataDir), 'utf8').trim();
  } catch {
    throw new Error(
      `${passwordFile(dataDir)} is missing or unreadable: without it the database can't be opened`,
    );
  }
}

/**
 * Creates the cluster in a temporary folder and then moves it, so that an interrupted creation is never mistaken for a
 * cluster.
 */
async function make(dataDir: string, cluster: ClusterOptions): Promise<string> {
  const password = randomBytes(24).toString('hex');
  const unfinished = `${cluster.folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  await initialize({ ...cluster, folder: unfinished }, password);
  writeFileSync(passwordFile(dataDir), password, { mode: 0o600 });
  renameSync(unfinished, cluster.folder);
  return password;
}

// A server that exits more often than this within the window is not started again.
const MAX_RESTARTS = 5;
const WINDOW_MS = 60_000;
/** Before a start that has failed is tried again. */
const PAUSE_MS = 1_000;

/** A server that is started again, on the same port, when it exits by itself: killed, out of memory, by a fault. */
class Supervised {
  readonly ended: Promise<void>;
  private isStopping = false;
  private readonly restarts: number[] = [];

  private constructor(
    private readonly options: ClusterOptions,
    private cluster: Cluster,
    private readonly log: Pick<Logger, 'error' | 'warn'> | undefined,
  ) {
    this.ended = this.supervise();
  }

  static async start(options: ClusterOptions, log?: Pick<Logger, 'error' | 'warn'>): Promise<Supervised> {
    return new Supervised(options, await startPatiently(options), log);
  }

  get port(): number {
    return this.cluster.port;
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    await this.cluster.stop();
    await this.ended;
    // One that was being started when this was called.
    await this.cluster.stop();
  }

  private async supervise(): Promise<void> {
    for (;;) {
      await this.cluster.ended;
      do {
        if (this.isStopping || !this.mayRestart()) return;
      } while (!(await this.restart()));
    }
  }

  /** Starts the server again; false if it cannot be started now, or is to stop. */
  private async restart(): Promise<boolean> {
    this.log?.warn('PostgreSQL has exited unexpectedly, and is started again');
    try {
      await endOrphans(this.options.folder);
      if (this.isStopping) return false;
      this.cluster = await startPatiently(this.options, this.port);
      return true;
    } catch (error) {
      this.log?.error(error, 'PostgreSQL could not be started again');
      await sleep(PAUSE_MS);
      return false;
    }
  }

  private mayRestart(): boolean {
    const now = Date.now();
    this.restarts.push(now);
    return this.restarts.filter((at) => at > now - WINDOW_MS).length <= MAX_RESTARTS;
  }
}

/** Creates a folder and those above it. Node's own way to do so never ends where none can be made, as in /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
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

async function startPatiently(cluster: ClusterOptions, port?: number): Promise<Cluster> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await start(cluster, port);
    } catch (error) {
      if (!(error instanceof StartError && error.mayPass) || Date.now() > deadline) throw error;
      await sleep(200);
    }
  }
}
