import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PoolClient } from 'pg';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { involvementFaults } from '../support/involvement';
import { servedSchema } from '../support/rostrum';
import { startTestServer, type TestServer } from '../support/server';
import { sortsOf, tablesReadWhole, type Plan } from './bench-statements/plan';
import { questions, type Sample, type Variables } from './bench-statements/questions';
import { shapes } from './bench-statements/shapes';

// So many that indexes are worth while, and no more than can be filled in some seconds.
const EVENTS = 20_000;
/** A table of which no question may read all. */
const LARGE = 15_000;
/** More rows than these are not to be sorted: what is sorted is what is answered, or what few there are of. */
const MOST_SORTED = 1_000;

const BENCH = join(__dirname, '../../bench');

let database: TestDatabase;
let server: TestServer;
let sample: Sample;
/** The end of a page, as its readers meet it. */
let cursor: string;
let sent: { text: string; values: unknown[] }[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(BENCH, 'fill/into.mjs'), database.url, String(EVENTS)],
    { maxBuffer: 2 ** 26 },
  );
  sample = JSON.parse(stdout) as Sample;
  server = await startTestServer({ database, schema: servedSchema() });
  const { data } = await server.query('{ events(first: 100) { pageInfo { endCursor } } }');
  cursor = data!.events.pageInfo.endCursor;
  database.pool.on('acquire', listen);
}, 120_000);

afterAll(async () => {
  await server?.close();
  await database?.drop();
});

const heard = new WeakSet<PoolClient>();

function listen(client: PoolClient): void {
  if (heard.has(client)) return;
  heard.add(client);
  const send = client.query.bind(client) as (...args: unknown[]) => unknown;
  client.query = ((...args: unknown[]) => {
    const statement = args[0] as { text?: string; values?: unknown[] };
    if (statement.text) sent.push({ text: statement.text, values: statement.values ?? [] });
    return send(...args);
  }) as typeof client.query;
}

const documentOf = (id: string) => readFileSync(join(BENCH, `questions/${id}.graphql`), 'utf8');

/** Asks a question and answers the one statement that it took. */
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

/** That a question is one statement, which reads no large table whole and sorts no more than it answers. */
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
      sorts: sortsOf(plan).filter(({ rows }) => rows > MOST_SORTED),
    }).toEqual({ variables, whole: [], sorts: [] });
  }
}

describe.each(Object.keys(shapes))('%s', (name) => {
  test('are one statement, which reads no large table whole and sorts no more than it answers', async () => {
    const { document, variables } = shapes[name]!;
    await expectNoMoreReadThanAsked(document, variables(sample));
  });
});

describe.each(Object.keys(questions))('%s', (id) => {
  test('is one statement, which reads no large table whole and sorts no more than it answers', async () => {
    await expectNoMoreReadThanAsked(documentOf(id), questions[id]!(sample, cursor));
  });

  test('is said to the database so', async () => {
    const [variables] = questions[id]!(sample, cursor);
    const statement = await statementOf(documentOf(id), variables!);
    // A line for each part of it, so that a difference can be read.
    const lines = statement.text
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/ (?=(?:left join|from|where|order by|union all|limit) )/g, '\n');
    expect(`\n${lines}\n`).toMatchSnapshot();
  });
});

test('reading a large table whole, and sorting it, would be noticed', async () => {
  const plan = await explain({
    text: 'SELECT id FROM participation ORDER BY reason, id LIMIT 1',
    values: [],
  });
  expect(tablesReadWhole(plan)).toEqual(['participation']);
  expect(sortsOf(plan)).toEqual([{ key: expect.stringContaining('reason'), rows: expect.any(Number) }]);
  expect(sortsOf(plan)[0]!.rows).toBeGreaterThan(MOST_SORTED);
});

describe('what the bench fills in is what the product would have left behind', () => {
  test('involvement has what it has to have', async () => {
    expect(await involvementFaults(database.pool)).toEqual([]);
  });

  test('what stands in the columns is what the claims come to', async () => {
    const told = `events(first: 100, orderBy: {field: TIME, direction: ASC}) { nodes {
      id status type time { edtf } place { name latitude country { slug } }
      participations(first: 40) { nodes { id status level role confidence } } } }
      country(slug: "${sample.countries.popular[0]!.slug}") { relationships(first: 100) { nodes { id type status valid { edtf } polarity } } }
      leaders(first: 50) { nodes { id tenures(first: 5) { nodes { id role office term { edtf } } } } }`;
    const { data, errors } = await server.query(`{ ${told} asOf(saidBy: "2024-12-31") { ${told} } }`);
    expect(errors).toBeUndefined();
    const { asOf, ...now } = data!;
    expect(asOf).toEqual(now);
    // Some of them have a ledger, or it would say little.
    const statuses = now.events.nodes.flatMap((event: any) =>
      event.participations.nodes.map((each: any) => each.confidence),
    );
    expect(statuses.filter((confidence: unknown) => confidence !== null).length).toBeGreaterThan(5);
  });
});
