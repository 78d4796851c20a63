import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '../../generated/prisma/client';
import { CONNECT_MS, connecting } from './hosts';
import { markPooled } from './pooler';
import { withSettings } from './session';

/** The oldest version of PostgreSQL with all features that the migrations use. */
const OLDEST_SERVER = 15;
const MAX_PREPARED = 500;

export interface DatabaseOptions {
  readonly url: string;
  readonly poolSize: number;
  /** The maximum duration of a statement, in milliseconds; 0 is no limit. */
  readonly statementTimeoutMs: number;
  /** Called for connections that break while idle; the pool replaces them. */
  readonly onError: (error: Error) => void;
  /** Whether a pooler is in between that gives each transaction another session; see pooler.ts. */
  readonly isPooled?: boolean;
  /** Settings of its sessions beyond those of all; a pooler does not pass them on. */
  readonly settings?: Readonly<Record<string, string>>;
  /** How long a connection is waited for, in milliseconds. */
  readonly connectMs?: number;
  /** The class of the pool, if it is not that of pg. */
  readonly Pool?: typeof pg.Pool;
  /** Checks each new connection; throws where it is not to be used. */
  readonly onConnect?: (client: pg.ClientBase) => Promise<void>;
}

/** One pool for all: compiled reads use it directly, Prisma's writes through its adapter. */
export interface Database {
  readonly url: string;
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
  close(): Promise<void>;
}

/** Opens the pool; it connects at the first statement. */
export function openDatabase(options: DatabaseOptions): Database {
  const { isPooled = false, Pool = pg.Pool } = options;
  const pool = new Pool({
    ...connecting(options.url, (address) =>
      isPooled ? { connectionString: address } : withSettings(address, options.settings),
    ),
    max: options.poolSize,
    application_name: 'rostrum',
    // A server that does not answer, or a pool that is in use, is reported rather than waited for.
    connectionTimeoutMillis: options.connectMs ?? CONNECT_MS,
    keepAlive: true,
    ...(options.onConnect && { onConnect: options.onConnect }),
    ...(!isPooled && {
      statement_timeout: options.statementTimeoutMs,
      pipeline: true,
    }),
  });
  if (isPooled) markPooled(pool);
  let isClosing = false;
  // A server that stops immediately afterwards may close the connection first.
  survive(pool);
  pool.on('error', (error) => isClosing || options.onError(error));
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, isPooled ? {} : { statementNameGenerator: nameStatements() }),
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
 * Prevents a connection that breaks while in use from ending the process. Its next statement fails, which reports the
 * error; the pool itself handles errors only of idle connections.
 */
export function survive(pool: pg.Pool): void {
  pool.on('connect', (client) => client.on('error', () => {}));
}

/** Refuses a server that is too old, and a database that does not keep text as UTF-8; the message names what would be right. */
export async function checkServerVersion(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ version: string; encoding: string }>(
    "select current_setting('server_version') as version, current_setting('server_encoding') as encoding",
  );
  const { version, encoding } = rows[0]!;
  if (Number.parseInt(version, 10) < OLDEST_SERVER)
    throw new Error(`DATABASE_URL leads to PostgreSQL ${version}; Rostrum needs ${OLDEST_SERVER} or newer`);
  if (encoding !== 'UTF8')
    throw new Error(
      `DATABASE_URL leads to a database with the encoding ${encoding}; make one with: create database … encoding 'UTF8' template template0`,
    );
}

/** Lets Prisma prepare repeated statements, up to a limit, because each connection keeps what it prepared. */
function nameStatements(): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    if (!names.has(sql) && names.size < MAX_PREPARED) names.set(sql, `prisma_${names.size}`);
    // Unnamed statements are parsed every time.
    return names.get(sql) ?? '';
  };
}
