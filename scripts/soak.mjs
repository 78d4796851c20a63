// Runs a server of its own under load, with writers, followers, imports and faults at random, and ends with a table of what
// was lost, doubled or wrong. Needs a build. Usage: npm run soak [-- --minutes 30]
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { startServer } from './own-server.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const { processesIn } = createRequire(import.meta.url)('../dist/platform/postgres/embedded-postgres/process');
const { values } = parseArgs({ options: { minutes: { type: 'string', default: '30' } } });
const end = Date.now() + Number(values.minutes) * 60_000;
const isOver = () => Date.now() > end;

const dataDir = mkdtempSync(join(tmpdir(), 'rostrum-soak-'));
const env = { ROSTRUM_DATA_DIR: dataDir };
let server;
let url = '';

/** Starts the server on the port of before, so that clients find it again. */
async function start() {
  const port = url === '' ? '0' : new URL(url).port;
  ({ server, url } = await startServer({ ...env, PORT: port }));
}

async function createKey() {
  const child = spawn(
    process.execPath,
    ['dist/cli.js', 'keys', 'create', '--role', 'admin', '--name', 'soak'],
    { cwd: root, env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env } },
  );
  let token = '';
  for await (const text of child.stdout) token += text;
  return token.trim();
}

const codes = new Map();
const durations = [];
const acknowledged = new Set();
const followed = [];

async function ask(query, variables, token) {
  const begun = performance.now();
  try {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(60_000),
    });
    const answer = await response.json();
    count(answer.errors?.[0]?.extensions.code ?? 'ok');
    durations.push(performance.now() - begun);
    return answer;
  } catch {
    count('no answer');
    return null;
  }
}

const count = (code) => codes.set(code, (codes.get(code) ?? 0) + 1);

const QUESTIONS = [
  '{ event(slug: "victory-day-parade-2025") { name participations(first: 10) { nodes { status participant { __typename } } } } }',
  '{ events(first: 20) { totalCount nodes { name time { edtf } } } }',
  '{ search(query: "peking", first: 5) { nodes { name } } }',
  '{ timeline(interval: MONTH, groupBy: TYPE) { time value label } }',
  '{ asOf(saidBy: "2025-08-21") { events(first: 5) { nodes { name status } } } }',
];

async function read() {
  for (let i = 0; !isOver(); i += 1) {
    await ask(QUESTIONS[i % QUESTIONS.length]);
    await sleep(5);
  }
}

/** Writes under keys of its own; what has no answer is sent again, as a client would. */
async function write(token) {
  const mutation =
    'mutation ($input: CreateSourceInput!) { createSource(input: $input) { source { id } userErrors { message } } }';
  while (!isOver()) {
    const key = randomUUID();
    const input = { title: `soak ${key}`, idempotencyKey: key };
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const answer = await ask(mutation, { input }, token);
      if (answer?.data?.createSource?.source) {
        acknowledged.add(input.title);
        break;
      }
      await sleep(300);
    }
  }
}

async function importAll(token) {
  for (let i = 0; !isOver(); i += 1) {
    const content = `${JSON.stringify({ record: 'source', key: `soak-import-${i}`, title: `soak import ${i}` })}\n`;
    const input = { format: 'ROSTRUM_JSONL', content };
    await ask(
      'mutation ($input: StartImportInput!) { startImport(input: $input) { job { id } userErrors { message } } }',
      { input },
      token,
    );
    await sleep(2_000);
  }
}

/** Follows all changes, going on after the last one seen. */
async function follow() {
  let after = null;
  while (!isOver()) {
    const client = createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
    });
    try {
      const query = 'subscription ($after: String) { changes(after: $after) { cursor } }';
      for await (const { data } of client.iterate({ query, variables: { after } })) {
        if (!data) break;
        after = data.changes.cursor;
        followed.push(after);
        if (isOver()) break;
      }
    } catch {
      await sleep(300);
    } finally {
      await client.dispose();
    }
  }
}

const FAULTS = {
  async 'PostgreSQL killed'() {
    const [pid] = readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(pid), 'SIGKILL');
  },
  async 'PostgreSQL frozen for 8 s'() {
    const pids = processesIn(join(dataDir, 'postgres'));
    for (const pid of pids) process.kill(pid, 'SIGSTOP');
    await sleep(8_000);
    for (const pid of pids) process.kill(pid, 'SIGCONT');
  },
  async 'server stopped and started'() {
    const ended = new Promise((done) => server.once('exit', done));
    server.kill('SIGTERM');
    count(`stopped with exit ${await ended}`);
    await start();
  },
  async 'server killed and started'() {
    const ended = new Promise((done) => server.once('exit', done));
    server.kill('SIGKILL');
    await ended;
    await start();
  },
};

async function disturb() {
  const names = Object.keys(FAULTS);
  for (;;) {
    await sleep(15_000 + Math.random() * 30_000);
    // Time to recover before the end.
    if (Date.now() > end - 40_000) return;
    const name = names[Math.floor(Math.random() * names.length)];
    console.log(`${new Date().toISOString()} ${name}`);
    await FAULTS[name]();
  }
}

await start();
const token = await createKey();
let memory = 0;
const measuring = setInterval(() => {
  try {
    const [, pages] = readFileSync(`/proc/${server.pid}/statm`, 'utf8').split(' ');
    memory = Math.max(memory, Number(pages) * 4096);
  } catch {
    // It is being restarted.
  }
}, 1_000);
await Promise.all([
  read(),
  read(),
  read(),
  read(),
  write(token),
  write(token),
  importAll(token),
  follow(),
  follow(),
  disturb(),
]);
clearInterval(measuring);

const recorded = new Map();
for (let after = null; ;) {
  const answer = await ask(
    'query ($after: String) { sources(first: 100, after: $after) { nodes { title } pageInfo { endCursor hasNextPage } } }',
    { after },
    token,
  );
  if (!answer?.data) {
    await sleep(500);
    continue;
  }
  const { nodes, pageInfo } = answer.data.sources;
  for (const { title } of nodes) recorded.set(title, (recorded.get(title) ?? 0) + 1);
  if (!pageInfo.hasNextPage) break;
  after = pageInfo.endCursor;
}
const lost = [...acknowledged].filter((title) => !recorded.has(title));
const doubled = [...acknowledged].filter((title) => recorded.get(title) > 1);
durations.sort((a, b) => a - b);
console.table({
  'writes acknowledged': acknowledged.size,
  lost: lost.length,
  doubled: doubled.length,
  'changes followed': followed.length,
  'p50 ms': Math.round(durations[Math.floor(durations.length / 2)]),
  'p99 ms': Math.round(durations[Math.floor(durations.length * 0.99)]),
  'memory at most, MB': Math.round(memory / 1e6),
  ...Object.fromEntries(codes),
});
const exited = new Promise((done) => server.once('exit', done));
server.kill('SIGTERM');
const code = await exited;
rmSync(dataDir, { recursive: true, force: true });
const isInternal = codes.has('INTERNAL_SERVER_ERROR');
process.exit(lost.length + doubled.length > 0 || isInternal || code !== 0 ? 1 : 0);
