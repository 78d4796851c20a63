import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { connect } from 'node:net';
import { GraphQLError, GraphQLSchema, buildSchema, getIntrospectionQuery } from 'graphql';
import pg from 'pg';
import { openDatabase } from '../../src/platform/postgres/database';
import { RostrumError, ErrorCode } from '../../src/platform/errors';
import { REQUEST_COST } from '../../src/platform/limits/rate-limit';
import { type TestDatabase, createTestDatabase } from '../support/database';
import { type Answer, type TestServer, startTestServer } from '../support/server';

const SDL = `
  type Query { event(slug: String, where: Where): Event fail(how: String!): String count(first: Int): Int kind: Kind }
  type Subscription { ticks: Int }
  type Mutation { createSource(input: SourceInput!): String! }
  input Where { names: [Where!] text: String }
  input SourceInput { title: String! }
  type Event { slug: String! event: Event }
  enum Kind { A }
`;

const FAILURES: Record<string, (pool: pg.Pool) => unknown> = {
  bug: () => {
    throw new TypeError('secret_table is undefined');
  },
  'a thrown string': () => {
    // oxlint-disable-next-line no-throw-literal
    throw 'secret text';
  },
  'an error with a secret in its extensions': () => {
    throw new GraphQLError('secret message', { extensions: { sql: 'select secret' } });
  },
  'wrong SQL': (pool) => pool.query('select secret_column from claim'),
  'a slow statement': (pool) => pool.query('set statement_timeout = 50; select pg_sleep(5)'),
  'an ended backend': (pool) => pool.query('select pg_terminate_backend(pg_backend_pid())'),
  'our own': () => {
    throw new RostrumError(ErrorCode.NOT_FOUND, 'where.participant names no entity: atlantis.', [
      'where',
      'participant',
    ]);
  },
};

function schemaOver(pool: pg.Pool): GraphQLSchema {
  const schema = buildSchema(SDL);
  const query = schema.getQueryType()!.getFields();
  query.event!.resolve = (_source, { slug }) => ({ slug: slug ?? 'some', event: { slug: 'inner' } });
  query.fail!.resolve = async (_source, { how }) => void (await FAILURES[how]!(pool));
  query.count!.resolve = async () => (await pool.query('select 7 as n')).rows[0].n;
  query.kind!.resolve = () => 'secret value';
  return schema;
}

let database: TestDatabase;
let server: TestServer;

beforeAll(async () => {
  database = await createTestDatabase();
  // The test ends a backend on purpose, and the pool reports it.
  database.pool.removeAllListeners('error').on('error', () => {});
  server = await startTestServer({ database, schema: schemaOver(database.pool) });
});
afterAll(async () => {
  await server?.close();
  await database?.drop();
});

const only = (answer: Answer) => {
  expect(answer.errors).toHaveLength(1);
  return answer.errors![0]!;
};

async function post(body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) {
  const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers, body });
  const { errors } = (await response.json()) as Answer;
  return { status: response.status, ...errors![0]!, code: errors![0]!.extensions.code };
}

describe('an internal error', () => {
  test.each(['bug', 'a thrown string', 'an error with a secret in its extensions', 'wrong SQL'])(
    '(%s) gives the client an incident id, and only the log the cause',
    async (how) => {
      const answer = await server.query('query Q($how: String!) { fail(how: $how) }', { how });
      const { message, extensions, path } = only(answer);
      expect(extensions).toEqual({
        code: 'INTERNAL_SERVER_ERROR',
        incident: expect.stringMatching(/^[0-9a-f-]{36}$/),
      });
      expect(message).toContain(extensions.incident);
      expect(path).toEqual(['fail']);
      expect(JSON.stringify(answer)).not.toContain('secret');

      const line = server.logged.find(({ incident }) => incident === extensions.incident);
      expect(JSON.stringify(line)).toContain('secret');
    },
  );

  test('(a value unknown to the schema) is internal too', async () => {
    const { extensions, message } = only(await server.query('{ kind }'));
    expect(extensions.code).toBe('INTERNAL_SERVER_ERROR');
    expect(message).not.toContain('secret');
  });

  test('a statement that takes too long is a TIMEOUT, with advice', async () => {
    const { extensions, message } = only(await server.query('{ fail(how: "a slow statement") }'));
    expect(extensions).toEqual({ code: 'TIMEOUT' });
    expect(message).toContain('Ask for less at once');
  });

  test.each(['an ended backend'])('a database that goes away (%s) is UNAVAILABLE', async (how) => {
    const { extensions } = only(await server.query('query Q($how: String!) { fail(how: $how) }', { how }));
    expect(extensions.code).toBe('UNAVAILABLE');
  });

  test('a GraphQLError of the product keeps its code, field and message', async () => {
    const { message, extensions } = only(await server.query('{ fail(how: "our own") }'));
    expect(message).toBe('where.participant names no entity: atlantis.');
    expect(extensions).toEqual({ code: 'NOT_FOUND', field: 'where.participant' });
  });
});

