import { resolve } from 'node:path';
import type { Logger } from 'pino';
import { checkServerVersion, type Database, openDatabase } from './database';
import { findRunning, startEmbeddedPostgres } from './embedded-postgres';
import { migrate } from './migrate';

/** A migrated database, and the server behind it where that is ours. */
export interface Connection {
  readonly database: Database;
  /** Where the data is, in words, without a password. */
  readonly place: string;
  /** Settles if an embedded server ends by itself. */
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

/** Opens the database that the configuration names, starting the embedded one if it names none, and migrates it. */
export async function connect(config: ConnectSettings, log: Logger): Promise<Connection> {
  const server = await findServer(config);
  try {
    const database = openDatabase({
      url: server.url,
      poolSize: config.poolSize,
      statementTimeoutMs: config.statementTimeoutMs,
      onError: (error) => log.warn(error, 'a connection to PostgreSQL broke while idle'),
    });
    try {
      await checkServerVersion(database.pool);
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
        await database.close();
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** As `connect`, but where a server runs on the data folder already, through that one: for the command line. */
export function connectBeside(config: ConnectSettings, log: Logger): Promise<Connection> {
  const running = config.databaseUrl === '' ? findRunning(resolve(config.dataDir)) : null;
  return connect(running === null ? config : { ...config, databaseUrl: running }, log);
}

interface Server {
  readonly url: string;
  readonly place: string;
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

async function findServer({ databaseUrl, dataDir }: ConnectSettings): Promise<Server> {
  if (databaseUrl === '') {
    return { ...(await startEmbeddedPostgres({ dataDir })), place: resolve(dataDir) };
  }
  const { host, pathname } = new URL(databaseUrl);
  return { url: databaseUrl, place: host + pathname, ended: new Promise(() => {}), stop: async () => {} };
}
