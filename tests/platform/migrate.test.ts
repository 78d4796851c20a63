import { migrate, schemaDrift } from '../../src/platform/postgres/migrate';
import { createTestDatabase, type TestDatabase } from '../support/database';

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
  expect(await migrate(other.url)).toContain('20260101000000_init');
  await other.drop();
});
