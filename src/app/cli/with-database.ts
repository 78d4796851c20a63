import { readConfig } from '../../config';
import { connectBeside } from '../../platform/postgres/connect';
import type { Database } from '../../platform/postgres/database';
import { createLog } from '../../platform/log';

/** Runs `work` on the configured database, through the running server's PostgreSQL if there is one, and closes it. */
export async function withDatabase(
  work: (database: Database) => Promise<void>,
  settings: { poolSize?: number; statementTimeoutMs?: number } = {},
): Promise<void> {
  const config = readConfig();
  // What is written to stdout is what was asked for.
  const log = createLog(config.logLevel, 'stderr');
  const connection = await connectBeside({ ...config, poolSize: 2, ...settings }, log);
  try {
    await work(connection.database);
  } finally {
    await connection.close();
  }
}
