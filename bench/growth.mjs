// npm run bench:growth -- [--from 100000] [--events 1000000] [--only Q1,Q2] [--rounds n] [--seconds s]
// Measures the questions at a small and a large database, with a constant number of matches: countries
// with 200 events at either size, pairs of leaders with 10,000 events each. The time should then grow
// very little.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { prepare } from './harness/install.mjs';

const GOAL = 1.5;
const GOALS = { Q4: 3 };

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '100000' },
    events: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '2' },
    only: { type: 'string' },
    json: { type: 'string' },
    'no-build': { type: 'boolean', default: false },
  },
});
const [rounds, seconds] = [Number(values.rounds), Number(values.seconds)];
const only = values.only?.toUpperCase().split(',');
prepare({ build: !values['no-build'] });
const { default: pg } = await import('pg');
const { filledDatabase } = await import('./fill/index.mjs');
const { closing } = await import('./harness/closing.mjs');
const { cursorsOf } = await import('./harness/cursors.mjs');
const { drawsOf } = await import('./harness/draws.mjs');
const { fire, httpRequest } = await import('./harness/load.mjs');
const { CORES, pin, pinPostgres } = await import('./harness/machine.mjs');
const { median } = await import('./harness/measure.mjs');
const { QUESTIONS } = await import('./questions/index.mjs');
const { SIDES } = await import('./sides/index.mjs');

await closing(async (onClose) => {
  const sizes = [];
  for (const events of [Number(values.from), Number(values.events)])
    sizes.push(await openSize(events, onClose));
  pin(process.pid, CORES.load);
  const results = [];
  for (const question of QUESTIONS.filter(({ id }) => !only || only.includes(id))) {
    const result = await compare(question, sizes);
    const [small, large] = result.ms.map((ms) => ms.toFixed(2));
    console.log(
      `${question.id.padEnd(4)} ${small} ms → ${large} ms: × ${result.growth.toFixed(2)}, goal ${result.goal}: ${result.ok ? 'ok' : 'not met'}`,
    );
    results.push(result);
  }
  if (values.json)
    writeFileSync(values.json, `${JSON.stringify({ ...values, questions: results }, null, 2)}\n`);
  process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
});

/** A database with this many events, and a server for it. */
async function openSize(events, onClose) {
  const database = await filledDatabase({ events, log: console.error });
  onClose(() => database.close());
  const server = await SIDES.rostrum.start(database.url);
  onClose(() => server.stop());
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await pinPostgres(client);
  const cursors = await cursorsOf(client, { rostrum: server.port });
  await client.end();
  const { rare } = database.sample.countries;
  return {
    port: server.port,
    sample: { ...database.sample, cursors, countries: { popular: rare, ordinary: rare, rare } },
  };
}

/** The median response time of single requests, in rounds in which both sizes take turns. */
async function compare(question, sizes) {
  const running = sizes.map(({ port, sample }) => ({
    port,
    requests: drawsOf(question, sample).map((draw) =>
      httpRequest(port, '/graphql', { query: question.document, variables: question.variables(draw) }),
    ),
    offset: 0,
    times: [],
  }));
  for (let round = 0; round <= rounds; round += 1) {
    for (const size of running) {
      const { p50, next } = await fire({ ...size, connections: 1, seconds });
      size.offset = next;
      // The first round warms up.
      if (round > 0) size.times.push(p50);
    }
  }
  const ms = running.map(({ times }) => median(times));
  const [growth, goal] = [ms[1] / ms[0], GOALS[question.id] ?? GOAL];
  return { id: question.id, ms, growth, goal, ok: growth <= goal };
}
