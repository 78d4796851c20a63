import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { runIn } from '../support/process';
import { countsOf, testFolder } from './support/importing';

jest.setTimeout(120_000);
const ROWS = 200;
const GOES_ON = 'What was committed stays; the same import again goes on from there.';
const record = (slug: string) =>
  `${JSON.stringify({ record: 'organization', slug, names: [{ value: slug, language: 'en' }], kind: 'GROUP' })}\n`;

let database: TestDatabase;
let files: Awaited<ReturnType<typeof testFolder>>;
let path: string;
beforeEach(async () => {
  database = await createTestDatabase();
  files = await testFolder();
  path = await files.write('a.jsonl', Array.from({ length: ROWS }, (_, i) => record(`one-of-${i}`)).join(''));
});
afterEach(async () => {
  await database.drop();
  await files.remove();
});

/** Imports the file by the command line, ten rows a batch. */
const begin = () =>
  runIn(files.folder, 'cli.ts', ['import', 'rostrum-jsonl', path, '--batch', '10'], {
    DATABASE_URL: database.url,
  });

/** The state of the only job. */
const jobNow = async () => {
  const [job, ...others] = await database.prisma.importJob.findMany();
  expect(others).toEqual([]);
  return job;
};

/** The same command again imports the rest, and each row was imported once. */
async function goesOn(from: number | undefined): Promise<void> {
  const again = begin();
  expect(await again.ended).toBe(0);
  expect(again.output.err).toBe('');
  expect(again.output.out).toContain(`${ROWS} rows: ${ROWS} created, 0 updated, 0 unchanged, 0 rejected`);
  expect(from).toBeGreaterThan(0);
  expect(from).toBeLessThan(ROWS);
  const job = await jobNow();
  expect(job).toMatchObject({ state: 'SUCCEEDED', message: null });
  expect(countsOf(job as NonNullable<typeof job>)).toMatchObject({ created: ROWS, unchanged: 0 });
  expect(await database.prisma.entity.count({ where: { slug: { startsWith: 'one-of-' } } })).toBe(ROWS);
}

test('a full disk is reported in one line, and with free space it resumes', async () => {
  // As PostgreSQL does when a table cannot grow.
  await database.pool.query(`
    CREATE FUNCTION be_full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF (SELECT count(*) FROM import_row) > ${ROWS / 2} THEN
        RAISE 'could not extend file "base/5/16384": No space left on device' USING ERRCODE = '53100';
      END IF;
      RETURN NULL;
    END $$;
    CREATE TRIGGER be_full AFTER INSERT ON import_row EXECUTE FUNCTION be_full();`);
  const full = begin();
  expect(await full.ended).toBe(1);
  expect(full.output).toEqual({ out: '', err: `rostrum: There is no space left on the disk. ${GOES_ON}\n` });
  const job = await jobNow();
  expect(job).toMatchObject({
    state: 'FAILED',
    message: `There is no space left on the disk. ${GOES_ON}`,
    rowsRead: ROWS / 2,
  });
  await database.pool.query('DROP TRIGGER be_full ON import_row');
  await goesOn(job?.rowsRead);
});

test('a database that goes away during the import is reported in one line, and once it is back it resumes', async () => {
  const { rows: own } = await database.pool.query<{ pid: number }>(
    'SELECT pid FROM pg_stat_activity WHERE datname = current_database()',
  );
  const down = begin();
  while (((await jobNow())?.rowsRead ?? 0) === 0) expect(down.child.exitCode).toBeNull();
  await setOpen(
    false,
    own.map(({ pid }) => pid),
  );
  expect(await down.ended).toBe(1);
  await setOpen(true);
  // Besides what the log contains.
  const said = down.output.err.split('\n').filter((line) => !line.startsWith('{'));
  expect(said).toEqual([`rostrum: The database cannot be reached. ${GOES_ON}`, '']);
  expect(down.output.err).not.toContain('connectionParameters');
  expect(down.output.out).toBe('');
  const job = await jobNow();
  expect(job?.rowsRead).toBeLessThan(ROWS);
  await goesOn(job?.rowsRead);
});

/** Allows connections to the database again; or ends them, except the test's own, and allows none. */
async function setOpen(isOpen: boolean, own: readonly number[] = []): Promise<void> {
  const { pathname } = new URL(database.url);
  const name = pathname.slice(1);
  const elsewhere = new URL(database.url);
  elsewhere.pathname = '/postgres';
  const client = new pg.Client({ connectionString: elsewhere.href });
  await client.connect();
  await client.query(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS ${isOpen}`);
  if (!isOpen)
    await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid <> ALL ($2)`,
      [name, own],
    );
  await client.end();
}
