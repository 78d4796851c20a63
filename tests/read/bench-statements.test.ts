import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PoolClient } from 'pg';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { involvementFaults } from '../support/involvement';
import { servedSchema } from '../support/rostrum';
import { startTestServer, type TestServer } from '../support/server';
import { withoutTimes } from '../support/without-times';
import { sortsOf, tablesReadWhole, type Plan } from './bench-statements/plan';
import { questions, type Sample, type Variables } from './bench-statements/questions';
import { shapes } from './bench-statements/shapes';

// So many that indexes are worthwhile, and no more than can be filled in some seconds.
const EVENTS = 20_000;
/** A table that no query may read as a whole. */
const LARGE = 15_000;
/** No more rows than this may be sorted: what is sorted is the result, or a small table. */
const MAX_SORTED = 1_000;

const BENCH = join(__dirname, '../../bench');

let database: TestDatabase;
let server: TestServer;
let sample: Sample;
/** The end of a page, reached by paging. */
let cursor: string;
let sent: { text: string; values: unknown[] }[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  sample = (await printed(['fill/into.mjs', database.url, String(EVENTS)])) as Sample;
  documents = (await printed(['--input-type=module', '-e', PRINT_DOCUMENTS])) as Record<string, string>;
  server = await startTestServer({ database, schema: servedSchema() });
  const { data } = await server.query('{ events(first: 100) { pageInfo { endCursor } } }');
  cursor = data!.events.pageInfo.endCursor;
  database.pool.on('acquire', listen);
}, 120_000);

afterAll(async () => {
  await server?.close();
  await database?.drop();
});

/** What Node prints as JSON in the folder of the bench. */
async function printed(args: readonly string[]): Promise<unknown> {
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: BENCH, maxBuffer: 2 ** 26 });
  return JSON.parse(stdout);
}

const counted = new WeakSet<PoolClient>();

function listen(client: PoolClient): void {
  if (counted.has(client)) return;
  counted.add(client);
  const send = client.query.bind(client) as (...args: unknown[]) => unknown;
  client.query = ((...args: unknown[]) => {
    const statement = args[0] as { text?: string; values?: unknown[] };
    if (statement.text) sent.push({ text: statement.text, values: statement.values ?? [] });
    return send(...args);
  }) as typeof client.query;
}

/** The text of each question of the bench, with the fragments that it shares with others. */
let documents: Record<string, string>;
const PRINT_DOCUMENTS = `import { QUESTIONS } from './questions/index.mjs';
  console.log(JSON.stringify(Object.fromEntries(QUESTIONS.map(({ id, document }) => [id, document]))));`;

/** Executes a query and returns its single statement. */
async function statementOf(document: string, variables: Variables) {
  sent = [];
  const { errors } = await server.query(document, variables);
  expect(errors).toBeUndefined();
  expect(sent).toHaveLength(1);
  return sent[0]!;
}

