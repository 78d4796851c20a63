import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { exitOf, runIn } from '../support/process';

jest.setTimeout(120_000);

const folder = mkdtempSync(join(tmpdir(), 'rostrum-settings-'));
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

/** Makes settings those of new sessions of the database, as ALTER ROLE makes them those of a role. */
async function alterDatabase(settings: readonly string[]): Promise<void> {
  const name = new URL(database.url).pathname.slice(1);
  await database.pool.query(`alter database ${name} reset all`);
  for (const setting of settings) await database.pool.query(`alter database ${name} set ${setting}`);
}

async function rostrum(args: string[], parameters = '') {
  const running = runIn(folder, 'cli.ts', args, { DATABASE_URL: database.url + parameters });
  return { code: await exitOf(running), ...running.output };
}

test('settings of a role and of the address change nothing that is written, and commits wait for the disk', async () => {
  await database.pool.query(`
    create table committed (durably text);
    create function note() returns trigger language plpgsql as $$
      begin insert into public.committed values (current_setting('synchronous_commit')); return new; end $$;
    create trigger note before insert on recording for each row execute function note()`);
  await alterDatabase([
    'search_path = pg_catalog',
    'statement_timeout = 1',
    'datestyle = German',
    'standard_conforming_strings = off',
    'synchronous_commit = off',
  ]);
  const file = join(folder, 'events.jsonl');
  const names = [{ value: String.raw`Back\slash`, language: 'en' }];
  writeFileSync(file, JSON.stringify({ record: 'event', slug: 'parade', names }));
  const parameters = `&statement_timeout=1&options=${encodeURIComponent('-c search_path=pg_catalog')}`;
  expect(await rostrum(['import', 'rostrum-jsonl', file], parameters)).toMatchObject({ code: 0 });
  const { rows } = await database.pool.query('select label, durably from event, committed');
  expect(rows).toEqual([{ label: names[0]!.value, durably: 'on' }]);
});

test('a database whose sessions do without triggers is refused', async () => {
  await alterDatabase(['session_replication_role = replica']);
  expect(await rostrum(['keys', 'list'])).toMatchObject({
    code: 1,
    err: expect.stringMatching(
      /^rostrum: DATABASE_URL: .* session_replication_role is replica: alter role … set session_replication_role = origin\n$/,
    ),
  });
});
