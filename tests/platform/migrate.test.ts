import { setTimeout as sleep } from 'node:timers/promises';
import { dropObjects } from '../../src/platform/postgres/drop-objects';
import { migrate, schemaDrift } from '../../src/platform/postgres/migrate';
import { sqlDrift } from '../../src/platform/postgres/sql-objects';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { exitOf, runIn } from '../support/process';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('a migrated database has no pending migrations', async () => {
  expect(await migrate(database.url)).toEqual([]);
});

test('prisma/schema.prisma matches the migrations', async () => {
  expect(await schemaDrift(database.url)).toBe('');
});

test('a table missing from the schema is drift', async () => {
  const other = await createTestDatabase();
  await other.pool.query('CREATE TABLE stray (id int PRIMARY KEY)');
  expect(await schemaDrift(other.url)).toBe('DROP TABLE "stray";');
  await other.drop();
});

test('a migration that failed gives the reason, leaves nothing behind and is retried', async () => {
  const other = await createTestDatabase();
  await other.pool.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public; CREATE SEQUENCE rostrum_id');
  await expect(migrate(other.url)).rejects.toThrow(
    'a migration failed: relation "rostrum_id" already exists',
  );
  const { rows } = await other.pool.query("SELECT to_regclass('recording') AS recording");
  expect(rows).toEqual([{ recording: null }]);
  await other.pool.query('DROP SEQUENCE rostrum_id');
  expect(await migrate(other.url)).toContain('20261130120000_init');
  await other.drop();
});

test('a database whose objects were dropped is migrated again', async () => {
  const other = await createTestDatabase();
  const client = await other.pool.connect();
  await dropObjects(client);
  client.release();
  expect(await migrate(other.url)).toContain('20261130120000_init');
  expect(await schemaDrift(other.url)).toBe('');
  await other.drop();
});

test('a refusal of PostgreSQL is one line, without the source of the engine', async () => {
  const other = await createTestDatabase();
  const client = await other.pool.connect();
  await dropObjects(client);
  client.release();
  const name = new URL(other.url).pathname.slice(1);
  await other.pool.query(`ALTER DATABASE "${name}" SET default_transaction_read_only = on`);
  await expect(migrate(other.url)).rejects.toThrow(
    /^ERROR: cannot execute CREATE TABLE in a read-only transaction$/,
  );
  await other.pool.query(`ALTER DATABASE "${name}" RESET default_transaction_read_only`);
  await migrate(other.url);
  await other.drop();
});

test('a migration takes longer than statement_timeout allows', async () => {
  const other = await createTestDatabase();
  await other.pool.query(`
    DROP SCHEMA public CASCADE; CREATE SCHEMA public; CREATE SCHEMA slow;
    CREATE FUNCTION slow.wait() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.6); END $$;
    CREATE EVENT TRIGGER wait ON ddl_command_end WHEN TAG IN ('CREATE SEQUENCE') EXECUTE FUNCTION slow.wait()`);
  await other.pool.query(
    `ALTER DATABASE "${new URL(other.url).pathname.slice(1)}" SET statement_timeout = '500ms'`,
  );
  expect(await migrate(other.url)).toContain('20261130120000_init');
  await other.drop();
});

test('a process that is killed while it migrates leaves a database that the next one waits for, and goes on with', async () => {
  const other = await createTestDatabase();
  await other.pool.query(`
    DROP SCHEMA public CASCADE; CREATE SCHEMA public; CREATE SCHEMA held;
    CREATE FUNCTION held.wait() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_advisory_xact_lock(1); END $$;
    CREATE EVENT TRIGGER wait ON ddl_command_end WHEN TAG IN ('CREATE SEQUENCE') EXECUTE FUNCTION held.wait()`);
  const holder = await other.pool.connect();
  await holder.query('BEGIN; SELECT pg_advisory_xact_lock(1)');
  const isMigrating = async () => {
    const { rowCount } = await other.pool.query(`
      SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = 1 AND NOT granted
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`);
    return rowCount === 1;
  };
  const killed = runIn('', 'cli.ts', ['migrate'], { DATABASE_URL: other.url });
  while (!(await isMigrating())) await sleep(10);
  killed.child.kill('SIGKILL');
  await exitOf(killed);
  // The server goes on with what it was sent, and commits it.
  const next = migrate(other.url);
  await holder.query('ROLLBACK');
  holder.release();
  expect(await next).not.toContain('20261130120000_init');
  expect(await migrate(other.url)).toEqual([]);
  expect(await schemaDrift(other.url)).toBe('');
  await other.drop();
}, 60_000);

test('prisma/sql has the functions, views and triggers that the migrations made', async () => {
  expect(await sqlDrift(database.url)).toEqual({ files: [], unknown: [] });
});

test('a function that differs from prisma/sql, and one that it does not have, are drift', async () => {
  const other = await createTestDatabase();
  await other.pool.query(`
    CREATE OR REPLACE FUNCTION is_event(thing bigint) RETURNS boolean LANGUAGE sql STABLE STRICT PARALLEL SAFE RETURN false;
    CREATE FUNCTION stray() RETURNS int LANGUAGE sql RETURN 1`);
  expect(await sqlDrift(other.url)).toEqual({ files: ['entity_name.sql'], unknown: ['function stray'] });
  await other.drop();
});

test.each([
  ['a migration that is not known here', "migration_name = '20260101000000_init'", '20260101000000_init'],
  ['a migration with another text', "checksum = 'another'", '20261130120000_init'],
])('a database with %s is refused, with the way to take its data along', async (_what, change, name) => {
  const other = await createTestDatabase();
  await other.pool.query(
    `UPDATE _prisma_migrations SET ${change} WHERE migration_name = '20261130120000_init'`,
  );
  await expect(migrate(other.url)).rejects.toThrow(
    `this database was made by another build of Rostrum (migration ${name}). With that build: rostrum export all`,
  );
  await other.drop();
});
