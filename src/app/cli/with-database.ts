import { readConfig } from '../../config';
import { connectBeside, type Connection } from '../../platform/postgres/connect';
import type { Database } from '../../platform/postgres/database';
import { createLog } from '../../platform/log';
import type { Logger } from 'pino';

interface DatabaseSettings {
  poolSize?: number;
  statementTimeoutMs?: number;
}

/** Runs `work` on the configured database, through the running server's PostgreSQL if there is one, and closes it. */
export async function withDatabase(
  work: (database: Database, log: Logger) => Promise<void>,
  settings: DatabaseSettings = {},
): Promise<void> {
  const database = databaseWhenNeeded(settings);
  try {
    await work(await database.open(), database.log());
  } finally {
    await database.close();
  }
}

/** The configured database, which is opened when it is first asked for; to be closed whether it was or not. */
export function databaseWhenNeeded(settings: DatabaseSettings) {
  let connecting: Promise<Connection> | null = null;
  let opened: Logger | null = null;
  // Standard output is for results.
  const log = () => (opened ??= createLog(readConfig().logLevel, 'stderr'));
  const connect = () => connectBeside({ ...readConfig(), poolSize: 2, ...settings }, log());
  return {
    log,
    open: async (): Promise<Database> => (await (connecting ??= connect())).database,
    // One that could not be opened has said so.
    close: async (): Promise<void> => (await connecting?.catch(() => null))?.close(),
  };
}
