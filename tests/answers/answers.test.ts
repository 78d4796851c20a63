import fc from 'fast-check';
import { openDatabase, type Database } from '../../src/platform/postgres/database';
import { type Chances, chances, Dice } from '../differential/dice';
import { FUZZ, holds } from '../differential/fuzz';
import { type Offer, operationOf } from '../differential/operation';
import { ROOTS } from '../differential/roots';
import { Stock } from '../differential/stock';
import { valuesOf, type Values } from '../differential/variables';
import { startWorld } from '../differential/world';
import { Factory, type Made } from '../support/factories';
import { findsOf } from '../support/finds';
import { type Rostrum, servedSchema } from '../support/rostrum';
import { startTestServer, type TestServer } from '../support/server';

const ROOM = 400_000;
// Besides results of the model, some that do not depend on recordings, and some that are empty.
const OTHERS = ['{ viewer { name role } }', '{ __schema { types { name } } }', '{ nothing }'];

/** A second server process, as seen by the product: only the database is shared. */
interface Process {
  server: TestServer;
  database: Database;
  make: Factory;
}

let rostrum: Rostrum;
let stock: Stock;
let processes: Process[];

beforeAll(async () => {
  rostrum = await startWorld(FUZZ.seed, 100_000);
  stock = await Stock.of(rostrum.database.pool);
  processes = await Promise.all([1, 2].map(() => startProcess()));
}, FUZZ.timeout);
afterAll(async () => {
  for (const { server, database } of processes) {
    await server.close();
    await database.close();
  }
  await rostrum.close();
});

async function startProcess(): Promise<Process> {
  const database = openDatabase({
    url: rostrum.database.url,
    poolSize: 6,
    statementTimeoutMs: 20_000,
    onError: () => {},
  });
  const server = await startTestServer({
    database,
    schema: servedSchema(),
    config: { answerCache: ROOM, maxCost: 100_000 },
  });
  const make = new Factory(database.prisma, async (mutation, input, selection) => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
    const document = `mutation ($input: ${type}) { told: ${mutation}(input: $input) ${selection} }`;
    const { data, errors } = await server.query(document, { input }, { token: rostrum.tokens.EDITOR });
    if (!data) throw new Error(JSON.stringify(errors));
    return data.told;
  });
  return { server, database, make };
}

interface Question {
  query: string;
  variables: object;
}

/** The status and body of a response, except what differs each time. */
async function ask({ url }: TestServer, { query, variables }: Question, isGet: boolean): Promise<string> {
  const accept = 'application/graphql-response+json';
  const search = new URLSearchParams({ query, variables: JSON.stringify(variables) });
  const isLong = search.toString().length > 8_000;
  const response =
    isGet && !isLong
      ? await fetch(`${url}/graphql?${search}`, { headers: { accept } })
      : await fetch(`${url}/graphql`, {
          method: 'POST',
          headers: { accept, 'content-type': 'application/json' },
          body: JSON.stringify({ query, variables }),
        });
  return `${response.status} ${(await response.text()).replaceAll(/[0-9a-f-]{36}/g, 'incident')}`;
}

/** What has been created, as subjects of later writes. */
interface Told {
  events: Made[];
  leaders: Made[];
}

/** A repeated write is refused, and changes nothing. */
function isRefused(error: Error): void {
  if (!/"code":"(DUPLICATE|CONFLICT)"/.test(error.message)) throw error;
}

async function write(make: Factory, dice: Dice, told: Told): Promise<void> {
  const event = told.events.at(-1);
  const leader = told.leaders.at(-1);
  switch (dice.below(6)) {
    case 0:
      await make.source();
      return;
    case 1:
      told.leaders.push(await make.leader());
      return;
    case 2:
      if (event && leader && told.events.length + told.leaders.length > 2) {
        // Each pair once.
        told.events.pop();
        await make.participation(event, leader);
        return;
      }
      break;
    case 3:
      if (!event) break;
      await make.claim(event.id, 'status', dice.pick(['CANCELLED', 'OCCURRED', 'POSTPONED']));
      return;
    case 4:
      if (!leader) break;
      await make.claim(leader.id, 'born', String(1940 + dice.below(50)));
      return;
    default:
  }
  told.events.push(await make.event({ time: `20${10 + dice.below(16)}` }));
}

