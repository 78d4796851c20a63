import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse, print, type FragmentDefinitionNode, type OperationDefinitionNode } from 'graphql';
import { SETTINGS } from '../../src/settings';
import { QUESTIONS } from '../../src/app/graphiql/questions';
import { pathsOfStory } from '../explorer/paths';
import { type Rostrum, startRostrum } from '../support/rostrum';
import type { TestServer } from '../support/server';

/*
 * What people ask costs at most half of what anybody may ask for, so that the table of costs can be corrected, and questions
 * can grow, before one of them is refused.
 */

const MARGIN = 2;
const LIMIT = Number(SETTINGS.maxCost.fallback);
const ROOT = join(__dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

let rostrum: Rostrum;
let server: TestServer;
beforeAll(async () => {
  rostrum = await startRostrum({ template: 'story' });
  // Each operation has a line in the log.
  server = await rostrum.serve({ maxCost: LIMIT, slowMs: 1e-6 });
});
afterAll(() => rostrum.close());

/** What the operations cost that something asks. */
async function costsOf(ask: () => Promise<unknown>): Promise<number[]> {
  server.logged.length = 0;
  await ask();
  return server.logged.filter(({ msg }) => msg === 'slow operation').map(({ cost }) => Number(cost));
}

/** The questions of which one costs more than it should, with what it costs. */
async function dearOf(questions: Iterable<readonly [name: string, ask: () => Promise<unknown>]>) {
  const dear: [string, number][] = [];
  let weighed = 0;
  for (const [name, ask] of questions) {
    const costs = await costsOf(ask);
    weighed += costs.length;
    for (const cost of costs) if (cost > LIMIT / MARGIN) dear.push([name, cost]);
  }
  return { dear, weighed };
}

const operationsOf = (text: string) =>
  parse(text).definitions.filter(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  );

/** A document with those of the fragments that it spreads, or that these spread. */
function withFragments(text: string, fragments: string): string {
  const missing = parse(fragments).definitions.filter(
    (each): each is FragmentDefinitionNode =>
      each.kind === Kind.FRAGMENT_DEFINITION &&
      text.includes(`...${each.name.value}`) &&
      !text.includes(`fragment ${each.name.value} `),
  );
  if (missing.length === 0) return text;
  return withFragments([text, ...missing.map(print)].join('\n'), fragments);
}

it('of the explorer, today and under saidBy', async () => {
  const paths = (await pathsOfStory(server)).flatMap((path) => [
    path,
    ...(path.includes('saidBy') ? [] : [`${path}${path.includes('?') ? '&' : '?'}saidBy=2025-08-21`]),
  ]);
  const { dear, weighed } = await dearOf(
    paths.map((path) => [path, () => fetch(`${server.url}${path}`)] as const),
  );
  expect(dear).toEqual([]);
  // All but the empty forms and the faults.
  expect(weighed).toBeGreaterThan(paths.length - 10);
});

it("of GraphiQL's tabs, the README and the guides", async () => {
  const guides = ['README.md', ...readdirSync(join(ROOT, 'docs')).map((name) => `docs/${name}`)];
  const examples = guides
    .filter((path) => path.endsWith('.md'))
    .flatMap((path) =>
      [...read(path).matchAll(/^ *```graphql\n(.*?)^ *```/gms)].map(
        ([, text], i) => [`${path}, example ${i + 1}`, text!] as const,
      ),
    )
    // One for Grafana has its macros.
    .filter(([, text]) => !text.includes('${'))
    .filter(([, text]) => operationsOf(text).every(({ operation }) => operation === 'query'));
  const tabs = QUESTIONS.map(({ title, query }) => [title, query] as const);
  const questions = [...tabs, ...examples].map(([name, text]) => [name, () => server.query(text)] as const);
  expect(await dearOf(questions)).toEqual({ dear: [], weighed: questions.length });
});

it('of the benchmark', async () => {
  const { events } = await rostrum.ask('{ events(first: 1) { pageInfo { endCursor } } }');
  const given: Record<string, unknown> = {
    slug: 'victory-day-parade-2025',
    country: 'china',
    a: 'kim-jong-un',
    b: 'russia',
    id: 'participation_1',
    query: 'parade',
    type: 'CEREMONY',
    from: '2025-01-01',
    to: '2025-12-31',
    validAt: '2025-06-01',
    knownAt: '2025-09-01T00:00:00Z',
    after: events.pageInfo.endCursor,
  };
  const fragments = read('bench/questions/fragments.graphql');
  const questions = readdirSync(join(ROOT, 'bench/questions'))
    .filter((name) => /^Q\d+\.graphql$|^time-control/.test(name))
    .map((name) => {
      const text = read(`bench/questions/${name}`);
      return [name, withFragments(text, fragments)] as const;
    });
  const asked = questions.map(([name, text]) => {
    const [operation] = operationsOf(text);
    const variables = Object.fromEntries(
      (operation!.variableDefinitions ?? []).map(({ variable }) => [
        variable.name.value,
        given[variable.name.value],
      ]),
    );
    return [name, () => server.query(text, variables)] as const;
  });
  expect(await dearOf(asked)).toEqual({ dear: [], weighed: questions.length });
});
