import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import type { DiffTarget, SchemaEngine } from '@prisma/schema-engine-wasm';
import type pg from 'pg';
import { addressFor, openClient } from './hosts';
import { type AppliedMigration, demandKnown, PRISMA_FOLDER, readMigrations } from './migrations';
import { findPooler } from './pooler';
import { withSettings } from './session';

const SCHEMA = join(PRISMA_FOLDER, 'schema.prisma');
/** An arbitrary number that all migrating processes use. */
const MIGRATION_LOCK = 7_206_837;
/** Another, which the transaction of a migration holds itself: the server ends it also where its process was killed. */
const SCRIPT_LOCK = 7_206_838;
const NO_FILTER = { externalTables: [], externalEnums: [] };

/**
 * Applies the missing migrations to `databaseUrl` and returns their names; processes that start together take turns.
 * Throws where some are missing and cannot be applied: on a standby, or where the setting `mayApply` is off.
 */
export async function migrate(databaseUrl: string, { mayApply = true } = {}): Promise<string[]> {
  const names = readMigrations().migrationDirectories.map(({ path }) => path);
  const client = await openClient(databaseUrl);
  try {
    const { rows } = await client.query<{ is_standby: boolean }>('SELECT pg_is_in_recovery() AS is_standby');
    if (rows[0]!.is_standby) return await demandMigrated(client, names, STANDBY);
    if (!mayApply) return await demandMigrated(client, names, SWITCHED_OFF);
    return await inTurn(databaseUrl, () => applyMissing(databaseUrl, client, names));
  } finally {
    await client.end();
  }
}

const STANDBY = 'this database is a standby, which nothing can be written to; migrate its primary';
const SWITCHED_OFF = 'ROSTRUM_MIGRATE is false; run "rostrum migrate"';

async function demandMigrated(client: pg.Client, names: readonly string[], why: string): Promise<[]> {
  await refuseUnknown(client);
  if (await isUpToDate(client, names)) return [];
  throw new Error(`the database is not migrated to this version, and ${why}`);
}

const PAUSE_MS = 100;

/**
 * Runs `work` while a transaction holds the lock of migrations: a session's would stay behind in a pooler. Those that wait
 * hold no transaction, since a pooler may have none left then.
 */
async function inTurn<T>(databaseUrl: string, work: () => Promise<T>): Promise<T> {
  const holder = await openClient(databaseUrl);
  try {
    while (!(await takeLock(holder)) || (await isScriptRunning(holder))) {
      await holder.query('ROLLBACK');
      await sleep(PAUSE_MS);
    }
    return await work();
  } finally {
    await holder.query('ROLLBACK').catch(() => {});
    await holder.end();
  }
}

async function takeLock(holder: pg.Client): Promise<boolean> {
  await holder.query('BEGIN');
  await holder.query('SET LOCAL idle_in_transaction_session_timeout = 0');
  const { rows } = await holder.query<{ mine: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS mine', [
    MIGRATION_LOCK,
  ]);
  return rows[0]!.mine;
}

async function isScriptRunning(holder: pg.Client): Promise<boolean> {
  const { rows } = await holder.query<{ running: boolean }>(
    `SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = $1 AND objsubid = 1 AND granted
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())) AS running`,
    [SCRIPT_LOCK],
  );
  return rows[0]!.running;
}

async function applyMissing(
  databaseUrl: string,
  client: pg.Client,
  names: readonly string[],
): Promise<string[]> {
  await refuseUnknown(client);
  // Loading the engine takes a third of a second, which a start without new migrations avoids.
  if (await isUpToDate(client, names)) return [];
  await resetFailures(client);
  const migrationsList = readMigrations();
  const answer = await withEngine(databaseUrl, (engine) =>
    engine.applyMigrations({ migrationsList, filters: NO_FILTER }),
  );
  return answer.appliedMigrationNames;
}

/** The SQL that leads from a migrated database to prisma/schema.prisma; empty if they agree. */
export async function schemaDrift(databaseUrl: string): Promise<string> {
  const sql = await sqlToSchema(databaseUrl, {
    tag: 'schemaDatasource',
    ...schemaFiles(),
    configDir: PRISMA_FOLDER,
  });
  return sql.replaceAll(/^--.*$/gm, '').trim();
}

async function sqlToSchema(databaseUrl: string, from: DiffTarget): Promise<string> {
  const to: DiffTarget = { tag: 'schemaDatamodel', ...schemaFiles() };
  const { stdout } = await withEngine(databaseUrl, (engine) =>
    engine.diff({ from, to, script: true, exitCode: null, filters: NO_FILTER }),
  );
  return stdout ?? '';
}

/**
 * Lets a failed or interrupted migration run again: PostgreSQL runs each migration as one transaction, so none of one that is
 * not finished was applied. Prisma itself would wait for a manual decision.
 */
async function resetFailures(client: pg.Client): Promise<void> {
  if (!(await hasMigrationsTable(client))) return;
  await client.query(
    'UPDATE _prisma_migrations SET rolled_back_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL',
  );
}

async function hasMigrationsTable(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ name: string | null }>(
    "SELECT to_regclass('_prisma_migrations') AS name",
  );
  return rows[0]?.name != null;
}

