import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { type Database, openDatabase } from '../../src/platform/postgres/database';
import { sha256 } from '../../src/api/documents/documents';
import { type Rostrum, servedSchema, startRostrum } from '../support/rostrum';
import { startTestServer, type TestServer } from '../support/server';

let rostrum: Rostrum;
let database: Database;
let server: TestServer;

beforeAll(async () => {
  rostrum = await startRostrum({ template: 'story' });
  database = openDatabase({
    url: rostrum.database.url,
    poolSize: 4,
    statementTimeoutMs: 20_000,
    onError: () => {},
  });
  server = await startTestServer({
    database,
    schema: servedSchema(),
    config: { answerCache: 1_000_000 },
    logLevel: 'debug',
  });
});
afterAll(async () => {
  await server.close();
  await database.close();
  await rostrum.close();
});

const PARADE = `query Parade($slug: String!, $first: Int) {
  event(slug: $slug) { name participations(first: $first) { nodes { level } } }
}`;
const VARIABLES = { slug: 'victory-day-parade-2025', first: 3 };

const isOperation = ({ msg }: Record<string, unknown>) => msg === 'operation';

/** The lines that were written since the last call. */
function lines(): Record<string, any>[] {
  return server.logged.splice(0).filter(isOperation);
}

async function lineOf(document: string, variables?: Record<string, unknown>, token?: string) {
  lines();
  await server.query(document, variables, { token });
  const logged = lines();
  expect(logged).toHaveLength(1);
  return logged[0]!;
}

