import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { isCancelled } from './database-error';
import { checkServerVersion, type Database, type DatabaseOptions, openDatabase } from './database';
import { placeOf } from './hosts';
import { findPooler, type Way } from './pooler';
import { findRunning, startEmbeddedPostgres } from './embedded-postgres';
import { migrate } from './migrate';
import { durably, misfitsOf } from './session';

const CLOSING_MS = 2_000;

/** A migrated database, and its server if that is an embedded one. */
export interface Connection {
  readonly database: Database;
  readonly isStandby: boolean;
  /** The address for what needs a session of its own: past a pooler, where one is configured. */
  readonly directUrl: string;
  /** The names of the migrations that opening it has applied. */
  readonly applied: readonly string[];
  /** The location of the data, for messages; without a password. */
  readonly place: string;
  /** Waits at most so many milliseconds for statements that still run. */
  close(patienceMs?: number): Promise<void>;
}

export interface ConnectSettings {
  /** Empty for the embedded PostgreSQL. */
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly poolSize: number;
  readonly statementTimeoutMs: number;
  /** For what a pooler cannot do, where `databaseUrl` leads to one; empty for none. */
  readonly directUrl: string;
  /** Whether a start applies missing migrations. */
  readonly migrates: boolean;
}

interface ConnectOptions extends Pick<DatabaseOptions, 'Pool'> {
  /** Gives up what is under way, such as a migration or the recovery of the embedded PostgreSQL. */
  readonly signal?: AbortSignal;
}

/** Opens and migrates the configured database; starts the embedded PostgreSQL if none is configured. */
export async function connect(
  config: ConnectSettings,
  log: Logger,
  { Pool, signal }: ConnectOptions = {},
): Promise<Connection> {
  const server = await findServer(config, log, signal);
  try {
    return await unlessAborted(signal, open(server, config, log, Pool));
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function open(
  server: Server,
  config: ConnectSettings,
  log: Logger,
  Pool: DatabaseOptions['Pool'],
): Promise<Connection> {
  const way = await reach(server);
  const { isPooled } = way;
  demandSettings(way, config, server.place, log);
  const { poolSize, statementTimeoutMs, directUrl } = config;
  const database = openDatabase({
    url: server.url,
    poolSize,
    statementTimeoutMs,
    isPooled,
    settings: durably(way.settings),
    Pool,
    onError: (error) => log.warn(error, 'a connection to PostgreSQL broke while idle'),
  });
  try {
    await checkServerVersion(database.pool);
    const sessionUrl = directUrl || server.url;
    const applied = await migrate(sessionUrl, { mayApply: config.migrates }).catch((error: Error) => {
      throw withRemedy(error, server.place);
    });
    if (applied.length > 0) log.info({ applied }, 'migrated the database');
    const isStandby = await isInRecovery(database);
    if (isStandby) log.warn('the database is a standby: it is read, and nothing is written');
    return {
      database,
      isStandby,
      directUrl: sessionUrl,
      applied,
      place: server.place,
      close: async (patienceMs = CLOSING_MS) => {
        await Promise.race([database.close(), sleep(patienceMs, undefined, { ref: false })]);
        await server.stop();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

const REMEDIES: readonly (readonly [RegExp, string])[] = [
  [
    /^The database schema is not empty/,
    'it has tables of another program; create a database of its own for Rostrum',
  ],
  [
    /permission denied|must be owner/,
    'its user has to own the database, or be granted what is missing: grant create on database … to …; grant create on schema public to …',
  ],
  [
    /read-only transaction/,
    'default_transaction_read_only has to be off for its user until the database is migrated',
  ],
];

/** Names the variable where the database refuses a migration for a reason that its operator can remove. */
function withRemedy(error: Error, place: string): Error {
  const remedy = REMEDIES.find(([refusal]) => refusal.test(error.message))?.[1];
  if (remedy === undefined) return error;
  const reason = error.message.replace(/^ERROR: /, '').split('. ')[0];
  const message = `DATABASE_URL: the database at ${place} cannot be migrated: ${reason}; ${remedy}`;
  return new Error(message, { cause: error });
}

/** Waits for the work, or rejects when the signal is aborted, whichever is first. */
async function unlessAborted<T>(signal: AbortSignal | undefined, work: Promise<T>): Promise<T> {
  if (!signal) return work;
  let giveUp = () => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    giveUp = () => reject(signal.reason as Error);
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp);
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

async function isInRecovery({ pool }: Database): Promise<boolean> {
  const { rows } = await pool.query<{ is_standby: boolean }>('select pg_is_in_recovery() as is_standby');
  return rows[0]!.is_standby;
}

/** Throws where answers, or what is written, would be wrong by a setting that only the operator can change; names other ones. */
function demandSettings(
  { isPooled, settings }: Way,
  config: ConnectSettings,
  place: string,
  log: Logger,
): void {
  if (isPooled) log.info('a pooler is in between: statements are not prepared, and share no connection');
  const misfits = misfitsOf(settings, { isPooled, ...config });
  const harmful = misfits.filter(({ isHarmful }) => isHarmful);
  if (harmful.length > 0) {
    const faults = harmful.map(({ setting, is, remedy }) => `${setting} is ${is}: ${remedy}`);
    throw new Error(
      `DATABASE_URL: the database at ${place} cannot be used as it is set: ${faults.join('; ')}`,
    );
  }
  for (const { isHarmful: _, ...misfit } of misfits)
    log.warn(misfit, `${misfit.setting} is not in force behind this pooler`);
}

/** As `connect`, but uses a server that already runs on the data folder: for the command line. */
export function connectBeside(
  config: ConnectSettings,
  log: Logger,
  options: ConnectOptions = {},
): Promise<Connection> {
  const running = config.databaseUrl === '' ? findRunning(resolve(config.dataDir)) : null;
  return connect(running === null ? config : { ...config, databaseUrl: running }, log, options);
}

/** Checks that the database answers. Throws what is wrong, naming the variable to correct. */
async function reach({ url, place }: Server): Promise<Way> {
  try {
    return await findPooler(url);
  } catch (error) {
    if (isCancelled(error))
      throw new Error(`DATABASE_URL: the database at ${place} cannot be used: ${TOO_SHORT}`);
    const { message } = error as Error;
    throw new Error(`DATABASE_URL: the database at ${place} cannot be used: ${message || String(error)}`, {
      cause: error,
    });
  }
}

const TOO_SHORT =
  'the statement_timeout of its role or database is too short for any statement: alter role … reset statement_timeout';

interface Server {
  readonly url: string;
  readonly place: string;
  stop(): Promise<void>;
}

async function findServer(
  { databaseUrl, dataDir }: ConnectSettings,
  log: Logger,
  signal: AbortSignal | undefined,
): Promise<Server> {
  if (databaseUrl === '') {
    return { ...(await startEmbeddedPostgres({ dataDir, log, signal })), place: resolve(dataDir) };
  }
  return {
    url: databaseUrl,
    place: placeOf(databaseUrl),
    stop: async () => {},
  };
}