async function refuseUnknown(client: pg.Client): Promise<void> {
  if (!(await hasMigrationsTable(client))) return;
  const { rows } = await client.query<AppliedMigration>(
    'SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  );
  demandKnown(rows, 'this database');
}

async function isUpToDate(client: pg.Client, names: readonly string[]): Promise<boolean> {
  if (!(await hasMigrationsTable(client))) return false;
  const done = await client.query<{ name: string }>(
    'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  );
  const applied = new Set(done.rows.map(({ name }) => name));
  return names.every((name) => applied.has(name));
}

function schemaFiles() {
  return { files: [{ path: SCHEMA, content: readFileSync(SCHEMA, 'utf8') }] };
}

type Glue = typeof import('@prisma/schema-engine-wasm/schema_engine_bg');
let loaded: Promise<Glue> | undefined;

/**
 * Loads Prisma's schema engine as WebAssembly, so that no binary needs to be downloaded. The package's entry cannot be
 * used: it imports the .wasm file as a module, which Node supports only with a flag. Loaded once, because the glue code
 * keeps the memory of the first instance.
 */
async function loadEngine(): Promise<Glue> {
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const file = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg').replace(/\.js$/, '.wasm');
  // Its ten-second timeout for a lock is never cleared, and must not keep the process alive.
  const setTimer = Object.keys(glue).find((name) => name.startsWith('__wbg_setTimeout_'))!;
  const imports = {
    ...glue,
    [setTimer]: (callback: () => void, ms: number) => setTimeout(callback, ms).unref(),
  };
  const { instance } = await WebAssembly.instantiate(readFileSync(file), {
    './schema_engine_bg.js': imports,
  });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return glue;
}

/** The message of the engine without the places in its own source that follow. */
const withoutTrace = (message: string) => message.split(/\n\s*\d+: /)[0]!.trim();

/** Runs `work` with an engine for the database, then closes the connections that the engine leaves open. */
async function withEngine<T>(databaseUrl: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const { SchemaEngine } = await (loaded ??= loadEngine());
  const { isPooled } = await findPooler(databaseUrl);
  const address = await addressFor(databaseUrl);
  const factory = new MigratingPg(isPooled ? { connectionString: address } : withSettings(address));
  const adapter = bindMigrationAwareSqlAdapterFactory(factory);
  const engine = await SchemaEngine.new(
    { datamodels: [[SCHEMA, readFileSync(SCHEMA, 'utf8')]] },
    () => {},
    adapter,
  );
  try {
    return await work(engine);
  } catch (error) {
    // The engine reports only that a script failed; the adapter has the reason.
    throw factory.failure ?? new Error(withoutTrace((error as Error).message), { cause: error });
  } finally {
    engine.free();
    await factory.close();
  }
}

/** How the engine takes a lock of its own. */
const LOCKS = /^\s*select pg_advisory_lock\b/i;
/**
 * Lets a script take as long as it needs, in spite of the statement_timeout of the role, and a migration become one that is
 * finished when it is committed, in the same transaction: its process may be killed meanwhile. One that builds an index
 * concurrently cannot be part of a transaction, in which alone a pooler lets a setting be.
 */
function asTransaction(script: string): string {
  if (/\bconcurrently\b/i.test(script)) return script;
  const migration = readMigrations().migrationDirectories.find(
    ({ migrationFile: { content } }) => content.tag === 'ok' && content.value === script,
  );
  const begin = `SET LOCAL statement_timeout = 0; SELECT pg_advisory_xact_lock(${SCRIPT_LOCK}); ${script}`;
  if (!migration) return begin;
  return `${begin}
    ; UPDATE _prisma_migrations SET finished_at = now()
      WHERE migration_name = '${migration.path}' AND finished_at IS NULL AND rolled_back_at IS NULL`;
}

const CHAR_COLUMNS = new Set(['constraint_type', 'confdeltype', 'confupdtype']);

/**
 * Adds two things to the adapter that the engine needs: it splits scripts at semicolons, which breaks function bodies
 * (the server can take a whole script), and it does not know the catalog's column type "char".
 */
class MigratingPg extends PrismaPg {
  failure: Error | null = null;
  private readonly open: { dispose(): Promise<void> }[] = [];

  override async connect() {
    const adapter = await super.connect();
    this.open.push(adapter);
    const queryRaw = adapter.queryRaw.bind(adapter);
    const executeRaw = adapter.executeRaw.bind(adapter);
    adapter.executeRaw = async (query) => (LOCKS.test(query.sql) ? 0 : executeRaw(query));
    adapter.executeScript = async (script) => {
      if (LOCKS.test(script)) return;
      try {
        await adapter.underlyingDriver().query(asTransaction(script));
      } catch (error) {
        this.failure = new Error(`a migration failed: ${(error as Error).message}`, { cause: error });
        throw error;
      }
    };
    adapter.queryRaw = async (query) => {
      // Ours is held already; the engine's is of a session, which a pooler would give to somebody else.
      if (LOCKS.test(query.sql)) return { columnNames: [], columnTypes: [], rows: [] };
      const sql = query.sql
        .replace('constr.contype AS', 'constr.contype::text AS')
        .replaceAll(/(con\.)(conf(?:del|upd)type),/g, '$1$2::text AS $2,');
      const answer = await queryRaw({ ...query, sql });
      answer.columnNames.forEach((name, column) => {
        if (CHAR_COLUMNS.has(name)) answer.columnTypes[column] = ColumnTypeEnum.Character;
      });
      return answer;
    };
    return adapter;
  }

  async close(): Promise<void> {
    await Promise.all(this.open.map((adapter) => adapter.dispose()));
  }
}
