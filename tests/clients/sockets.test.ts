import { once } from 'node:events';
import { createClient, type Client, type ClientOptions } from 'graphql-ws';
import { WebSocket } from 'ws';
import { REQUEST_COST } from '../../src/platform/limits/rate-limit';
import { type Rostrum, startRostrum } from '../support/rostrum';
import { type TestServer } from '../support/server';

let rostrum: Rostrum;
beforeAll(async () => {
  rostrum = await startRostrum();
});
afterAll(() => rostrum.close());

const addressOf = (server: TestServer = rostrum.server) => server.url.replace('http', 'ws') + '/graphql';

const clientOf = (options: Partial<ClientOptions> = {}): Client =>
  createClient({ url: addressOf(), webSocketImpl: WebSocket, retryAttempts: 0, ...options });

/** All results of an operation. */
async function all(client: Client, query: string, variables?: Record<string, unknown>): Promise<any[]> {
  const results: unknown[] = [];
  for await (const result of client.iterate({ query, variables })) results.push(result);
  return results;
}

describe('graphql-ws executes', () => {
  it('queries and mutations, as over HTTP', async () => {
    const client = clientOf({ connectionParams: { authorization: `Bearer ${rostrum.tokens.EDITOR}` } });
    const [result] = await all(
      client,
      'mutation { createSource(input: {title: "Told by socket"}) { source { title } } }',
    );
    expect(result).toEqual({ data: { createSource: { source: { title: 'Told by socket' } } } });
    expect(await all(client, '{ sources { nodes { title } } viewer { role } }')).toEqual([
      { data: { sources: { nodes: [{ title: 'Told by socket' }] }, viewer: { role: 'EDITOR' } } },
    ]);
    await client.dispose();
  });

  it('with the rights of the client only', async () => {
    const client = clientOf();
    const [{ errors }] = await all(
      client,
      'mutation { createSource(input: {title: "x"}) { source { id } } }',
    );
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' }, path: ['createSource'] }]);
    await client.dispose();
  });

  const start = 'subscription { changes { id } }';
  it.each([
    [
      'subscription { changes @skip(if: true) { id } }',
      'GRAPHQL_VALIDATION_FAILED',
      /@skip cannot stand at the root/,
    ],
    [
      'subscription ($no: Boolean = false) { changes @include(if: $no) { id } }',
      'GRAPHQL_VALIDATION_FAILED',
      /@include/,
    ],
    ['subscription { ... @skip(if: true) { changes { id } } }', 'GRAPHQL_VALIDATION_FAILED', /@skip/],
    [
      'subscription { ...F } fragment F on Subscription { changes @skip(if: true) { id } }',
      'GRAPHQL_VALIDATION_FAILED',
      /@skip/,
    ],
    ['subscription { changes(after: "nowhere") { id } }', 'BAD_USER_INPUT', /Not a cursor/],
    ['subscription { changes(subject: "nobody-at-all") { id } }', 'NOT_FOUND', /nobody-at-all/],
    ['subscription { importProgress(id: "importjob_999") { state } }', 'NOT_FOUND', /importjob_999/],
    ['subscription { importProgress(id: "event_1") { state } }', 'BAD_USER_INPUT', /importjob_3/],
    ['{ nothing }', 'GRAPHQL_VALIDATION_FAILED', /nothing/],
    ['query A { __typename } query B { __typename }', 'BAD_USER_INPUT', /by operationName/],
  ])('%s is an error of this operation, and the others continue', async (query, code, message) => {
    const client = clientOf({ connectionParams: { token: rostrum.tokens.ADMIN } });
    let closed = false;
    client.on('closed', () => (closed = true));
    const others = client.iterate<any>({ query: start });
    const next = others.next();
    await new Promise((resolve) => setTimeout(resolve, 150));
    await expect(all(client, query)).rejects.toMatchObject([
      { message: expect.stringMatching(message), extensions: { code } },
    ]);
    expect(closed).toBe(false);
    await rostrum.make.source();
    expect((await next).value.data.changes.id).toMatch(/^change_/);
    await others.return!();
    await client.dispose();
    expect(rostrum.server.logged).toEqual([]);
  });

  it('with an operationName that is not in the document', async () => {
    const client = clientOf();
    const context = async () => {
      for await (const _ of client.iterate({ query: 'query A { __typename }', operationName: 'B' })) break;
    };
    await expect(context()).rejects.toMatchObject([{ message: 'Unknown operation named "B".' }]);
    await client.dispose();
  });

  it('within the same rate limit as HTTP', async () => {
    const limited = await rostrum.serve({ rateLimit: 3 * REQUEST_COST });
    const client = clientOf({ url: addressOf(limited) });
    for (let i = 0; i < 3; i += 1) await all(client, '{ __typename }');
    await expect(all(client, '{ __typename }')).rejects.toMatchObject([
      { extensions: { code: 'RATE_LIMITED' } },
    ]);
    await client.dispose();
  });
});

describe('the identity of the client', () => {
  const token = () => rostrum.tokens.READER;
  it.each<[string, () => Record<string, unknown>]>([
    ['authorization', () => ({ authorization: `Bearer ${token()}` })],
    ['Authorization', () => ({ Authorization: `Bearer ${token()}` })],
    ['headers.Authorization', () => ({ headers: { Authorization: `Bearer ${token()}` } })],
    ['headers.authorization', () => ({ headers: { authorization: `bearer ${token()}` } })],
    ['authToken', () => ({ authToken: token() })],
    ['token', () => ({ token: token() })],
    ['Token, with Bearer', () => ({ Token: `Bearer ${token()}` })],
    ['accessToken', () => ({ accessToken: token() })],
    [
      'authorization beside what is of others',
      () => ({ lang: 'en', headers: null, AUTHORIZATION: `Bearer ${token()}` }),
    ],
  ])('comes from connectionParams.%s', async (_name, paramsOf) => {
    const client = clientOf({ connectionParams: paramsOf() });
    expect(await all(client, '{ viewer { role } }')).toEqual([{ data: { viewer: { role: 'READER' } } }]);
    await client.dispose();
  });

  it.each<[string, Record<string, unknown>]>([
    ['a token that is nobody’s', { token: 'rostrum_nobody' }],
    ['no text', { authorization: 7 }],
    ['no scheme', { Authorization: 'rostrum_nobody' }],
  ])('is refused, not treated as anonymous, if it is %s', async (_what, connectionParams) => {
    const client = clientOf({ connectionParams });
    await expect(all(client, '{ viewer { role } }')).rejects.toMatchObject({ code: 4403 });
    await client.dispose();
  });
});

it.each([
  ['https://studio.apollographql.com', true],
  ['https://grafana.example', true],
  ['https://evil.example', false],
  ['null', false],
])('a page of %s may open a socket: %s', async (origin, isLetIn) => {
  const server = await rostrum.serve({ corsOrigins: ['https://grafana.example'] });
  const open = async (from: string) => {
    const socket = new WebSocket(addressOf(server), 'graphql-transport-ws', { origin: from });
    const how = await Promise.race([
      once(socket, 'open').then(() => true),
      once(socket, 'unexpected-response').then(([, response]) => response.statusCode),
    ]);
    socket.terminate();
    return how;
  };
  expect(await open(origin)).toBe(isLetIn || 403);
  expect(await open(server.url)).toBe(true);
});
