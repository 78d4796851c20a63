// npm run bench:startup -- [--events N] [--runs n] Measures how long `node dist/main.js` takes against a
// running database until it answers a question.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { prepare } from './harness/install.mjs';

const GOAL_MS = 1500;
const root = fileURLToPath(new URL('..', import.meta.url));

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '50000' },
    runs: { type: 'string', default: '7' },
    'no-build': { type: 'boolean', default: false },
  },
});
prepare({ build: !values['no-build'] });
const { filledDatabase } = await import('./fill/index.mjs');
const { closing } = await import('./harness/closing.mjs');
const { median } = await import('./harness/measure.mjs');

await closing(async (onClose) => {
  const database = await filledDatabase({ events: Number(values.events) });
  onClose(() => database.close());
  const times = [];
  for (let run = 0; run < Number(values.runs); run += 1) {
    times.push(await startOnce(database.url));
    console.log(`${Math.round(times.at(-1))} ms`);
  }
  const typical = median(times);
  console.log(
    `median ${Math.round(typical)} ms, goal under ${GOAL_MS}: ${typical < GOAL_MS ? 'ok' : 'not met'}`,
  );
  process.exitCode = typical < GOAL_MS ? 0 : 1;
});

async function startOnce(url) {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, ['dist/main.js'], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: 'production',
      DATABASE_URL: url,
      ROSTRUM_SEED: 'false',
      PORT: String(port),
    },
    stdio: 'ignore',
  });
  const exit = once(child, 'exit');
  try {
    while (!(await isAnswering(port))) {
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    }
    return performance.now() - began;
  } finally {
    child.kill('SIGTERM');
    await exit;
  }
}

async function isAnswering(port) {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ events(first: 1) { nodes { id } } }"}',
    });
    return (await response.json()).data?.events !== undefined;
  } catch {
    await new Promise((resolve) => setTimeout(resolve, 5));
    return false;
  }
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
