import { readConfig } from '../../config';
import { connectBeside, type Connection } from '../../platform/postgres/connect';
import type { Database } from '../../platform/postgres/database';
import { createLog } from '../../platform/log';
import type { Logger } from 'pino';

interface DatabaseSettings {
  poolSize?: number;
  statementTimeoutMs?: number;
  /** Whether it is written to; a standby is then refused. */
  writes?: boolean;
}

/**
 * Runs `work` on the configured database, through the PostgreSQL of the running server if there is one,
 * and closes it.
 */
export async function withDatabase(
  work: (database: Database, log: Logger, isStandby: boolean) => Promise<void>,
  settings: DatabaseSettings = {},
): Promise<void> {
  const database = databaseWhenNeeded(settings);
  try {
    const { database: opened, isStandby } = await database.open();
    await work(opened, database.log(), isStandby);
  } finally {
    await database.close();
  }
}

/** The configured database, opened on first use; close it in any case. */
export function databaseWhenNeeded({ writes = false, ...settings }: DatabaseSettings) {
  let connecting: Promise<Connection> | null = null;
  let opened: Logger | null = null;
  // Standard output is reserved for results.
  const log = () => (opened ??= createLog(readConfig().logLevel, 'stderr'));
  const connect = () => connectBeside({ ...readConfig(), poolSize: 2, ...settings }, log());
  return {
    log,
    open: async (): Promise<Connection> => {
      const connection = await (connecting ??= connect());
      if (writes && connection.isStandby)
        throw new Error(
          `DATABASE_URL: the database at ${connection.place} is a standby, which nothing can be written to; name its primary`,
        );
      return connection;
    },
    // A failure to open it has been reported.
    close: async (): Promise<void> => (await connecting?.catch(() => null))?.close(),
  };
}
