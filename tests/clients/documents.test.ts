import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { sha256 } from '../../src/api/documents/documents';
import { type Rostrum, startRostrum } from '../support/rostrum';
import { type TestServer } from '../support/server';

const EVENTS = 'query Events($text: String) { events(where: {text: $text}) { totalCount } }';
const CHANGES = 'subscription Changes($after: String) { changes(after: $after) { action } }';
const STALE = '{ nothingAnyMore }';

let rostrum: Rostrum;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rostrum-manifest-'));
  rostrum = await startRostrum();
  await rostrum.make.event({ name: 'Parade' });
});
afterAll(() => rostrum.close());

/** The manifest of each tool, with its id for EVENTS. */
const MANIFESTS: [tool: string, id: string, manifest: object][] = [
  // hashAlgorithm: sha1 is its default.
  ["Code Generator's client preset", '5f0c8aa4', { '5f0c8aa4': EVENTS, '9e1': CHANGES, '000': STALE }],
  // persistConfig: {file}, of MD5.
  [
    "Relay's compiler",
    '1a79a4d60de6718e8e5b326e338ae533',
    { '1a79a4d60de6718e8e5b326e338ae533': EVENTS, '9e1': CHANGES },
  ],
  [
    "Apollo's generate-persisted-query-manifest",
    sha256(EVENTS),
    {
      format: 'apollo-persisted-query-manifest',
      version: 1,
      operations: [
        { id: sha256(EVENTS), name: 'Events', type: 'query', body: EVENTS },
        { id: '9e1', name: 'Changes', type: 'subscription', body: CHANGES },
      ],
    },
  ],
];

async function startWith(manifest: object | string, trustedOnly: boolean): Promise<TestServer> {
  const path = join(folder, `${Math.random()}.json`);
  writeFileSync(path, typeof manifest === 'string' ? manifest : JSON.stringify(manifest));
  return rostrum.serve({ trustedDocuments: path, trustedOnly });
}

const read = async (response: Response) => ({ status: response.status, ...((await response.json()) as any) });
const post = async (server: TestServer, body: object) =>
  read(
    await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
const get = async (server: TestServer, parameters: Record<string, string>) =>
  read(await fetch(`${server.url}/graphql?${new URLSearchParams(parameters)}`));

describe.each(MANIFESTS)('the documents in the manifest of %s', (_tool, id, manifest) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startWith(manifest, true);
  });

  const variables = { text: 'Parade' };
  const found = { status: 200, data: { events: { totalCount: 1 } } };

  it('are executed by id, in the body or the URL', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: id } };
    for (const named of [
      { documentId: id },
      { id },
      { doc_id: id },
      { documentId: `sha256:${id}` },
      { extensions },
    ]) {
      expect(await post(server, { ...named, variables })).toEqual(found);
    }
    const json = JSON.stringify(variables);
    expect(await get(server, { documentId: id, variables: json })).toEqual(found);
    expect(await get(server, { extensions: JSON.stringify(extensions), variables: json })).toEqual(found);
    // A client that sends the text of a trusted document makes the same request.
    expect(await post(server, { query: EVENTS, variables })).toEqual(found);
    expect(await post(server, { query: EVENTS, extensions, variables })).toEqual(found);
  });

  it('and no others, over any transport', async () => {
    const refused = { errors: [{ extensions: { code: 'FORBIDDEN', field: 'query' } }] };
    expect(await post(server, { query: '{ events { totalCount } }' })).toMatchObject({
      status: 403,
      ...refused,
    });
    expect(await get(server, { query: '{ __schema { types { name } } }' })).toMatchObject({
      status: 403,
      ...refused,
    });
    const query = `${EVENTS} # another`;
    const extensions = { persistedQuery: { version: 1, sha256Hash: sha256(query) } };
    expect(await post(server, { query, extensions })).toMatchObject({ status: 403 });
    expect(await post(server, { extensions })).toMatchObject({
      errors: [{ message: 'PersistedQueryNotFound' }],
    });

    const client = createClient({
      url: server.url.replace('http', 'ws') + '/graphql',
      webSocketImpl: WebSocket,
    });
    const context = async () => {
      for await (const _ of client.iterate({ query: '{ events { totalCount } }' })) break;
    };
    await expect(context()).rejects.toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    await client.dispose();
    const events = await fetch(`${server.url}/graphql?query={events{totalCount}}`, {
      headers: { accept: 'text/event-stream' },
    });
    expect(await events.text()).toContain('FORBIDDEN');
  });

  it('an unknown id is reported as Apollo does', async () => {
    const unknown = {
      errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
    };
    for (const id of ['f'.repeat(64), '__proto__', 'toString', '']) {
      const answer = await post(server, { documentId: id });
      expect(answer).toMatchObject({ status: 200, ...unknown });
    }
  });
});