describe('an unreadable request', () => {
  test('malformed JSON', async () => {
    const answer = await post('{"query": ');
    expect([answer.status, answer.code]).toEqual([400, 'BAD_USER_INPUT']);
    expect(answer.message).toBe('The body is not valid JSON. Send JSON such as {"query": "{ __typename }"}.');
  });

  test('2 MB', async () => {
    const answer = await post(JSON.stringify({ query: '{ __typename }', pad: 'x'.repeat(2_000_000) }));
    expect([answer.status, answer.code]).toEqual([413, 'BAD_USER_INPUT']);
    expect(answer.message).toContain('at most 1048576 bytes');
  });

  test.each(['text/plain', 'application/xml', 'multipart/form-data; boundary=x'])(
    'a body of %s',
    async (type) => {
      const answer = await post('query=1', { 'content-type': type });
      expect([answer.status, answer.code]).toEqual([415, 'BAD_USER_INPUT']);
      expect(answer.message).toContain('application/json');
    },
  );

  test('a batch', async () => {
    const answer = await post('[{"query": "{ __typename }"}, {"query": "{ __typename }"}]');
    expect([answer.status, answer.code]).toEqual([400, 'BAD_USER_INPUT']);
    expect(answer.message).toContain('{"query": "...", "variables": {}}');
    expect((await post('null')).message).toBe(answer.message);
    expect((await post(' ')).message).toContain('The body is empty');
  });

  test('no query', async () => {
    expect((await post('{"variables": {}}')).code).toBe('BAD_USER_INPUT');
  });

  test.each([
    [{ query: 7 }, 'query'],
    [{ query: '{ count }', variables: '{}' }, 'variables'],
    [{ query: '{ count }', variables: [] }, 'variables'],
    [{ query: '{ count }', operationName: {} }, 'operationName'],
    [{ query: '{ count }', extensions: 'none' }, 'extensions'],
  ])('%j names the parameter', async (body, field) => {
    const answer = await post(JSON.stringify(body));
    expect([answer.status, answer.extensions]).toEqual([400, { code: 'BAD_USER_INPUT', field }]);
  });

  test.each([
    '{"query": "{ count }", "__proto__": {}}',
    '{"query": "{ count }", "variables": {"__proto__": 1}}',
  ])('a key that is special in JavaScript: %s', async (body) => {
    const answer = await post(body);
    expect([answer.status, answer.code]).toEqual([400, 'BAD_USER_INPUT']);
    expect(answer.message).toContain('__proto__ is a key');
    expect(answer.message).not.toContain('not valid JSON');
  });

  test('an operation that is not in the document', async () => {
    const answer = await post('{"query": "query A { __typename }", "operationName": "B"}');
    expect([answer.status, answer.code]).toEqual([400, 'BAD_USER_INPUT']);
    expect(answer.message).toBe('Unknown operation named "B".');
  });

  test('a subscription, for which there is another endpoint', async () => {
    const answer = await post('{"query": "subscription { ticks }"}');
    expect(answer.code).toBe('BAD_USER_INPUT');
    expect(answer.message).toContain('graphql-transport-ws');
  });

  test.each([
    'application/x-www-form-urlencoded',
    'text/plain',
    'text/plain; application/json',
    'text/plain,application/json',
    '',
  ])('a content type that another site could send (%s)', async (type) => {
    const body = new Blob(['{"query": "mutation { createSource(input: {title: \\"x\\"}) }"}'], { type });
    const response = await fetch(`${server.url}/graphql`, { method: 'POST', body });
    expect([response.status, only((await response.json()) as Answer).extensions.code]).toEqual([
      415,
      'BAD_USER_INPUT',
    ]);
  });

  test('a mutation by GET, with any headers', async () => {
    const url = `${server.url}/graphql?query=${encodeURIComponent('mutation { createSource(input: {title: "x"}) }')}`;
    for (const headers of [{}, { 'apollo-require-preflight': '1' }, { 'content-type': 'application/json' }]) {
      const response = await fetch(url, { headers: headers as Record<string, string> });
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
      expect(only((await response.json()) as Answer).message).toContain('send mutations by POST');
    }
  });

  test('an Accept header that cannot be met', async () => {
    const response = await fetch(`${server.url}/graphql?query={count}`, { headers: { accept: 'image/png' } });
    expect(response.status).toBe(406);
    expect(only((await response.json()) as Answer).message).toContain('application/json');
  });

  test.each([
    ['a request without a host', 'GET /livez HTTP/1.1\r\n', 400],
    ['a request with two hosts', 'GET /livez HTTP/1.1\r\nhost: a\r\nhost: b\r\n', 400],
    ['HTTP/1.0, which needs no host', 'GET /livez HTTP/1.0\r\n', 200],
    ['an unknown expectation is ignored', 'GET /livez HTTP/1.1\r\nhost: a\r\nexpect: tea\r\n', 200],
    ['a tunnel', 'CONNECT example.org:443 HTTP/1.1\r\nhost: a\r\n', 501],
    [
      'a WebSocket with two hosts',
      'GET /graphql HTTP/1.1\r\nhost: a\r\nhost: b\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\n',
      400,
    ],
  ])('%s', async (_what, head, status) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    socket.write(`${head}connection: close${head.includes('upgrade') ? ', upgrade' : ''}\r\n\r\n`);
    let text = '';
    for await (const part of socket) text += String(part);
    expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(text.toLowerCase()).toContain('x-content-type-options: nosniff');
    expect(text.includes('"code":"BAD_USER_INPUT"')).toBe(status !== 200);
  });

  test('another method, and another path', async () => {
    const put = await fetch(`${server.url}/graphql`, { method: 'PATCH' });
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, POST']);
    const lost = await fetch(`${server.url}/wp-admin`);
    expect(lost.status).toBe(404);
    expect(only((await lost.json()) as Answer).extensions).toEqual({ code: 'NOT_FOUND' });
  });
});