async function explain({ text, values }: { text: string; values: unknown[] }): Promise<Plan> {
  const { rows } = await database.pool.query(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${text}`, values);
  return rows[0]['QUERY PLAN'][0].Plan;
}

/**
 * Asserts that a query is one statement, which reads no large table as a whole and sorts no more than the
 * result.
 */
async function expectNoMoreReadThanAsked(document: string, asked: readonly Variables[]) {
  const { rows } = await database.pool.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND reltuples > $1",
    [LARGE],
  );
  const large = new Set(rows.map(({ name }) => name));
  expect([...large]).toEqual(
    expect.arrayContaining(['claim', 'entity_name', 'event', 'involvement', 'participation']),
  );
  for (const variables of asked) {
    const plan = await explain(await statementOf(document, variables));
    expect({
      variables,
      whole: tablesReadWhole(plan).filter((table) => large.has(table)),
      sorts: sortsOf(plan).filter(({ rows }) => rows > MAX_SORTED),
    }).toEqual({ variables, whole: [], sorts: [] });
  }
}

describe.each(Object.keys(shapes))('%s', (name) => {
  test('are one statement, which reads no large table as a whole and sorts no more than the result', async () => {
    const { document, variables } = shapes[name]!;
    await expectNoMoreReadThanAsked(document, variables(sample));
  });
});

describe.each(Object.keys(questions))('%s', (id) => {
  test('is one statement, which reads no large table as a whole and sorts no more than the result', async () => {
    await expectNoMoreReadThanAsked(documents[id]!, questions[id]!(sample, cursor));
  });

  test('produces this SQL', async () => {
    const [variables] = questions[id]!(sample, cursor);
    const statement = await statementOf(documents[id]!, variables!);
    // A line for each part of it, so that a difference can be read.
    const lines = statement.text
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/ (?=(?:left join|from|where|order by|union all|limit) )/g, '\n');
    expect(`\n${lines}\n`).toMatchSnapshot();
  });
});

describe('the events of a thing in another order than that of time', () => {
  // The same order in SQL; unknown scores come last either way.
  const KEYS = {
    NAME: { ASC: 'fold(label)', DESC: 'fold(label)' },
    GOLDSTEIN: { ASC: "coalesce(goldstein, 'Infinity')", DESC: "coalesce(goldstein, '-Infinity')" },
    RECORDED: { ASC: 'id', DESC: 'id' },
  };
  const PAGE = 40;
  const document = `query ($country: String!, $days: TimeFilter, $first: Int, $last: Int, $after: String, $before: String, $order: EventOrder!) {
    country(slug: $country) { events(where: { time: $days }, orderBy: [$order], first: $first, last: $last, after: $after, before: $before) {
      totalCount nodes { id } pageInfo { startCursor endCursor } } } }`;

  /** The ids of all events in which a country takes part, by SQL. */
  async function inOrder(country: string, key: string, direction: string, from: string): Promise<string[]> {
    const { rows } = await database.pool.query(
      `SELECT 'event_' || id AS id FROM event WHERE effective AND to_recording = 9223372036854775807
         AND coalesce(time_latest, 'infinity') >= $2::date
         AND id IN (SELECT event_id FROM involvement WHERE to_recording = 9223372036854775807
           AND entity_id = (SELECT id FROM entity WHERE slug = $1))
       ORDER BY ${key} ${direction}, event.id ${direction}`,
      [country, from],
    );
    return rows.map(({ id }) => id);
  }

  test.each(['NAME', 'GOLDSTEIN', 'RECORDED'] as const)(
    '%s: page by page, of few and of many',
    async (field) => {
      const { popular, rare } = sample.countries;
      const sizes: number[] = [];
      for (const { slug } of [popular[0]!, rare[1]!]) {
        for (const from of ['-infinity', '2020-01-01']) {
          for (const direction of ['ASC', 'DESC'] as const) {
            const all = await inOrder(slug, KEYS[field][direction], direction, from);
            sizes.push(all.length);
            const given = {
              country: slug,
              order: { field, direction },
              days: from === '-infinity' ? null : { from },
            };
            const read = async (page: Variables) =>
              (await server.query(document, { ...given, ...page })).data!.country.events;
            const ids = ({ nodes }: { nodes: { id: string }[] }) => nodes.map(({ id }) => id);
            const one = await read({ first: PAGE });
            const two = await read({ first: PAGE, after: one.pageInfo.endCursor });
            expect([...ids(one), ...ids(two)]).toEqual(all.slice(0, 2 * PAGE));
            const last = await read({ last: PAGE });
            const lastButOne = await read({ last: PAGE, before: last.pageInfo.startCursor });
            expect([...ids(lastButOne), ...ids(last)]).toEqual(all.slice(-2 * PAGE));
            expect(one.totalCount).toBe(all.length);
          }
        }
      }
      // More than are sorted, and fewer.
      expect(Math.max(...sizes)).toBeGreaterThan(5_000);
      expect(Math.min(...sizes)).toBeLessThan(1_000);
    },
  );
});

test('reading a large table as a whole, and sorting it, would be detected', async () => {
  const plan = await explain({
    text: 'SELECT id FROM participation ORDER BY reason, id LIMIT 1',
    values: [],
  });
  expect(tablesReadWhole(plan)).toEqual(['participation']);
  expect(sortsOf(plan)).toEqual([{ key: expect.stringContaining('reason'), rows: expect.any(Number) }]);
  expect(sortsOf(plan)[0]!.rows).toBeGreaterThan(MAX_SORTED);
});

describe("the benchmark's data is as the product would have left it", () => {
  test('involvement has the right rows', async () => {
    expect(await involvementFaults(database.pool)).toEqual([]);
  });

  test('the columns have what the claims determine', async () => {
    const told = `events(first: 100, orderBy: {field: TIME, direction: ASC}) { nodes {
      id status type time { edtf } place { name latitude country { slug } }
      participations(first: 40) { nodes { id status level role confidence } } } }
      country(slug: "${sample.countries.popular[0]!.slug}") { relationships(first: 100) { nodes { id type status valid { edtf } polarity } } }
      leaders(first: 50) { nodes { id tenures(first: 5) { nodes { id role office term { edtf } } } } }`;
    const { data, errors } = await server.query(`{ ${told} asOf(saidBy: "2024-12-31") { ${told} } }`);
    expect(errors).toBeUndefined();
    const { asOf, ...now } = data!;
    expect(withoutTimes(asOf)).toEqual(now);
    // Some of them have a ledger, or it would prove little.
    const statuses = now.events.nodes.flatMap((event: any) =>
      event.participations.nodes.map((each: any) => each.confidence),
    );
    expect(statuses.filter((confidence: unknown) => confidence !== null).length).toBeGreaterThan(5);
  });
});
