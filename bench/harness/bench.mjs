import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import pg from 'pg';
import { QUESTIONS } from '../questions/index.mjs';
import { SHAPES } from '../shapes/index.mjs';
import { NODE_VERSION, SIDES } from '../sides/index.mjs';
import { closing } from './closing.mjs';
import { cursorsOf } from './cursors.mjs';
import { CORES, pin, pinPostgres, pins } from './machine.mjs';
import { measure } from './measure.mjs';
import { recordEverySecond } from './recording.mjs';
import { judge, table, toJson } from './report.mjs';
import { verify } from './verify.mjs';

/** Fills, starts the sides, measures the questions and reports. */
export const runBench = (options) => closing((onClose) => run(options, onClose));

async function run(options, onClose) {
  // The product has been built at this point, as filling requires.
  const { filledDatabase } = await import('../fill/index.mjs');
  tell(`filling ${options.events} events`);
  const database = await filledDatabase({ events: options.events, log: tell });
  onClose(() => database.close());
  const client = new pg.Client({ connectionString: database.url });
  // A broken connection makes a question fail as well, which reports it.
  client.on('error', () => {});
  await client.connect();
  onClose(() => client.end());

  const questions = (options.shapes ? SHAPES : QUESTIONS).filter(isAskedFor(options));
  const sides = [];
  for (const [name, side] of Object.entries(SIDES)) {
    if (options.sides === null ? side.onRequest : !options.sides.includes(side.as ?? name)) continue;
    if (!questions.some((question) => answers(side, question) || isBeside(name, question))) continue;
    tell(`starting ${name}`);
    const server = await side.start(database.url);
    onClose(() => server.stop());
    sides.push({ name, ...side, server });
  }
  await pinPostgres(client);
  pin(process.pid, CORES.load);

  const cursors = questions.some((question) => numberOf(question) === 'Q10')
    ? await cursorsOf(client, portsOf(sides))
    : [];
  const sample = { ...database.sample, cursors };
  const results = [];
  for (const question of questions) {
    const asked = sides
      .filter((side) => answers(side, question))
      .map((side) => ({ ...side, name: side.as ?? side.name }));
    const beside = sides.find(({ name }) => isBeside(name, question));
    tell(`${question.id} checking that the sides agree`);
    await verify(question, asked, sample);
    // Sides that do not support this question are suspended as well.
    for (const { server } of sides) server.pause();
    const stop = question.isRepeated ? recordEverySecond(client) : async () => {};
    const measured = await measure(question, asked, sample, { ...options, beside }, tell).finally(stop);
    for (const { server } of sides) server.resume();
    report(question, measured);
    results.push({ question, measured, verdicts: judge(question, measured) });
  }
  tell('');
  const names = namesOf(sides);
  console.log(table(results, names));
  if (options.json)
    writeFileSync(options.json, `${JSON.stringify(toJson(results, about(options), names), null, 2)}\n`);
}

/** Q2 for Q2 and for each of its shapes. */
const numberOf = ({ id }) => id.split(':')[0];

const isAskedFor =
  ({ only }) =>
  (question) =>
    only === null || only.includes(numberOf(question));

const answers = (side, question) => side.answers?.(question) ?? true;

/** Whether a question is compared with another one to the same side. */
const isBeside = (name, { beside }) => beside !== undefined && name === 'rostrum';

const about = ({ events, rounds, seconds }) => ({
  events,
  rounds,
  seconds,
  node: NODE_VERSION,
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  pinned: pins,
});

/** The sides that are always present, and those requested. */
const namesOf = (sides) =>
  Object.keys(SIDES).filter(
    (name) => !SIDES[name].as && (!SIDES[name].onRequest || sides.some((side) => side.name === name)),
  );

const portsOf = (sides) => Object.fromEntries(sides.map(({ name, server }) => [name, server.port]));

/** A status line on a terminal; elsewhere only the names of the questions. */
function tell(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[2K${text}`);
}

function report(question, measured) {
  if (process.stderr.isTTY) return;
  const rates = Object.entries(measured).map(([name, { rate }]) => `${name} ${rate.toFixed(1)}`);
  console.error(`${question.id}: ${rates.join(', ')} a second`);
}
