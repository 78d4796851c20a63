// Measures a normal question while strangers attack: in each way of attack/ways.mjs, twelve at a time. Its p99 may be five
// times what it is without, /livez answers, and memory returns. Needs a build; on a server of its own, or one of DATABASE_URL.
// Usage: npm run attack [-- --seconds 20] [--ways "searches,exports"]
import { fork } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ask, connections } from './attack/ask.mjs';
import { WAYS } from './attack/ways.mjs';
import { startServer } from './own-server.mjs';

const FACTOR = 5;
// A normal question is sent so often, whether those before it are answered or not.
const EVERY_MS = 25;
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '20' }, ways: { type: 'string', default: '' } },
});
const seconds = Number(values.seconds);
const wanted = values.ways.split(',').filter((name) => name !== '');
const names = wanted.length > 0 ? wanted : Object.keys(WAYS);
const unknown = names.find((name) => !Object.hasOwn(WAYS, name));
if (unknown !== undefined) {
  console.error(`--ways: "${unknown}" is none of ${Object.keys(WAYS).join(', ')}`);
  process.exit(2);
}

const dataDir = mkdtempSync(join(tmpdir(), 'rostrum-attack-'));
const { DATABASE_URL } = process.env;
const { server, url } = await startServer({
  ...(DATABASE_URL && { DATABASE_URL }),
  ROSTRUM_DATA_DIR: dataDir,
  // Each normal question is read from the database.
  ROSTRUM_ANSWER_CACHE: '0',
});
process.on('exit', () => server.kill()).on('SIGTERM', () => process.exit(1));

const QUESTION =
  'query ($first: Int!) { events(first: $first) { nodes { slug name time { edtf } participations(first: 3) { nodes { status } } } } }';

/** Asks normal questions for so many milliseconds; returns how long they took, in ms, and what was not answered. */
async function measure(forMs) {
  // New connections: one that was idle for long may be closed by the server at the moment that it is used again.
  const agent = connections(Infinity);
  const took = [];
  const faults = new Map();
  const asked = [];
  const fault = (what) => faults.set(what, (faults.get(what) ?? 0) + 1);
  const one = async (n) => {
    const begun = performance.now();
    try {
      const body = JSON.stringify({ query: QUESTION, variables: { first: 1 + (n % 10) } });
      const headers = { 'content-type': 'application/json' };
      const { text } = await ask(`${url}/graphql`, { agent, method: 'POST', headers, body });
      const { data, errors } = JSON.parse(text());
      if (!data?.events) fault(errors[0].extensions.code);
    } catch (error) {
      fault(error.code ?? error.message);
    }
    took.push(performance.now() - begun);
  };
  const live = async () => {
    const { status } = await ask(`${url}/livez`, { agent }).catch(() => ({ status: 'no answer' }));
    if (status !== 200) fault(`/livez ${status}`);
  };
  const starved = starvedNs();
  const begun = performance.now();
  for (let n = 0; performance.now() - begun < forMs; n += 1) {
    asked.push(one(n));
    if (n % 20 === 0) asked.push(live());
    await sleep(Math.max(0, begun + (n + 1) * EVERY_MS - performance.now()));
  }
  await Promise.all(asked);
  agent.destroy();
  const starvedShare = (starvedNs() - starved) / 1e6 / (performance.now() - begun);
  took.sort((a, b) => a - b);
  return { p50: took[took.length >> 1], p99: took[Math.floor(took.length * 0.99)], faults, starvedShare };
}

const memoryMb = (pid) => {
  const { groups } = /VmRSS:\s+(?<kb>\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(groups.kb) / 1024;
};

// cspell:ignore cmdline schedstat smaps
/** Memory that belongs to PostgreSQL alone, in MB: what its processes share is counted once. */
function postgresMb() {
  let kb = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres')) continue;
      kb += Number(/Private_Dirty:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))[1]);
    } catch {
      // It has ended.
    }
  }
  return kb / 1024;
}

/** Nanoseconds that the main thread of the server has been ready to run and had no processor; see proc(5). */
const starvedNs = () =>
  Number(readFileSync(`/proc/${server.pid}/task/${server.pid}/schedstat`, 'utf8').split(' ')[1]);

/** Watches the memory of the server; call the result to stop, which returns the most that it had, in MB. */
function watchMemory() {
  let most = 0;
  const timer = setInterval(() => (most = Math.max(most, memoryMb(server.pid))), 200);
  return () => {
    clearInterval(timer);
    return most;
  };
}

const ms = (value) => Math.round(value * 10) / 10;
const percent = (share) => Math.round(share * 100);
const rows = {};
let isHeld = true;
await measure(3_000);
await sleep(6_000);
const memoryAtStart = memoryMb(server.pid);

for (const name of names) {
  const attacker = fork(join(root, 'scripts/attack/attacker.mjs'), [url, name], {
    stdio: 'inherit',
    detached: true,
  });
  const ended = new Promise((_, fail) =>
    attacker.once('exit', (code) => fail(new Error(`the attacker ended with ${code}`))),
  );
  const heard = () => Promise.race([new Promise((resolve) => attacker.once('message', resolve)), ended]);
  await heard();
  await sleep(500);
  const before = memoryMb(server.pid);
  const own = await measure(Math.min(10_000, seconds * 1_000));
  const memory = watchMemory();
  attacker.send('begin');
  await sleep(500);
  const under = await measure(seconds * 1_000);
  attacker.send('end');
  const answers = await heard();
  const most = memory();
  await sleep(3_000);
  const factor = under.p99 / own.p99;
  if (factor > FACTOR || under.faults.size > 0) isHeld = false;
  rows[name] = {
    'own p50': ms(own.p50),
    'own p99': ms(own.p99),
    p50: ms(under.p50),
    p99: ms(under.p99),
    factor: ms(factor),
    'no processor, %': `${percent(own.starvedShare)} → ${percent(under.starvedShare)}`,
    'MB before': Math.round(before),
    most: Math.round(most),
    after: Math.round(memoryMb(server.pid)),
    PostgreSQL: Math.round(postgresMb()),
    'not answered': [...under.faults].map((each) => each.join(' ')).join(', '),
    attack: Object.entries(answers)
      .map((each) => each.join(' '))
      .join(', '),
  };
  console.error(name, JSON.stringify(rows[name]));
}
console.table(rows);
// Garbage is collected when the process is idle.
await sleep(15_000);
console.log(
  `Memory: ${Math.round(memoryAtStart)} MB at the start, ${Math.round(memoryMb(server.pid))} MB at the end`,
);
const ended = new Promise((done) => server.once('exit', done));
server.kill('SIGTERM');
await ended;
rmSync(dataDir, { recursive: true, force: true });
process.exit(isHeld ? 0 : 1);
