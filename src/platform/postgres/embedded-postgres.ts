import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
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
  /** Resolves when the server has exited, for any reason. */
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
}): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  mkdirSync(dataDir, { recursive: true });
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
    const server = await startPatiently(cluster);
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

async function startPatiently(cluster: ClusterOptions): Promise<Cluster> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await start(cluster);
    } catch (error) {
      if (!(error instanceof StartError && error.mayPass) || Date.now() > deadline) throw error;
      await sleep(200);
    }
  }
}