const STEPS = 24;
const QUESTIONS = 5;

/**
 * A case in tests/finds/answers: the queries, and the random choices that determine the interleaving of
 * queries and writes.
 */
interface Course {
  questions: Question[];
  steps: Chances;
}

const told: Told = { events: [], leaders: [] };
const tally = { asked: 0, kept: 0 };

/**
 * Alternates queries and writes; throws, with the history, if a response differs from that without a
 * cache.
 */
async function holdsOf({ questions, steps }: Course): Promise<void> {
  const dice = new Dice(steps);
  for (let step = 0; step < STEPS; step += 1) {
    const { server, make } = processes[dice.below(2)]!;
    if (dice.chance(0.2)) await write(make, dice, told).catch(isRefused);
    const question = questions[dice.below(questions.length)]!;
    server.statements();
    const answer = await ask(server, question, dice.chance(0.5));
    const statements = server.statements();
    if (
      statements.length === 0 ||
      (statements.length === 1 && statements[0]!.startsWith('select (select id'))
    )
      tally.kept += 1;
    tally.asked += 1;
    const reference = await ask(rostrum.server, question, false);
    if (answer !== reference) {
      const course = JSON.stringify({ questions, steps } satisfies Course);
      throw new Error(`${course}\n${JSON.stringify(question)}\nkept:    ${answer}\nwithout: ${reference}`);
    }
  }
}

it.each(findsOf<Course>('answers'))('past finds stay fixed: %s', (_, find) => holdsOf(find));

it(
  'cached responses equal uncached ones, whichever process writes or responds',
  async () => {
    const offer: Offer = { schema: servedSchema(), stock, roots: ROOTS, has: () => true };
    const drawn = fc.tuple(
      fc.array(fc.tuple(chances(900), chances(300)), { minLength: QUESTIONS, maxLength: QUESTIONS }),
      chances(STEPS * 8),
    );
    const before = { ...tally };
    await holds(drawn, async ([made, steps]) => {
      const questions: Question[] = made.map(([operation, values]) => {
        const { text, variables, choices } = operationOf(offer, operation);
        const given: Values = valuesOf(variables, choices, values, offer, null);
        return { query: text, variables: given };
      });
      questions.push(...OTHERS.map((query) => ({ query, variables: {} })));
      await holdsOf({ questions, steps });
    });
    const [asked, kept] = [tally.asked - before.asked, tally.kept - before.kept];
    expect(asked).toBeGreaterThanOrEqual(STEPS);
    // Otherwise nothing was tested.
    expect(kept).toBeGreaterThan(asked / 10);
  },
  FUZZ.timeout,
);

it('no response is older than what was recorded before its request, during concurrent writes', async () => {
  const { make, server } = processes[0]!;
  const other = processes[1]!.server;
  const question = { query: '{ sources(first: 1) { totalCount } }', variables: {} };
  const countAt = async (at: TestServer) =>
    JSON.parse((await ask(at, question, true)).slice(4)).data.sources.totalCount as number;
  const start = await countAt(server);
  let written = 0;
  let isWriting = true;
  const writes = (async () => {
    for (let i = 0; i < 40; i += 1) {
      await make.source();
      written += 1;
    }
    isWriting = false;
  })();
  let looks = 0;
  while (isWriting) {
    await Promise.all(
      [server, other, server, other].map(async (at) => {
        const before = written;
        const count = await countAt(at);
        expect(count - start).toBeGreaterThanOrEqual(before);
        expect(count - start).toBeLessThanOrEqual(written + 1);
        looks += 1;
      }),
    );
  }
  await writes;
  expect(looks).toBeGreaterThan(20);
  expect(await countAt(other)).toBe(start + 40);
});

it('the cache is bounded, and keeps the entries used last', async () => {
  const { server } = processes[0]!;
  const statementsFor = async (n: number) => {
    server.statements();
    await ask(
      server,
      { query: `{ countries(first: 100) { nodes { a${n}: id name slug region } } }`, variables: {} },
      true,
    );
    return server.statements().filter((text) => text.includes('json')).length;
  };
  // About 10 kB each; ROOM holds forty of them.
  for (let n = 0; n < 60; n += 1) expect(await statementsFor(n)).toBe(1);
  expect(await statementsFor(59)).toBe(0);
  expect(await statementsFor(0)).toBe(1);
});
