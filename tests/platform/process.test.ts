import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { dropObjects } from '../../src/platform/postgres/drop-objects';
import { createTestDatabase } from '../support/database';
import { addressOf, exitOf, runIn } from '../support/process';

// A whole process is started several times, and compiled each time.
jest.setTimeout(120_000);

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'rostrum-process-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const run = (program: string, args?: string[], env?: Record<string, string>) =>
  runIn(dataDir, program, args, env);

test('an invalid value is one line that names the variable, and exit code 1', async () => {
  const { output, ended } = run('main.ts', [], { PORT: 'http' });
  expect(await exitOf({ ended })).toBe(1);
  expect(output).toEqual({
    out: '',
    err: 'rostrum: PORT must be a whole number from 0 to 65535, not "http"\n',
  });
});

test('an unreachable server is one line that names the variable and no password, and exit code 1', async () => {
  const { output, ended } = run('main.ts', [], { DATABASE_URL: 'postgresql://me:secret@127.0.0.1:1/db' });
  expect(await exitOf({ ended })).toBe(1);
  expect(output.err).toMatch(/^rostrum: DATABASE_URL: .*ECONNREFUSED.*\n$/);
  expect(output.err).not.toContain('secret');
});

test('a folder that cannot be made is one line that names the variable, and exit code 1', async () => {
  const { output, ended } = run('main.ts', [], { ROSTRUM_DATA_DIR: '/proc/x' });
  expect(await exitOf({ ended })).toBe(1);
  expect(output.err).toMatch(/^rostrum: ROSTRUM_DATA_DIR: the folder \/proc\/x cannot be made: .*\n$/);
});

test('a statement of the start that takes too long is one line that names the variable, and exit code 1', async () => {
  const database = await createTestDatabase();
  const lock = await database.pool.connect();
  await lock.query('BEGIN; LOCK TABLE country IN ACCESS EXCLUSIVE MODE');
  const { output, ended } = run('main.ts', [], {
    DATABASE_URL: database.url,
    ROSTRUM_SEED: 'true',
    ROSTRUM_STATEMENT_TIMEOUT_MS: '1000',
  });
  expect(await exitOf({ ended })).toBe(1);
  expect(output.err).toBe(
    'rostrum: a statement of the start took longer than ROSTRUM_STATEMENT_TIMEOUT_MS (1000 ms)\n',
  );
  await lock.query('ROLLBACK');
  lock.release();
  await database.drop();
});

test('stops while it waits for the migrations of another process', async () => {
  const database = await createTestDatabase();
  const migrating = await database.pool.connect();
  // The number of MIGRATION_LOCK in migrate.ts.
  await migrating.query('BEGIN; SELECT pg_advisory_xact_lock(7206837)');
  const waiting = run('main.ts', [], { DATABASE_URL: database.url, ROSTRUM_STOP_MS: '100' });
  const asks = async () => {
    const { rowCount } = await database.pool.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND query = 'ROLLBACK'`,
    );
    return rowCount === 1;
  };
  while (!(await asks())) await sleep(10);
  waiting.child.kill('SIGTERM');
  expect(await exitOf(waiting)).toBe(0);
  await migrating.query('ROLLBACK');
  migrating.release();
  await database.drop();
});

test('starts, responds, admits the command line, refuses a second owner and stops cleanly', async () => {
  const server = run('main.ts');
  const address = await addressOf(server);
  const answer = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ countries { totalCount } }' }),
  });
  expect(await answer.json()).toEqual({ data: { countries: { totalCount: 0 } } });

  const made = run('cli.ts', ['keys', 'create', '--role', 'editor', '--name', 'A tester']);
  expect(await exitOf(made)).toBe(0);
  expect(made.output.out).toMatch(/^rostrum_\S+\n$/);
  const second = run('main.ts');
  expect(await exitOf(second)).toBe(1);
  expect(second.output.err).toBe(
    `rostrum: ${dataDir} is in use by another Rostrum (process ${server.child.pid}); ` +
      'stop that one first, or set ROSTRUM_DATA_DIR to another folder\n',
  );

  server.child.kill('SIGTERM');
  expect(await exitOf(server)).toBe(0);
  expect(server.output.err).toBe('');
  expect((await readdir(dataDir)).sort()).toEqual(['password', 'postgres', 'postgres.log']);

  // Without a running server, the command line starts the database itself, with its data.
  const listed = run('cli.ts', ['keys', 'list']);
  expect(await exitOf(listed)).toBe(0);
  expect(listed.output.out).toMatch(/^\w{12} {2}editor .* valid .* A tester\n$/);
});

test.each([
  ['nothing of OpenTelemetry where no traces are sent', {}, /^loaded: $/m],
  [
    'its SDK where they are',
    { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' },
    /^loaded: .*@opentelemetry\/sdk-trace-base/m,
  ],
])('loads %s', async (_what, env, loaded) => {
  const database = await createTestDatabase();
  const list = join(__dirname, '../support/list-opentelemetry.cjs');
  const server = run('main.ts', [], { DATABASE_URL: database.url, NODE_OPTIONS: `-r ${list}`, ...env });
  await addressOf(server);
  server.child.kill('SIGTERM');
  expect(await exitOf(server)).toBe(0);
  expect(server.output.out).toMatch(loaded);
  await database.drop();
});

test('"rostrum migrate" migrates where starts do not', async () => {
  const database = await createTestDatabase();
  const client = await database.pool.connect();
  await dropObjects(client);
  client.release();
  const migrating = run('cli.ts', ['migrate'], { DATABASE_URL: database.url, ROSTRUM_MIGRATE: 'false' });
  expect(await exitOf(migrating)).toBe(0);
  expect(migrating.output.out).toMatch(/^applied 20261130120000_init\n[^]*The database is up to date\.\n$/);
  await database.drop();
});

test('an unknown role is refused by name', async () => {
  const { output, ended } = run('cli.ts', ['keys', 'create', '--role', 'king', '--name', 'A tester']);
  expect(await exitOf({ ended })).toBe(1);
  expect(output.err).toContain('Must be one of reader, editor, reviewer, admin.');
});
