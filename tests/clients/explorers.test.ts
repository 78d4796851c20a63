import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildClientSchema, getIntrospectionQuery, lexicographicSortSchema, printSchema } from 'graphql';
import { type Rostrum, startRostrum } from '../support/rostrum';

// GraphiQL itself is tested in tests/browser. Apollo Sandbox comes from a CDN, so its requests are
// reproduced here from its packages: the page at /graphql sends them with the origin of the server,
// studio.apollographql.com with its own.

const STUDIO = 'https://studio.apollographql.com';
const SCHEMA = readFileSync(resolve(__dirname, '../../schema.graphql'), 'utf8');

let rostrum: Rostrum;
let url: string;
beforeAll(async () => {
  rostrum = await startRostrum();
  url = `${rostrum.server.url}/graphql`;
});
afterAll(() => rostrum.close());

async function post(origin: string, body: object, headers: Record<string, string> = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { accept: '*/*', origin, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return {
    status: response.status,
    admits: response.headers.get('access-control-allow-origin'),
    type: response.headers.get('content-type'),
    ...((await response.json()) as { data?: any; errors?: any[] }),
  };
}

const INTROSPECTION = {
  operationName: 'IntrospectionQuery',
  query: getIntrospectionQuery({
    descriptions: true,
    specifiedByUrl: true,
    directiveIsRepeatable: true,
    schemaDescription: true,
    inputValueDeprecation: true,
    oneOf: true,
  }),
};

describe.each([
  ['the page at /graphql', () => rostrum.server.url, null],
  ['studio.apollographql.com', () => STUDIO, STUDIO],
])('Apollo Sandbox on %s', (_where, origin, admitted) => {
  it('reads the whole schema, identical to the published one', async () => {
    const { data, ...answer } = await post(origin(), INTROSPECTION);
    expect(answer).toEqual({ status: 200, admits: admitted, type: 'application/json; charset=utf-8' });
    expect(printSchema(lexicographicSortSchema(buildClientSchema(data)))).toBe(SCHEMA.trim());
  });

  it.each([
    ['with a name', { query: 'query Events { events { totalCount } }', operationName: 'Events' }],
    [
      'of several, by its name',
      { query: 'query A { __typename } query B { events { totalCount } }', operationName: 'B' },
    ],
    [
      'without a name or variables',
      { query: '{ events { totalCount } }', variables: null, operationName: null },
    ],
    ['with an empty name', { query: '{ events { totalCount } }', operationName: '' }],
    ['with variables of nothing', { query: '{ events { totalCount } }', variables: {}, extensions: {} }],
  ])('asks %s', async (_how, body) => {
    const { data, status } = await post(origin(), body);
    expect([status, data]).toEqual([200, { events: { totalCount: 0 } }]);
  });

  it('accepts an API key in headers, and shows an error with its code', async () => {
    const body = { query: '{ viewer { role } }', variables: {} };
    const authorization = `Bearer ${rostrum.tokens.EDITOR}`;
    expect((await post(origin(), body, { authorization })).data).toEqual({ viewer: { role: 'EDITOR' } });
    expect(await post(origin(), { query: '{ nothing }' })).toMatchObject({
      status: 200,
      admits: admitted,
      errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
    });
  });
});

it.each([
  'content-type',
  'authorization,content-type',
  'apollo-require-preflight,apollographql-client-name,apollographql-client-version,content-type,rostrum-snapshot',
])('studio.apollographql.com may send %s', async (asked) => {
  const response = await fetch(url, {
    method: 'OPTIONS',
    headers: {
      origin: STUDIO,
      'access-control-request-method': 'POST',
      'access-control-request-headers': asked,
    },
  });
  expect([response.status, await response.text()]).toEqual([204, '']);
  expect(response.headers.get('access-control-allow-origin')).toBe(STUDIO);
  expect(response.headers.get('access-control-allow-headers')).toBe(asked);
  expect(response.headers.get('access-control-allow-methods')).toContain('POST');
});