describe('the query log', () => {
  it('has for an operation its name, how it was executed and the result', async () => {
    const line = await lineOf(PARADE, VARIABLES);
    expect(line).toEqual({
      level: 20,
      time: expect.any(Number),
      pid: expect.any(Number),
      hostname: expect.any(String),
      msg: 'operation',
      operation: 'Parade',
      type: 'query',
      document: sha256(PARADE),
      variables: ['slug', 'first'],
      transport: 'http',
      answerCache: 'miss',
      status: 200,
      cost: 5,
      plans: [{ field: 'event', isReused: false, because: ['no plan is kept of this document'] }],
      statements: 1,
      rows: 4,
      bytes: expect.any(Number),
      sqlMs: expect.any(Number),
      ms: expect.any(Number),
    });
    expect(line.ms).toBeGreaterThanOrEqual(line.sqlMs);
  });

  it('says whether a plan was reused, and which constraint was not met', async () => {
    await lineOf(PARADE, { ...VARIABLES, first: 5 });
    expect((await lineOf(PARADE, { ...VARIABLES, slug: 'else', first: 5 })).plans).toEqual([
      { field: 'event', isReused: true },
    ]);
    expect((await lineOf(PARADE, { ...VARIABLES, first: 6 })).plans).toEqual([
      { field: 'event', isReused: false, because: ['$first value'] },
    ]);
    expect((await lineOf(PARADE, { slug: 'else' })).plans).toEqual([
      { field: 'event', isReused: false, because: ['$first exists'] },
    ]);
  });

  it('shows that documents sent once displace none that are in use, and that one sent again is kept', async () => {
    const once = (n: number, length: number) => `query Once${n} { __typename } # ${'x'.repeat(length)}`;
    const isReused = async (document: string, slug: string) =>
      (await lineOf(document, { ...VARIABLES, slug })).plans[0].isReused;
    await lineOf(PARADE, VARIABLES);
    for (let n = 0; n < 60; n += 1)
      expect((await server.query(once(n, 4_000))).data).toEqual({ __typename: 'Query' });
    // What is left has no room for one more of the last size.
    for (let n = 60; n < 100; n += 1) await server.query(once(n, 60));
    expect(await isReused(PARADE, 'afterwards')).toBe(true);

    const late = PARADE.replace('Parade', 'Late');
    const uses = [];
    for (const slug of ['first', 'second', 'third']) uses.push(await isReused(late, slug));
    expect(uses).toEqual([false, false, true]);
  });

  it('gives the origin of a response: a statement, the cache, or the client', async () => {
    const question = 'query Kept { leader(slug: "xi-jinping") { name } }';
    expect(await lineOf(question)).toMatchObject({
      answerCache: 'miss',
      statements: 1,
      rows: 1,
      status: 200,
    });
    const again = await lineOf(question);
    expect(again).toMatchObject({
      operation: 'Kept',
      answerCache: 'hit',
      statements: 0,
      plans: [],
      status: 200,
    });
    const address = `${server.url}/graphql?query=${encodeURIComponent(question)}`;
    const first = await fetch(address, { headers: { accept: 'application/json' } });
    expect(Buffer.byteLength(await first.text())).toBe(again.bytes);
    lines();
    const unchanged = await fetch(address, {
      headers: { accept: 'application/json', 'if-none-match': first.headers.get('etag')! },
    });
    expect(unchanged.status).toBe(304);
    expect(lines()).toEqual([expect.objectContaining({ answerCache: 'hit', status: 304, bytes: 0 })]);
  });

  it('contains no value of a variable, nor the text of a document', async () => {
    lines();
    const secret = 'somebody-who-is-not-to-be-named';
    await server.query(PARADE, { slug: secret, first: 7, [secret]: 1 });
    await server.query(PARADE, { slug: `${secret}-2`, first: 8 });
    await server.query(`{ leader(slug: "${secret}") { name } }`);
    await server.query(`query ($slug: String) { leader(slug: $slug) { nothing } }`, { slug: secret });
    await server.query('query ($first: Int) { events(first: $first) { totalCount } }', { first: secret });
    const logged = server.logged.splice(0);
    expect(logged.filter(isOperation)).toHaveLength(5);
    expect(JSON.stringify(logged)).not.toContain(secret);
  });

  it('has mutations, and the codes of errors', async () => {
    const mutation = `mutation Tell($input: CreateSourceInput!) { createSource(input: $input) { source { title } } }`;
    const input = { title: 'A report', publishedAt: '2025-09-03' };
    expect(await lineOf(mutation, { input }, rostrum.tokens.EDITOR)).toMatchObject({
      operation: 'Tell',
      type: 'mutation',
      answerCache: 'miss',
      plans: [{ field: 'createSource', isReused: false, because: ['executed by graphql-js'] }],
      statements: 1,
      rows: 1,
    });
    expect(await lineOf(mutation, { input })).toMatchObject({ errors: ['UNAUTHENTICATED'], status: 401 });
    expect(await lineOf('{ nothing }')).toMatchObject({
      operation: null,
      type: null,
      errors: ['GRAPHQL_VALIDATION_FAILED'],
      status: 400,
      statements: 0,
    });
    const missing = '{ events(where: {participant: {all: ["nobody-such"]}}) { totalCount } }';
    // A plan finds that it does not exist, and graphql-js places the error.
    expect(await lineOf(missing)).toMatchObject({ errors: ['NOT_FOUND'], statements: 2 });
  });

  it('has requests over a WebSocket, and rows', async () => {
    lines();
    const client = createClient({
      url: `${server.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: class extends WebSocket {
        constructor(url: string, protocols: string) {
          super(url, protocols, { headers: { 'x-request-id': 'socket-1' } });
        }
      },
      connectionParams: { authorization: `Bearer ${rostrum.tokens.READER}` },
    });
    for await (const result of client.iterate({ query: PARADE, variables: VARIABLES })) {
      expect(result.errors).toBeUndefined();
    }
    await client.dispose();
    expect(lines()).toEqual([
      expect.objectContaining({
        operation: 'Parade',
        transport: 'live',
        requestId: 'socket-1',
        key: expect.stringMatching(/^[0-9a-f]{12}$/),
        statements: 1,
        rows: 4,
        answerCache: 'off',
      }),
    ]);
    await (await fetch(`${server.url}/rows/roster.csv?event=victory-day-parade-2025`)).text();
    expect(lines()).toEqual([
      expect.objectContaining({
        operation: 'Rows',
        transport: 'rows',
        statements: 1,
        variables: expect.any(Array),
      }),
    ]);
  });

  it('is empty at any other level', async () => {
    await rostrum.server.query(PARADE, VARIABLES);
    expect(rostrum.server.logged.filter(isOperation)).toEqual([]);
  });
});
