import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { Client, fetchExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { persistedExchange } from '@urql/exchange-persisted';
import { GraphQLClient } from 'graphql-request';
import { sha256 } from '../../src/api/documents/documents';
import { type Rostrum, startRostrum } from '../support/rostrum';

const QUESTION =
  'query Events($text: String) { events(where: {text: $text}) { totalCount nodes { id name } } }';

let rostrum: Rostrum;
let url: string;
/** A request as the server received it. */
let asked: { method: string; search: string; body: string; status: number; type: string | null }[] = [];

beforeAll(async () => {
  rostrum = await startRostrum();
  url = `${rostrum.server.url}/graphql`;
  await rostrum.make.event({ name: 'Parade' });
  await rostrum.make.event({ name: 'Summit' });
});
afterAll(() => rostrum.close());
beforeEach(() => {
  asked = [];
});

const watched: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  asked.push({
    method: init?.method ?? 'GET',
    search: new URL(String(input)).search,
    body: String(init?.body ?? ''),
    status: response.status,
    type: response.headers.get('content-type'),
  });
  return response;
};

const generateHash = async (document: object) => sha256((await import('graphql')).print(document as never));

describe('Apollo Client 4', () => {
  const clientOf = (link: HttpLink | ReturnType<PersistedQueryLink['concat']>) =>
    new ApolloClient({ link: link as HttpLink, cache: new InMemoryCache() });
  const http = (options = {}) => new HttpLink({ uri: url, fetch: watched, ...options });
  const ask = (client: ApolloClient, text = 'Parade') =>
    client.query<any>({ query: gql(QUESTION), variables: { text }, fetchPolicy: 'no-cache' });

  it.each([{}, { useGETForQueries: true }])('works with its defaults and %j', async (options) => {
    const { data } = await ask(clientOf(http(options)));
    expect(data.events.nodes.map(({ name }: { name: string }) => name)).toEqual(['Parade']);
    expect(asked).toMatchObject([{ status: 200, type: 'application/graphql-response+json; charset=utf-8' }]);
  });

  it.each([false, true])(
    'registers a document automatically, then sends its hash (by GET: %s)',
    async (useGETForHashedQueries) => {
      // Documents of its own, so that each client has to register them.
      const query = gql(`query By${useGETForHashedQueries ? 'Get' : 'Post'} { events { totalCount } }`);
      const client = clientOf(
        new PersistedQueryLink({ generateHash, useGETForHashedQueries }).concat(http()),
      );
      for (let i = 0; i < 2; i += 1) {
        const { data } = await client.query<any>({ query, fetchPolicy: 'no-cache' });
        expect(data.events.totalCount).toBe(2);
      }
      const texts = asked.map(({ body, search }) => /"query"|query=/.test(body + search));
      // Unknown, registered, known.
      expect(texts).toEqual([false, true, false]);
      expect(asked.map(({ method }) => method)).toEqual(
        useGETForHashedQueries ? ['GET', 'POST', 'GET'] : ['POST', 'POST', 'POST'],
      );
    },
  );

  it('reads the errors of an invalid document', async () => {
    const failed = clientOf(http()).query({ query: gql('{ nothing }') });
    await expect(failed).rejects.toMatchObject({
      errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
    });
    expect(asked[0]?.status).toBe(400);
  });
});

describe('urql', () => {
  const clientOf = (exchanges: Client extends never ? never : any[]) =>
    new Client({ url, exchanges, fetch: watched });

  it.each(['force', 'within-url-limit', true, false] as const)(
    'works with graphcache by GET: %s',
    async (preferGetMethod) => {
      const client = new Client({
        url,
        exchanges: [cacheExchange({}), fetchExchange],
        fetch: watched,
        preferGetMethod,
      });
      const { data, error } = await client.query(QUESTION, { text: 'Summit' }).toPromise();
      expect(error).toBeUndefined();
      expect(data.events.nodes).toMatchObject([{ name: 'Summit' }]);
      expect(asked.map(({ method }) => method)).toEqual([preferGetMethod === false ? 'POST' : 'GET']);
    },
  );

  it('with its defaults', async () => {
    const { data } = await clientOf([fetchExchange]).query(QUESTION, {}).toPromise();
    expect(data.events.totalCount).toBe(2);
  });

  it.each([true, false])(
    'registers documents automatically (by GET: %s)',
    async (preferGetForPersistedQueries) => {
      const client = clientOf([persistedExchange({ preferGetForPersistedQueries }), fetchExchange]);
      const document = `query U${preferGetForPersistedQueries} { events { totalCount } }`;
      for (let i = 0; i < 2; i += 1) {
        const { data, error } = await client
          .query(document, {}, { requestPolicy: 'network-only' })
          .toPromise();
        expect([error, data?.events.totalCount]).toEqual([undefined, 2]);
      }
      expect(asked).toHaveLength(3);
    },
  );
});

describe('graphql-request', () => {
  it.each(['GET', 'POST'] as const)('by %s', async (method) => {
    const client = new GraphQLClient(url, { method, fetch: watched });
    expect(await client.request(QUESTION, { text: 'Parade' })).toMatchObject({ events: { totalCount: 1 } });
    expect(asked[0]?.method).toBe(method);
  });
});

describe('fetch of a URL', () => {
  const get = (parameters: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(`${url}?${new URLSearchParams(parameters)}`, { headers });

  it('returns queries as plain JSON, and HEAD without a body', async () => {
    const response = await get({ query: QUESTION, variables: '{"text": "Parade"}', operationName: 'Events' });
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'application/json; charset=utf-8',
    ]);
    expect(await response.json()).toMatchObject({ data: { events: { totalCount: 1 } } });
    const head = await fetch(`${url}?query={events{totalCount}}`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it('reports an unreadable request', async () => {
    const response = await get({ query: QUESTION, variables: '{text: 1}' });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { field: 'variables' } }] });
  });

  const MODERN = 'application/graphql-response+json';
  it.each([
    [MODERN, 400, MODERN],
    [`${MODERN}, application/json`, 400, MODERN],
    [`${MODERN}, application/json;q=0.9`, 400, MODERN],
    [`${MODERN};charset=utf-8, application/json;charset=utf-8`, 400, MODERN],
    [
      `${MODERN}, application/graphql+json, application/json, text/event-stream, multipart/mixed`,
      400,
      MODERN,
    ],
    [`application/json, ${MODERN}`, 200, 'application/json'],
    [`application/json;q=0.5, ${MODERN}`, 400, MODERN],
    ['application/json', 200, 'application/json'],
    ['*/*', 200, 'application/json'],
    ['application/*', 200, 'application/json'],
    [`application/json;q=0, */*`, 400, MODERN],
  ])('accept: %s', async (accept, status, type) => {
    const invalid = await get({ query: '{ nothing }' }, { accept });
    expect([invalid.status, invalid.headers.get('content-type')]).toEqual([status, `${type}; charset=utf-8`]);
    const malformed = await fetch(url, {
      method: 'POST',
      headers: { accept, 'content-type': 'application/json' },
      body: '{',
    });
    expect([malformed.status, malformed.headers.get('content-type')]).toEqual([
      400,
      `${type}; charset=utf-8`,
    ]);
  });
});
