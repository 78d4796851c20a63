import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { checkServerVersion, type Database, openDatabase } from './database';
import { findRunning, startEmbeddedPostgres } from './embedded-postgres';
import { migrate } from './migrate';

const CLOSING_MS = 2_000;

/** A migrated database, and its server if that is an embedded one. */
export interface Connection {
  readonly database: Database;
  /** The location of the data, for messages; without a password. */
  readonly place: string;
  /** Resolves when an embedded server exits by itself. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

export interface ConnectSettings {
  /** Empty for the embedded PostgreSQL. */
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly poolSize: number;
  readonly statementTimeoutMs: number;
}

/** Opens and migrates the configured database; starts the embedded PostgreSQL if none is configured. */
export async function connect(config: ConnectSettings, log: Logger): Promise<Connection> {
  const server = await findServer(config, log);
  try {
    const database = openDatabase({
      url: server.url,
      poolSize: config.poolSize,
      statementTimeoutMs: config.statementTimeoutMs,
      onError: (error) => log.warn(error, 'a connection to PostgreSQL broke while idle'),
    });
    try {
      await reach(database.pool, server.place);
      const applied = await migrate(server.url);
      if (applied.length > 0) log.info({ applied }, 'migrated the database');
    } catch (error) {
      await database.close();
      throw error;
    }
    return {
      database,
      place: server.place,
      ended: server.ended,
      close: async () => {
        // Statements that still run would be waited for.
        await Promise.race([database.close(), sleep(CLOSING_MS, undefined, { ref: false })]);
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** As `connect`, but uses a server that already runs on the data folder: for the command line. */
export function connectBeside(config: ConnectSettings, log: Logger): Promise<Connection> {
  const running = config.databaseUrl === '' ? findRunning(resolve(config.dataDir)) : null;
  return connect(running === null ? config : { ...config, databaseUrl: running }, log);
}

/** Checks that the database answers and is new enough. Throws what is wrong, naming the variable to correct. */
async function reach(pool: Database['pool'], place: string): Promise<void> {
  try {
    await checkServerVersion(pool);
  } catch (error) {
    const { message } = error as Error;
    if (message.startsWith('DATABASE_URL')) throw error;
    throw new Error(`DATABASE_URL: the database at ${place} cannot be used: ${message || String(error)}`, {
      cause: error,
    });
  }
}

interface Server {
  readonly url: string;
  readonly place: string;
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

async function findServer({ databaseUrl, dataDir }: ConnectSettings, log: Logger): Promise<Server> {
  if (databaseUrl === '') {
    return { ...(await startEmbeddedPostgres({ dataDir, log })), place: resolve(dataDir) };
  }
  const { host, pathname } = new URL(databaseUrl);
  return { url: databaseUrl, place: host + pathname, ended: new Promise(() => {}), stop: async () => {} };
}
