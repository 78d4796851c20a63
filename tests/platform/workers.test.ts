import { REQUEST_COST } from '../../src/platform/limits/rate-limit';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { addressOf, exitOf, runIn } from '../support/process';

let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'rostrum-workers-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const ask = (address: string, query = '{ countries { totalCount } }', headers = {}) =>
  fetch(`${address}/graphql`, {
    method: 'POST',
    // On a new connection each time, so that it may reach any worker.
    headers: { 'content-type': 'application/json', connection: 'close', ...headers },
    body: JSON.stringify({ query }),
  });

/** The processes that a process has started to serve requests. */
const workersOf = (pid: number) =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .split(' ')
    .filter((child) => child !== '' && readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('main.ts'))
    .map(Number);

test('two workers serve one port; one that hangs and is killed keeps no client waiting and is replaced, and all stop together', async () => {
  const server = runIn(dataDir, 'main.ts', [], {
    ROSTRUM_WORKERS: '2',
    ROSTRUM_LOG_LEVEL: 'silent',
    ROSTRUM_METRICS_TOKEN: 'let-me-in',
  });
  const address = await addressOf(server);
  const before = workersOf(server.child.pid!);
  expect(before).toHaveLength(2);
  for (let i = 0; i < 4; i++) expect((await ask(address)).status).toBe(200);

  // Whichever of them is scraped tells of both.
  const scraped = await fetch(`${address}/metrics`, { headers: { authorization: 'Bearer let-me-in' } });
  const samples = (await scraped.text()).split('\n');
  const workers = samples.flatMap(
    (line) => /^process_resident_memory_bytes\{worker="(\d+)"\}/.exec(line)?.[1] ?? [],
  );
  expect(workers.sort()).toEqual(['1', '2']);
  const operations = samples.filter((line) => line.startsWith('rostrum_operations_total{'));
  expect(operations.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0)).toBe(4);

  process.kill(before[0]!, 'SIGSTOP');
  const meanwhile = Array.from({ length: 6 }, () => ask(address));
  expect((await Promise.all(meanwhile)).map(({ status }) => status)).toEqual(Array(6).fill(200));
  process.kill(before[0]!, 'SIGKILL');
  while (workersOf(server.child.pid!).filter((pid) => pid !== before[0]).length < 2) await sleep(100);
  const after = workersOf(server.child.pid!);
  expect(after).toContain(before[1]);
  for (let i = 0; i < 4; i++) expect((await ask(address)).status).toBe(200);

  server.child.kill('SIGTERM');
  expect(await exitOf(server)).toBe(0);
  expect(server.output.err).toBe('');
});

test('a limit applies to all workers together', async () => {
  const server = runIn(dataDir, 'main.ts', [], {
    ROSTRUM_WORKERS: '2',
    ROSTRUM_RATE_LIMIT: String(20 * REQUEST_COST),
    ROSTRUM_TRUSTED_PROXIES: 'loopback',
  });
  const address = await addressOf(server);
  const statuses: number[] = [];
  // Workers may be a second behind, so requests are slow; a limit per worker would let 40 through.
  while (!statuses.includes(429) && statuses.length < 60) {
    // It reads nothing, so that it costs what each request does; the address is of a caller that asked nothing before.
    statuses.push((await ask(address, '{ __typename }', { 'x-forwarded-for': '198.51.100.7' })).status);
    await sleep(150);
  }
  expect(statuses.indexOf(429)).toBeGreaterThanOrEqual(20);
  expect(statuses.indexOf(429)).toBeLessThan(36);

  server.child.kill('SIGTERM');
  expect(await exitOf(server)).toBe(0);
});

test('workers that cannot start are reported', async () => {
  const { output, ended } = runIn(dataDir, 'main.ts', [], { ROSTRUM_WORKERS: '2', HOST: '192.0.2.1' });
  expect(await exitOf({ ended })).toBe(1);
  expect(output.err).toContain('EADDRNOTAVAIL');
  expect(output.err).toContain('rostrum: a worker could not start');
});