it('are parsed and validated at the start, with a warning for documents that no longer match the schema', async () => {
  const server = await startWith({ one: EVENTS, two: STALE, three: '{' }, false);
  expect(server.logged).toMatchObject([
    { id: 'two', problem: expect.stringContaining('nothingAnyMore') },
    { id: 'three', problem: expect.stringContaining('Syntax Error') },
  ]);
  // Besides these, any other document is accepted as well.
  expect(await post(server, { query: '{ events { totalCount } }' })).toMatchObject({ status: 200 });
  expect(await post(server, { documentId: 'two' })).toMatchObject({
    errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
  });
});

it.each([
  ['{', /cannot be read: .*JSON/],
  ['[]', /is no manifest of documents: it should be \{"<hash>": "<document>", …\}/],
  ['{"a": {"b": 1}}', /is no manifest/],
  ['{"format": "apollo-persisted-query-manifest", "operations": [{"id": 1}]}', /is no manifest/],
])('an invalid manifest prevents the start: %s', async (manifest, message) => {
  await expect(startWith(manifest, true)).rejects.toThrow(message);
});

describe('documents that clients register automatically', () => {
  let server: TestServer;
  beforeAll(() => {
    server = rostrum.server;
  });
  const persisted = (sha256Hash: unknown, version: unknown = 1) => ({
    persistedQuery: { version, sha256Hash },
  });

  it('are known from then on, by POST and GET and as documentId', async () => {
    const query = '{ events { totalCount pageInfo { hasNextPage } } }';
    const extensions = persisted(sha256(query));
    const json = { extensions: JSON.stringify(extensions) };
    expect((await get(server, json)).errors[0].message).toBe('PersistedQueryNotFound');
    expect(await get(server, { ...json, query })).toMatchObject({ data: { events: { totalCount: 1 } } });
    for (const answer of [
      await get(server, json),
      await post(server, { extensions }),
      await post(server, { documentId: sha256(query) }),
    ]) {
      expect(answer).toMatchObject({ status: 200, data: { events: { totalCount: 1 } } });
    }
  });

  it('are accepted under their own hash only', async () => {
    const answer = await post(server, {
      query: '{ events { totalCount } }',
      extensions: persisted('a'.repeat(64)),
    });
    expect(answer).toMatchObject({
      status: 400,
      errors: [{ message: expect.stringContaining('provided sha does not match query') }],
    });
    for (const wrong of [persisted(7), persisted('a', 2), { persistedQuery: 'a' }]) {
      expect(await post(server, { extensions: wrong })).toMatchObject({
        status: 400,
        errors: [{ extensions: { code: 'BAD_USER_INPUT', field: 'extensions.persistedQuery' } }],
      });
    }
  });

  it('are evicted beyond a bound', async () => {
    const pad = (n: number) => `{ events { totalCount } } # ${n} ${'x'.repeat(900_000)}`;
    for (let n = 0; n < 8; n += 1) {
      await post(server, { query: pad(n), extensions: persisted(sha256(pad(n))) });
    }
    const of = async (n: number) =>
      (await post(server, { extensions: persisted(sha256(pad(n))) })).errors?.[0].message;
    expect(await of(7)).toBeUndefined();
    expect(await of(0)).toBe('PersistedQueryNotFound');
  });
});
