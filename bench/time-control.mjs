// npm run bench:time-control -- [--rounds 15] [--no-build] Measures the page of the parade in the bundled
// story, and the same page with saidBy on ten days in succession, as when a user moves the control of a
// timeline. Each round has a server of its own, without cached plans.
import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { prepare } from './harness/install.mjs';

const GOALS = { firstMs: 500, tenth: 3 };
const WARM = 10;
// Every second day of the last weeks before the parade; the claims made by then differ for each.
const DAYS = Array.from({ length: 10 }, (_, i) =>
  new Date(Date.UTC(2025, 7, 15 + 2 * i)).toISOString().slice(0, 10),
);
const ms = (time) => `${time.toFixed(time < 10 ? 1 : 0)} ms`;
const PAGE = readFileSync(new URL('questions/time-control.graphql', import.meta.url), 'utf8');
const PAGE_SAID_BY = PAGE.replace('query {', 'query ($day: Date!) { asOf(saidBy: $day) {').replace(
  '\n}\n',
  '\n}}\n',
);

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '15' },
    'no-build': { type: 'boolean', default: false },
  },
});
prepare({ build: !values['no-build'] });
const { storyDatabase } = await import('./fill/story.mjs');
const { closing } = await import('./harness/closing.mjs');
const { fire, httpRequest } = await import('./harness/load.mjs');
const { CORES, pin } = await import('./harness/machine.mjs');
const { median } = await import('./harness/measure.mjs');
const { SIDES } = await import('./sides/index.mjs');

await closing(async (onClose) => {
  const { url, close } = await storyDatabase();
  onClose(close);
  pin(process.pid, CORES.load);
  const rounds = [];
  for (let round = 0; round < Number(values.rounds); round += 1) {
    rounds.push(await playRound(url));
    const { now, first, second, tenth } = rounds.at(-1);
    console.log(
      `now ${ms(now)}, first other day ${ms(first)}, second ${ms(second)}, tenth ${ms(tenth)}: × ${(tenth / now).toFixed(2)}`,
    );
  }
  const worst = Math.max(...rounds.map(({ first }) => first));
  const ratio = median(rounds.map(({ now, tenth }) => tenth / now));
  const middle = (of) => ms(median(rounds.map((round) => round[of])));
  console.log(
    `medians: now ${middle('now')}, first other day ${middle('first')}, second ${middle('second')}, tenth ${middle('tenth')}`,
  );
  const verdicts = [
    [`first other day at most ${ms(worst)}`, worst <= GOALS.firstMs, `${GOALS.firstMs} ms`],
    [`tenth × ${ratio.toFixed(2)}`, ratio <= GOALS.tenth, `× ${GOALS.tenth}`],
  ];
  for (const [what, isMet, goal] of verdicts)
    console.log(`${what}, goal ${goal}: ${isMet ? 'ok' : 'not met'}`);
  console.log(`load ${loadavg()[0].toFixed(1)}`);
  process.exitCode = verdicts.every(([, isMet]) => isMet) ? 0 : 1;
});

/**
 * The time that the page takes at the current time, and on the first, second and tenth other day, in
 * milliseconds.
 */
async function playRound(url) {
  const server = await SIDES.rostrum.start(url);
  try {
    const time = async (query, variables) => {
      const request = httpRequest(server.port, '/graphql', { query, variables });
      return (await fire({ port: server.port, requests: [request], connections: 1, count: 1 })).p50;
    };
    for (let i = 0; i < WARM; i += 1) await time(PAGE);
    const [now, then] = [[], []];
    for (const day of DAYS) {
      now.push(await time(PAGE));
      then.push(await time(PAGE_SAID_BY, { day }));
    }
    return { now: median(now), first: then[0], second: then[1], tenth: then[9] };
  } finally {
    await server.stop();
  }
}
