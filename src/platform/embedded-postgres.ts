import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { postgresAccount } from './embedded-postgres/account';
import {
  type ClusterOptions,
  initialize,
  isInitialized,
  start,
  SUPERUSER,
} from './embedded-postgres/cluster';

export interface EmbeddedPostgres {
  readonly url: string;
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** Starts the PostgreSQL that lives in `dataDir`, making it on the first start. */
export async function startEmbeddedPostgres(options: {
  dataDir: string;
  durable?: boolean;
}): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  mkdirSync(dataDir, { recursive: true });
  const cluster: ClusterOptions = {
    folder: join(dataDir, 'postgres'),
    logFile: join(dataDir, 'postgres.log'),
    account: postgresAccount(),
    durable: options.durable ?? true,
  };
  const password = randomBytes(24).toString('hex');
  if (!isInitialized(cluster.folder)) await initialize(cluster, password);
  const server = await start(cluster);
  return {
    url: `postgresql://${SUPERUSER}:${password}@127.0.0.1:${server.port}/postgres`,
    ended: server.ended,
    stop: () => server.stop(),
  };
}
