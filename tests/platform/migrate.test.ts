import { migrate, schemaDrift } from '../../src/platform/migrate';
import { createTestDatabase, type TestDatabase } from '../support/database';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('a migrated database has nothing left to apply', async () => {
  expect(await migrate(database.url)).toEqual([]);
});

test('prisma/schema.prisma says what the migrations made', async () => {
  expect(await schemaDrift(database.url)).toBe('');
});

test('a table that the schema does not know is drift', async () => {
  const other = await createTestDatabase();
  await other.pool.query('CREATE TABLE stray (id int PRIMARY KEY)');
  expect(await schemaDrift(other.url)).toBe('DROP TABLE "stray";');
  await other.drop();
});
