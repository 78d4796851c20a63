// npm run bench:memory -- [--events N] [--requests 1000000] [--documents 10000] Measures the effect of an
// hour of load: the resident memory of the server while it serves a million requests with ten thousand
// distinct documents. An unbounded cache shows as a line that keeps rising.
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { prepare } from './harness/install.mjs';

// In addition to the cache of responses.
const GOAL_MB = 250;
const CONNECTIONS = 16;
const STEPS = 20;

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '50000' },
    requests: { type: 'string', default: '1000000' },
    documents: { type: 'string', default: '10000' },
    'no-build': { type: 'boolean', default: false },
  },
});
const [events, total, documents] = [values.events, values.requests, values.documents].map(Number);
prepare({ build: !values['no-build'] });
const { filledDatabase } = await import('./fill/index.mjs');
const { closing } = await import('./harness/closing.mjs');
const { drawsOf, random } = await import('./harness/draws.mjs');
const { fire, httpRequest } = await import('./harness/load.mjs');
const { CORES, pin, rssMb } = await import('./harness/machine.mjs');
const { default: question } = await import('./questions/Q1.mjs');
const { SIDES } = await import('./sides/index.mjs');
const { configTable } = createRequire(import.meta.url)('../dist/config.js');
const { fallback: cache } = configTable.find(({ name }) => name === 'ROSTRUM_ANSWER_CACHE');
const goal = GOAL_MB + Number(cache) / 2 ** 20;

await closing(async (onClose) => {
  const database = await filledDatabase({ events });
  onClose(() => database.close());
  const server = await SIDES.kept.start(database.url);
  onClose(() => server.stop());
  pin(process.pid, CORES.load);
  const draws = drawsOf(question, database.sample);
  // An alias makes a new document for every cache that is keyed by the text.
  const each = Array.from({ length: documents }, (_, i) =>
    httpRequest(server.port, '/graphql', {
      query: question.document.replace('event(slug', `e${i}: event(slug`),
      variables: question.variables(draws[i % draws.length]),
    }),
  );
  // First each of them once; then some often and most seldom, as in real use.
  const next = random('memory');
  const seldom = Array.from({ length: 20 * documents }, () => each[Math.floor(documents * next() ** 4)]);
  const requests = [...each, ...seldom];
  console.log(`at the start: ${rssMb(server.pid).toFixed(0)} MB`);
  let [offset, most] = [0, 0];
  for (let step = 1; step <= STEPS; step += 1) {
    const { next: reached, rate } = await fire({
      port: server.port,
      requests,
      connections: CONNECTIONS,
      count: Math.round(total / STEPS),
      offset,
    });
    offset = reached;
    const rss = rssMb(server.pid);
    most = Math.max(most, rss);
    console.log(`${String(offset).padStart(8)} requests: ${rss.toFixed(0)} MB  (${Math.round(rate)}/s)`);
  }
  const isMet = most < goal;
  console.log(`at most ${most.toFixed(0)} MB, goal under ${goal}: ${isMet ? 'ok' : 'not met'}`);
  process.exitCode = isMet ? 0 : 1;
});
