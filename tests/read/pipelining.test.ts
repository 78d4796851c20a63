import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Database, openDatabase } from '../../src/platform/postgres/database';
import { Statements } from '../../src/platform/postgres/prepared';
import { WAITING_FOR_LEADERS } from '../support/locks';
import { type Rostrum, servedSchema, startRostrum } from '../support/rostrum';
import { startTestServer, type TestServer } from '../support/server';

const LEADER = 'query ($slug: String!) { leader(slug: $slug) { name } }';
const COUNTRY = 'query ($slug: String!) { country(slug: $slug) { name } }';
const NAMES = Array.from({ length: 24 }, (_, n) => `Leader ${n}`);
const slugOf = (name: string) => name.toLowerCase().replace(' ', '-');

let rostrum: Rostrum;

beforeAll(async () => {
  rostrum = await startRostrum();
  for (const name of NAMES) await rostrum.make.leader({ name });
  await rostrum.make.country({ name: 'Chad' });
}, 60_000);
afterAll(() => rostrum.close());

// Every repeated statement is short, and only a blocked one stays unanswered for so long, whatever the machine.
const SHARING = { shortMs: Infinity, littleMs: Infinity, stuckMs: 2_000 };

/** A server with a pool of its own, which has sent queries for a leader and a country before. */
async function startServer(options: { poolSize: number; statementTimeoutMs?: number }) {
  const { url } = rostrum.database;
  const database = openDatabase({ url, statementTimeoutMs: 0, onError: () => {}, ...options });
  const server = await startTestServer({
    database,
    schema: servedSchema(),
    reads: new Statements(database.pool, SHARING),
  });
  for (let n = 0; n < 3; n++) await expectAnswers(server);
  server.statements();
  const close = async () => {
    await server.close();
    await database.close();
  };
  return { server, database, close };
}

async function expectAnswers({ query }: TestServer): Promise<void> {
  expect((await query(LEADER, { slug: 'leader-1' })).data).toEqual({ leader: { name: 'Leader 1' } });
  expect((await query(COUNTRY, { slug: 'chad' })).data).toEqual({ country: { name: 'Chad' } });
}

/** Queries every leader concurrently, and returns when all statements are sent. */
async function askForAll(server: TestServer): Promise<ReturnType<TestServer['query']>[]> {
  const answers = NAMES.map((name) => server.query(LEADER, { slug: slugOf(name) }));
  let sent = 0;
  await until(async () => (sent += server.statements().length) === NAMES.length);
  return answers;
}

/** Blocks readers of leaders while it runs; passes a function that finds the waiting connections. */
async function whileLeadersAreLocked(work: (waiting: () => Promise<number[]>) => Promise<void>) {
  const client = new pg.Client({ connectionString: rostrum.database.url });
  await client.connect();
  await client.query('begin; lock table leader in access exclusive mode');
  try {
    await work(async () => {
      const { rows } = await client.query<{ pid: number }>(WAITING_FOR_LEADERS);
      return rows.map(({ pid }) => pid);
    });
  } finally {
    await client.end();
  }
}

/** Ends connections until none waits. */
async function endAll({ pool }: Pick<Database, 'pool'>, waiting: () => Promise<number[]>): Promise<void> {
  for (let pids = await waiting(); pids.length > 0; pids = await waiting()) {
    await pool.query('select pg_terminate_backend(pid) from unnest($1::int[]) pid', [pids]);
    await sleep(20);
  }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('It never came to that');
    await sleep(5);
  }
}

test('short queries share connections, each gets its own result, and none waits behind blocked ones', async () => {
  const { server, close } = await startServer({ poolSize: 2 * NAMES.length });
  let asked: ReturnType<TestServer['query']>[] = [];
  await whileLeadersAreLocked(async (waiting) => {
    asked = await askForAll(server);
    await sleep(SHARING.stuckMs + 500);
    const { length } = await waiting();
    expect(length).toBeGreaterThan(0);
    expect(length).toBeLessThan(NAMES.length / 2);

    expect((await server.query(COUNTRY, { slug: 'chad' })).data).toEqual({ country: { name: 'Chad' } });
    expect(await waiting()).toHaveLength(length);
  });
  const answers = await Promise.all(asked);
  expect(answers.map(({ data }) => data)).toEqual(NAMES.map((name) => ({ leader: { name } })));
  await close();
});

test('a query that takes too long fails alone', async () => {
  // A pool of two shares one connection.
  const { server, close } = await startServer({ poolSize: 2, statementTimeoutMs: 400 });
  await whileLeadersAreLocked(async (waiting) => {
    const slow = server.query(LEADER, { slug: 'leader-1' });
    await until(async () => (await waiting()).length === 1);
    const behind = Array.from({ length: 5 }, () => server.query(COUNTRY, { slug: 'chad' }));
    expect((await slow).errors![0]!.extensions.code).toBe('TIMEOUT');
    for (const answer of await Promise.all(behind)) {
      expect(answer.data).toEqual({ country: { name: 'Chad' } });
    }
  });
  await expectAnswers(server);
  await close();
});

test('a lost connection fails its queries, and no later ones', async () => {
  const { server, close } = await startServer({ poolSize: 2 * NAMES.length });
  await whileLeadersAreLocked(async (waiting) => {
    const answers = await askForAll(server);
    await until(async () => (await waiting()).length > 0);
    await endAll(rostrum.database, waiting);
    for (const { errors } of await Promise.all(answers)) {
      expect(errors![0]!.extensions.code).toBe('UNAVAILABLE');
    }
  });
  await expectAnswers(server);
  await close();
});

test('one connection is enough', async () => {
  const { server, close } = await startServer({ poolSize: 1 });
  const answers = await Promise.all(NAMES.map((name) => server.query(LEADER, { slug: slugOf(name) })));
  expect(answers.map(({ data }) => data)).toEqual(NAMES.map((name) => ({ leader: { name } })));
  await close();
});