describe('an invalid document', () => {
  test('with a subscription whose root depends on a variable is refused as over every transport', async () => {
    const answer = await server.query('subscription ($no: Boolean!) { ticks @skip(if: $no) }', { no: true });
    expect([answer.status, only(answer).extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
    expect(only(answer).message).toContain('@skip cannot stand at the root of a subscription');
  });

  test('with more than twenty errors says that there are more', async () => {
    const fields = Array.from({ length: 40 }, (_, i) => `a${i}: nothing`).join(' ');
    const answer = await server.query(`{ ${fields} }`);
    expect(answer.errors).toHaveLength(21);
    expect(answer.errors!.at(-1)!.message).toContain('more faults than these 20');
  });

  test.each([
    ['{', 'GRAPHQL_PARSE_FAILED'],
    ['{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['{ count(first: "ten") }', 'GRAPHQL_VALIDATION_FAILED'],
    ['query Q($n: Int!) { count(first: $n) }', 'BAD_USER_INPUT'],
  ])('%s is %s: 400 to modern clients, 200 to those of plain JSON', async (document, code) => {
    const answer = await server.query(document);
    expect([answer.status, only(answer).extensions.code]).toEqual([400, code]);
    expect(answer.data).toBeUndefined();
    expect((await post(JSON.stringify({ query: document }))).status).toBe(200);
  });

  test.each([
    ['{ count(first: "ten") }', {}, 'first'],
    ['{ event { event { event(slug: 7) { slug } } } }', {}, 'event.event.slug'],
    ['{ event(where: { names: [{}, { text: 7 }] }) { slug } }', {}, 'where.names.1.text'],
    ['{ event(where: { nmes: [] }) { slug } }', {}, 'where.nmes'],
    ['query ($n: Int = "ten") { count(first: $n) }', {}, 'n'],
    ['query ($n: Int!) { count(first: $n) }', {}, 'n'],
    ['query ($n: Int) { count(first: $n) }', { n: 'a at "n.b"; ' }, 'n'],
    [
      'query ($w: Where) { event(where: $w) { slug } }',
      { w: { names: [{ names: [{ text: 7 }] }] } },
      'w.names.0.names.0.text',
    ],
  ])('%s names the argument', async (document, variables, field) => {
    expect(only(await server.query(document, variables)).extensions.field).toBe(field);
  });
});

describe('NUL', () => {
  const NUL = '\u0000';

  test.each([
    [{ where: { names: [{ text: `a${NUL}b` }] } }, 'where.names.0.text'],
    [{ where: { [`te${NUL}xt`]: 'a' } }, 'where.te\\u0000xt'],
  ])('in a variable is refused with its path', async (variables, path) => {
    const answer = await server.query('query Q($where: Where) { event(where: $where) { slug } }', variables);
    const { message, extensions } = only(answer);
    expect([answer.status, extensions]).toEqual([400, { code: 'BAD_USER_INPUT', field: path }]);
    expect(message).toContain(path);
    expect(answer.data).toBeUndefined();
  });

  test('in a literal is refused with its path', async () => {
    const answer = await server.query('{ event(where: {names: [{text: "a\\u0000"}]}) { slug } }');
    expect(only(answer).extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'where.names.0.text' });
  });
});

describe('limits', () => {
  const nested = (levels: number) => `${'{ event '.repeat(levels)}{ slug }${' }'.repeat(levels)}`;
  const doubling = (n: number) =>
    `{ event { ...F${n} } } fragment F0 on Event { slug } ` +
    Array.from(
      { length: n },
      (_, i) => `fragment F${i + 1} on Event { a: event { ...F${i} } b: event { ...F${i} } }`,
    ).join(' ');

  test.each([
    ['16 levels', nested(15), 'at most 15'],
    ['51 root fields', `{ ${Array.from({ length: 51 }, (_, i) => `a${i}: count`).join(' ')} }`, 'at most 50'],
    ['fragments that double twelve times', doubling(12), 'at most 2000'],
    // Of which the tokens are too many, or the parser's stack ends first.
    ['5,000 levels', nested(5000), 'at most'],
    ...[600, 1200, 1800].map((n): [string, string, string] => [`${n} levels`, nested(n), 'at most 15']),
    ['20,000 tokens', `{ ${'count '.repeat(20_000)} }`, 'at most 6000 tokens'],
  ])('%s exceed a limit, and the error gives the limit', async (_what, document, allowed) => {
    const answer = await server.query(document);
    expect([answer.status, answer.errors?.[0]?.extensions.code]).toEqual([400, 'COST_EXCEEDED']);
    expect(answer.errors?.[0]?.message).toContain(allowed);
  });

  test('a fragment within itself is refused, not followed forever', async () => {
    const answer = await server.query('{ event { ...F } } fragment F on Event { event { ...F } }');
    expect(answer.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  test.each([
    '{ ...F0 }',
    '{ asOf { ...F0 } }',
    '{ count ...F0 ...F0 }',
    'query { ... { ...F0 } __typename }',
  ])(
    'fragments that spread one another twice at the root cost no more than each once: %s',
    async (operation) => {
      const spreads = Array.from(
        { length: 100 },
        (_, i) => `fragment F${i} on Query { ${i < 99 ? `...F${i + 1} ...F${i + 1}` : '__typename'} }`,
      );
      const answer = await server.query(`${operation} ${spreads.join(' ')}`);
      expect(answer.status).toBeLessThan(500);
      expect(answer.data?.__typename ?? 'Query').toBe('Query');
    },
  );

  test('15 levels, and the introspection of tools, are accepted', async () => {
    expect((await server.query(nested(14))).errors).toBeUndefined();
    expect((await server.query(getIntrospectionQuery())).errors).toBeUndefined();
  });

  test('more requests a minute than allowed are RATE_LIMITED, with the time to retry', async () => {
    const limited = await startTestServer({
      database,
      schema: schemaOver(database.pool),
      config: { rateLimit: 2 * REQUEST_COST },
    });
    expect((await limited.query('{ __typename }')).errors).toBeUndefined();
    expect((await limited.query('{ __typename }')).errors).toBeUndefined();
    const answer = await limited.query('{ __typename }');
    expect([answer.status, only(answer).extensions]).toEqual([429, { code: 'RATE_LIMITED' }]);
    expect(only(answer).message).toContain('at most 100 a minute');
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await fetch(`${limited.url}/livez`)).status).toBe(200);
    await limited.close();
  });
});

describe('health', () => {
  test('is alive and ready', async () => {
    expect((await fetch(`${server.url}/livez`)).status).toBe(200);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  });

  test('is alive but not ready without its database', async () => {
    const nowhere = openDatabase({
      url: 'postgres://x@127.0.0.1:1/x',
      poolSize: 1,
      statementTimeoutMs: 0,
      onError: () => {},
    });
    const cutOff = await startTestServer({ database: nowhere, schema: schemaOver(nowhere.pool) });
    expect((await fetch(`${cutOff.url}/livez`)).status).toBe(200);
    const ready = await fetch(`${cutOff.url}/readyz`);
    expect([ready.status, only((await ready.json()) as Answer).extensions.code]).toEqual([
      503,
      'UNAVAILABLE',
    ]);

    expect(only(await cutOff.query('{ count }')).extensions.code).toBe('UNAVAILABLE');
    await cutOff.close();
    await nowhere.close();
  });

  test('closes connections on which nothing was sent, and those that are idle', async () => {
    const server = await startTestServer({ database, schema: schemaOver(database.pool) });
    const { port } = new URL(server.url);
    const silent = connect(Number(port), '127.0.0.1');
    await once(silent, 'connect');
    const idle = new Agent({ keepAlive: true });
    await new Promise((resolve, reject) =>
      get(`${server.url}/livez`, { agent: idle }, (response) => response.resume().once('end', resolve)).once(
        'error',
        reject,
      ),
    );
    const ended = once(silent, 'close');
    await server.close();
    await ended;
    idle.destroy();
  });

  test('is not ready while a migration is unfinished', async () => {
    const spoiled = await createTestDatabase();
    await spoiled.pool.query(
      'update _prisma_migrations set finished_at = null where migration_name = (select max(migration_name) from _prisma_migrations)',
    );
    const waiting = await startTestServer({ database: spoiled, schema: schemaOver(spoiled.pool) });
    expect((await fetch(`${waiting.url}/readyz`)).status).toBe(503);
    await waiting.close();
    await spoiled.drop();
  });
});

describe('a browser', () => {
  const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

  test('gets Apollo Sandbox at /graphql', async () => {
    const page = await fetch(`${server.url}/graphql`, { headers: html });
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(await page.text()).toContain('embeddable-sandbox.cdn.apollographql.com');
  });

  test('gets the same headers without the page, and is redirected from a URL with a trailing slash', async () => {
    const head = await fetch(`${server.url}/graphql`, { method: 'HEAD', headers: html });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(head.headers.get('content-type')).toContain('text/html');
    const slashed = await fetch(`${server.url}/graphql/?query={count}`, { redirect: 'manual' });
    expect([slashed.status, slashed.headers.get('location')]).toEqual([308, '/graphql?query={count}']);
    const posted = await fetch(`${server.url}/graphql/`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query": "{ count }"}',
    });
    expect(await posted.json()).toEqual({ data: { count: 7 } });
  });

  test('receives 204 for the favicon', async () => {
    expect((await fetch(`${server.url}/favicon.ico`)).status).toBe(204);
  });

  test('is admitted from Sandbox and the configured origins, and from nowhere else', async () => {
    const configured = await startTestServer({
      database,
      schema: schemaOver(database.pool),
      config: { corsOrigins: ['https://grafana.example'] },
    });
    const allowed = async (origin: string) => {
      const preflight = await fetch(`${configured.url}/graphql`, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization,content-type,rostrum-snapshot',
        },
      });
      expect(preflight.headers.get('access-control-allow-credentials')).toBeNull();
      return preflight.headers.get('access-control-allow-origin');
    };
    expect(await allowed('https://evil.example')).toBeNull();
    expect(await allowed('https://studio.apollographql.com')).toBe('https://studio.apollographql.com');
    expect(await allowed('https://grafana.example')).toBe('https://grafana.example');
    await configured.close();
  });

  test('can read the exposed headers of a response, and caches distinguish it from a program', async () => {
    const ask = async (headers: Record<string, string>) =>
      (await fetch(`${server.url}/graphql?query={__typename}`, { headers })).headers;
    const toPage = await ask({ origin: 'https://studio.apollographql.com' });
    expect(toPage.get('access-control-allow-origin')).toBe('https://studio.apollographql.com');
    expect(toPage.get('access-control-expose-headers')).toContain('rostrum-snapshot');
    expect(toPage.get('vary')).toBe(
      'Origin, Accept, Accept-Encoding, Authorization, rostrum-snapshot, rostrum-explain, rostrum-cost',
    );

    const toProgram = await ask({});
    expect(toProgram.get('access-control-allow-origin')).toBeNull();
    expect(toProgram.get('vary')).toBe(toPage.get('vary'));
  });
});

test('the statements of a request are counted, without transaction control', async () => {
  server.statements();
  await server.query('{ a: count b: count }');
  expect(server.statements()).toEqual(['select 7 as n', 'select 7 as n']);

  await database.prisma.$transaction((transaction) => transaction.apiKey.count());
  expect(
    server.statements({ withTransactions: true }).map((text) => text.split(' ')[0]?.toUpperCase()),
  ).toEqual(['BEGIN', 'SELECT', 'COMMIT']);
});
