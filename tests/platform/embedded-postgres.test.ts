import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, renameSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findRunning, startEmbeddedPostgres } from '../../src/platform/postgres/embedded-postgres';

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'rostrum-embedded-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const postmaster = () =>
  Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

async function ask(url: string, sql: string): Promise<unknown[][]> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query({ text: sql, rowMode: 'array' });
  await client.end();
  return rows as unknown[][];
}

/** Starts another process that owns the folder and lets it write until it has printed `count` numbers. */
async function writeElsewhere(count: number): Promise<{ owner: ChildProcess; acknowledged: () => number }> {
  const hook = join(__dirname, '../support/run-typescript.cjs');
  const owner = spawn(process.execPath, ['-r', hook, join(__dirname, 'data-folder-owner.ts'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let last = 0;
  const lines = createInterface({ input: owner.stdout! });
  await new Promise<void>((resolve) => {
    lines.on('line', (line) => {
      last = Number(line);
      if (last >= count) resolve();
    });
  });
  return { owner, acknowledged: () => last };
}

test('one owner at a time, which others can find; the folder is closed to other users', async () => {
  const server = await startEmbeddedPostgres({ dataDir, durable: false });
  await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(
    `${dataDir} is in use by another Rostrum (process ${process.pid}); stop that one first`,
  );
  expect(findRunning(dataDir)).toBe(server.url);
  for (const file of ['connection.json', 'password', 'owner.json', 'postgres']) {
    expect(statSync(join(dataDir, file)).mode & 0o077).toBe(0);
  }
  expect(
    await ask(server.url, "SELECT pg_encoding_to_char(encoding) FROM pg_database WHERE datname = 'postgres'"),
  ).toEqual([['UTF8']]);
  await server.stop();
  expect(findRunning(dataDir)).toBeNull();
});

test('the remains of a dead process do not prevent a start, though its pids are in use again', async () => {
  writeFileSync(join(dataDir, 'owner.json'), JSON.stringify({ pid: process.pid, began: 'before' }));
  writeFileSync(
    join(dataDir, 'connection.json'),
    JSON.stringify({ owner: { pid: process.pid, began: 'before' }, url: 'postgresql://nowhere' }),
  );
  writeFileSync(
    join(dataDir, 'postgres', 'postmaster.pid'),
    `${process.pid}\n${join(dataDir, 'postgres')}\n1\n1\n\n\n`,
  );
  expect(findRunning(dataDir)).toBeNull();
  const server = await startEmbeddedPostgres({ dataDir, durable: false });
  expect(await ask(server.url, 'SELECT 1')).toEqual([[1]]);
  await server.stop();
});

test('is started again once it can be, however often that fails before', async () => {
  const failures: string[] = [];
  const log = { warn: () => {}, error: ({ message }: Error) => void failures.push(message) };
  const server = await startEmbeddedPostgres({ dataDir, durable: false, log });
  const [version, hidden] = ['PG_VERSION', 'hidden'].map((name) => join(dataDir, 'postgres', name));
  renameSync(version!, hidden!);
  process.kill(postmaster(), 'SIGKILL');
  while (failures.length < 2) await sleep(20);
  renameSync(hidden!, version!);
  while (!(await ask(server.url, 'SELECT 1').catch(() => false))) await sleep(20);
  await server.stop();
  expect(failures[0]).toMatch(/^PostgreSQL did not start: .*FATAL: .* is not a valid data directory/);
});

test('an empty postmaster.pid, as a full disk leaves it, does not prevent a start', async () => {
  writeFileSync(join(dataDir, 'postgres', 'postmaster.pid'), '');
  const server = await startEmbeddedPostgres({ dataDir, durable: false });
  expect(await ask(server.url, 'SELECT 1')).toEqual([[1]]);
  await server.stop();
});

test('one that does not stop when it is told to is made to', async () => {
  const frozen = await startEmbeddedPostgres({ dataDir, durable: false, stopMs: 20 });
  process.kill(postmaster(), 'SIGSTOP');
  await frozen.stop();
  const server = await startEmbeddedPostgres({ dataDir, durable: false });
  expect(await ask(server.url, 'SELECT 1')).toEqual([[1]]);
  await server.stop();
});

test('names the variable, the reason and what helps if the folder cannot be used', async () => {
  const reasonFor = (folder: string) =>
    startEmbeddedPostgres({ dataDir: folder }).then(
      () => '',
      ({ message }: Error) => message,
    );
  // A link to itself: not even root can follow it.
  const folder = join(dataDir, 'unusable');
  mkdirSync(folder);
  symlinkSync('postgres.log', join(folder, 'postgres.log'));
  expect(await reasonFor(folder)).toMatch(`ROSTRUM_DATA_DIR: ${folder} cannot be used: ELOOP`);

  const below = join(dataDir, 'password', 'below');
  expect(await reasonFor(below)).toMatch(`ROSTRUM_DATA_DIR: ${below} cannot be used: ENOTDIR`);

  const [version, password] = [join('postgres', 'PG_VERSION'), 'password'].map((name) => join(dataDir, name));
  const [before, secret] = [version!, password!].map((file) => readFileSync(file));
  writeFileSync(version!, '17\n');
  expect(await reasonFor(dataDir)).toMatch(
    /^ROSTRUM_DATA_DIR: .*: +database files are incompatible with server \(.* version 17, .*\); more is in .*postgres\.log$/,
  );
  writeFileSync(version!, before!);

  writeFileSync(password!, '');
  expect(await reasonFor(dataDir)).toMatch(
    /^ROSTRUM_DATA_DIR: .*password is missing or empty, .*put it back/,
  );
  writeFileSync(password!, secret!);
});

test.each([
  ['the owner', 'leaving its server running', (owner: ChildProcess) => owner.kill('SIGKILL')],
  [
    'the owner and its server',
    'leaving a backend at work',
    (owner: ChildProcess) => {
      process.kill(postmaster(), 'SIGKILL');
      owner.kill('SIGKILL');
    },
  ],
])('kill -9 of %s, %s, loses nothing that was acknowledged', async (_whom, _leaving, kill) => {
  const { owner, acknowledged } = await writeElsewhere(200);
  kill(owner);
  await once(owner, 'exit');
  const server = await startEmbeddedPostgres({ dataDir });
  const [[count, greatest]] = (await ask(server.url, 'SELECT count(*)::int, max(n) FROM acknowledged')) as [
    [number, number],
  ];
  await ask(server.url, 'DROP TABLE acknowledged');
  await server.stop();
  // The last write may have been committed without acknowledgement; each is there once and none is
  // missing.
  expect(greatest).toBe(count);
  expect(count).toBeGreaterThanOrEqual(acknowledged());
  expect(count).toBeLessThanOrEqual(acknowledged() + 1);
});
