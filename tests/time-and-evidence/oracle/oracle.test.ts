import { withoutTimes } from '../../support/without-times';
import { createHash } from 'node:crypto';
import { FUZZ, holds } from '../../differential/fuzz';
import { findsOf } from '../../support/finds';
import { type Rostrum, startRostrum } from '../../support/rostrum';
import { answerOf } from './answer';
import { history, type History, type SomePoint } from './history';
import { numberOf, type Log, type Point } from './log';
import { Oracle } from './oracle';
import { partsOf, questionOf, type Part, type World } from './question';
import { RecordedWorld } from './recorded-world';

const RUNS = Number(process.env.ROSTRUM_FUZZ_RUNS ?? 10);
const POINTS = 4;

let rostrum: Rostrum;
beforeAll(async () => {
  rostrum = await startRostrum({ maxCost: 100_000_000 });
});
afterAll(() => rostrum.close());

let worlds = 0;
/** A word unlike that of any other world, so that a search finds one world alone. */
const nextWord = () =>
  [
    ...createHash('sha256')
      .update(`${(worlds += 1)}`)
      .digest()
      .subarray(0, 14),
  ]
    .map((byte) => String.fromCharCode(97 + (byte % 26)))
    .join('');

/** The instant of a scope, for its last recording: itself, or between it and the next. */
function resolve(point: SomePoint, { entries }: Log): { point: Point; known: string | null } {
  const { valid, said, known } = point;
  if (known === null) return { point: { valid, said, known: null }, known: null };
  const i = Math.min(entries.length - 1, Math.floor(known.share * entries.length));
  const entry = entries[i]!;
  if (!known.before || i === 0) return { point: { valid, said, known: entry.recording }, known: entry.at };
  const instant = new Date(Date.parse(entry.at) - 1).toISOString();
  return { point: { valid, said, known: entries[i - 1]!.recording }, known: instant };
}

/** Relations with one value are resolved for today, and a long run may cross midnight. */
const dayNow = () => new Date().toISOString().slice(0, 10);

interface Times {
  valid: string | null;
  said: string | null;
  known: string | null;
}

async function ask(world: World, part: Part, times: Times): Promise<string> {
  const { text, variables } = questionOf(world, part);
  const asOf = withoutTimes((await rostrum.ask(text, { ...variables, ...times })).asOf);
  // Scores are tested in the tests of search; here only the matches count.
  asOf.search?.nodes.sort((a: { id: string }, b: { id: string }) => numberOf(a.id) - numberOf(b.id));
  return JSON.stringify(asOf);
}

describe('every query at every point in time', () => {
  const tally = { taken: 0, refused: 0, asked: 0 };

  /** Executes a history, querying now and then, and returns the results, to be repeated. */
  async function tell(recordedWorld: RecordedWorld, { steps, points }: History) {
    const asked: { world: World; part: Part; times: Times; day: string; answer: string }[] = [];
    for (const [i, step] of steps.entries()) {
      if (await recordedWorld.take(step)) tally.taken += 1;
      if (i % 10 !== 9) continue;
      const { part, valid, said } = points[i % points.length]!;
      const times = { valid, said, known: recordedWorld.log.entries.at(-1)!.at };
      for (const world of partsOf(recordedWorld.worldAt(null), part))
        asked.push({ world, part, times, day: dayNow(), answer: await ask(world, part, times) });
    }
    tally.refused += recordedWorld.refused;
    return asked;
  }

  /** Executes a history and queries each of its scopes, and repeats the queries made on the way. */
  async function holdsOf(somewhere: History): Promise<void> {
    const recordedWorld = await RecordedWorld.found(rostrum.database, nextWord());
    const asked = await tell(recordedWorld, somewhere);
    const { log } = recordedWorld;
    const answers = somewhere.points.map(async (at) => {
      const { part } = at;
      const { point, known } = resolve(at, log);
      tally.asked += 1;
      const today = dayNow();
      const oracle = new Oracle(log, point, today);
      for (const world of partsOf(recordedWorld.worldAt(point.known), part)) {
        const got: unknown = JSON.parse(await ask(world, part, { ...point, known }));
        if (dayNow() === today) expect({ point, got }).toEqual({ point, got: answerOf(oracle, world, part) });
      }
    });
    const again = asked.map(async ({ world, part, times, day, answer }) => {
      const later = await ask(world, part, times);
      if (dayNow() === day) expect(later).toBe(answer);
    });
    // All of them, so that none is active when the server is closed.
    const failed = (await Promise.allSettled([...answers, ...again])).find(
      ({ status }) => status === 'rejected',
    );
    if (failed?.status === 'rejected')
      throw new Error(`${JSON.stringify(somewhere)}\n${(failed.reason as Error).message}`);
  }

  it.each(findsOf<History>('oracle'))('past finds stay fixed: %s', (_, find) => holdsOf(find));

  it(
    `equals the result of an oracle that folds the log, in ${RUNS} histories`,
    async () => {
      await holds(history(POINTS), holdsOf, { runs: RUNS, bound: Infinity });
      expect(tally.taken).toBeGreaterThan(tally.refused);
    },
    60_000 + FUZZ.shrinking + RUNS * 5_000,
  );
});
