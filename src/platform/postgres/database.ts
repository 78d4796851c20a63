import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '../../generated/prisma/client';

/** The oldest PostgreSQL that has what the migrations use. */
const OLDEST_SERVER = 15;
const MAX_PREPARED = 500;

export interface DatabaseOptions {
  readonly url: string;
  readonly poolSize: number;
  /** How long one statement may run, in milliseconds; 0 is for ever. */
  readonly statementTimeoutMs: number;
  /** Hears of connections that broke while idle; the pool replaces them. */
  readonly onError: (error: Error) => void;
}

/** One pool for everything: the compiled reads use it as it is, and Prisma for writes through its adapter. */
export interface Database {
  readonly url: string;
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
  close(): Promise<void>;
}

/** Opens the pool; nothing is connected to until the first statement. */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize,
    statement_timeout: options.statementTimeoutMs,
    application_name: 'rostrum',
    pipeline: true,
    // A nested question looks expensive to the planner; compiling it takes seconds and saves milliseconds.
    options: '-c jit=off',
  });
  let isClosing = false;
  // A server that is stopped right after may be quicker than the last goodbye.
  survive(pool);
  pool.on('error', (error) => isClosing || options.onError(error));
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, { statementNameGenerator: nameStatements() }),
  });
  return {
    url: options.url,
    pool,
    prisma,
    close: async () => {
      isClosing = true;
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

/**
 * Keeps a connection that breaks while somebody holds it from ending the process: its next statement tells the holder,
 * and a pool only listens to those that nobody holds.
 */
export function survive(pool: pg.Pool): void {
  pool.on('connect', (client) => client.on('error', () => {}));
}

/** Refuses a server that is too old, naming its version and the one that would do. */
export async function checkServerVersion(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ server_version: string }>('SHOW server_version');
  const version = rows[0]!.server_version;
  if (Number.parseInt(version, 10) >= OLDEST_SERVER) return;
  throw new Error(`DATABASE_URL leads to PostgreSQL ${version}; Rostrum needs ${OLDEST_SERVER} or newer`);
}

/** Lets Prisma prepare the statements it repeats; only so many, for each connection keeps what it prepared. */
function nameStatements(): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    if (!names.has(sql) && names.size < MAX_PREPARED) names.set(sql, `prisma_${names.size}`);
    // No name: parsed anew each time.
    return names.get(sql) ?? '';
  };
}
