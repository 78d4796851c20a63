import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { checkServerVersion, type Database, type DatabaseOptions, openDatabase } from './database';
import { placeOf } from './hosts';
import { findPooler, type Way } from './pooler';
import { findRunning, startEmbeddedPostgres } from './embedded-postgres';
import { migrate } from './migrate';
import { durably, misfitsOf } from './session';
import { type Place, unreachable, unusable, withRemedy } from './unusable';

const CLOSING_MS = 2_000;

/** A migrated database, and its server if that is an embedded one. */
export interface Connection extends Place {
  readonly database: Database;
  readonly isStandby: boolean;
  /** The address for what needs a session of its own: past a pooler, where one is configured. */
  readonly directUrl: string;
  /** The names of the migrations that opening it has applied. */
  readonly applied: readonly string[];
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
  const way = await findPooler(server.url).catch((error: Error) => {
    throw unreachable(server, error);
  });
  const { isPooled } = way;
  demandSettings(way, config, server, log);
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
      throw withRemedy(server, error);
    });
    if (applied.length > 0) log.info({ applied }, 'migrated the database');
    const isStandby = await isInRecovery(database);
    if (isStandby) log.warn('the database is a standby: it is read, and nothing is written');
    return {
      database,
      isStandby,
      directUrl: sessionUrl,
      applied,
      variable: server.variable,
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
  place: Place,
  log: Logger,
): void {
  if (isPooled) log.info('a pooler is in between: statements are not prepared, and share no connection');
  const misfits = misfitsOf(settings, { isPooled, ...config });
  const harmful = misfits.filter(({ isHarmful }) => isHarmful);
  if (harmful.length > 0) {
    const faults = harmful.map(({ setting, is, remedy }) => `${setting} is ${is}: ${remedy}`);
    throw unusable(place, faults.join('; '));
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

interface Server extends Place {
  readonly url: string;
  stop(): Promise<void>;
}

async function findServer(
  { databaseUrl, dataDir }: ConnectSettings,
  log: Logger,
  signal: AbortSignal | undefined,
): Promise<Server> {
  if (databaseUrl === '') {
    const place = { variable: 'ROSTRUM_DATA_DIR', place: resolve(dataDir) } as const;
    return { ...(await startEmbeddedPostgres({ dataDir, log, signal })), ...place };
  }
  return {
    url: databaseUrl,
    variable: 'DATABASE_URL',
    place: placeOf(databaseUrl),
    stop: async () => {},
  };
}
