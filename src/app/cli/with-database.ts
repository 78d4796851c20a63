import { readConfig } from '../../config';
import { connectBeside, type Connection } from '../../platform/postgres/connect';
import type { Database } from '../../platform/postgres/database';
import { createLog } from '../../platform/log';
import { interruption } from './interruption';
import type { Logger } from 'pino';

interface DatabaseSettings {
  poolSize?: number;
  statementTimeoutMs?: number;
  /** Whether it is written to; a standby is then refused. */
  writes?: boolean;
  /** Whether missing migrations are applied, whatever the setting. */
  migrates?: true;
}

/**
 * Runs `work` on the configured database, through the PostgreSQL of the running server if there is one,
 * and closes it.
 */
export async function withDatabase(
  work: (database: Database, connection: Connection, log: Logger) => Promise<void>,
  settings: DatabaseSettings = {},
): Promise<void> {
  const database = databaseWhenNeeded(settings);
  try {
    const connection = await database.open();
    await work(connection.database, connection, database.log());
  } finally {
    await database.close();
  }
}

/** The configured database, opened on first use; close it in any case. */
export function databaseWhenNeeded({ writes = false, ...settings }: DatabaseSettings) {
  let connecting: Promise<Connection> | null = null;
  let opened: Logger | null = null;
  let closing: Promise<void> | null = null;
  // Standard output is reserved for results.
  const log = () => (opened ??= createLog(readConfig().logLevel, 'stderr'));
  const connect = () =>
    connectBeside({ ...readConfig(), poolSize: 2, ...settings }, log(), { signal: interruption });
  // A failure to open it has been reported.
  const close = () => (closing ??= (async () => (await connecting?.catch(() => null))?.close())());
  // What still uses it fails then, and an embedded PostgreSQL does not outlive this process.
  interruption.addEventListener('abort', () => void close());
  return {
    log,
    open: async (): Promise<Connection> => {
      interruption.throwIfAborted();
      const connection = await (connecting ??= connect());
      interruption.throwIfAborted();
      if (writes && connection.isStandby)
        throw new Error(
          `DATABASE_URL: the database at ${connection.place} is a standby, which nothing can be written to; name its primary`,
        );
      return connection;
    },
    close,
  };
}
