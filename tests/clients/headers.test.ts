import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { type Rostrum, startRostrum } from '../support/rostrum';
import { type TestServer } from '../support/server';

const QUESTION =
  '{ countries(first: 100) { nodes { id slug name region capital externalIds { scheme value } } } }';

interface Got {
  status: number;
  headers: Record<string, string | undefined>;
  bytes: Buffer;
}

/** Sends exactly the given headers: fetch would decompress the response. */
function get(url: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Got> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () =>
        resolve({
          status: response.statusCode!,
          headers: response.headers as never,
          bytes: Buffer.concat(parts),
        }),
      );
    });
    sent.on('error', reject).end();
  });
}

let rostrum: Rostrum;
let server: TestServer;
const urlOf = (query: string, variables?: object) =>
  `${server.url}/graphql?query=${encodeURIComponent(query)}${variables ? `&variables=${encodeURIComponent(JSON.stringify(variables))}` : ''}`;

beforeAll(async () => {
  rostrum = await startRostrum({ template: 'story' });
  server = await rostrum.serve({ answerCache: 1_000_000, corsOrigins: ['https://grafana.example'] });
});
afterAll(() => rostrum.close());

describe('large responses are compressed', () => {
  it.each([
    ['gzip', 'gzip', gunzipSync],
    ['gzip, deflate', 'gzip', gunzipSync],
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['br;q=0.5, gzip', 'gzip', gunzipSync],
    ['*', 'br', brotliDecompressSync],
  ])('accept-encoding: %s', async (accepted, encoding, decompress) => {
    const plain = await get(urlOf(QUESTION));
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.bytes.length).toBeGreaterThan(10_000);
    for (let i = 0; i < 2; i += 1) {
      const packed = await get(urlOf(QUESTION), { 'accept-encoding': accepted });
      expect(packed.headers['content-encoding']).toBe(encoding);
      expect(Number(packed.headers['content-length'])).toBeLessThan(plain.bytes.length / 3);
      expect(decompress(packed.bytes)).toEqual(plain.bytes);
      expect(packed.headers.vary).toContain('Accept-Encoding');
    }
  });

  it.each(['identity', 'deflate', 'gzip;q=0', '', 'compress, x-unknown'])(
    'but not for %j',
    async (accepted) => {
      expect(
        (await get(urlOf(QUESTION), { 'accept-encoding': accepted })).headers['content-encoding'],
      ).toBeUndefined();
    },
  );

  it('small ones are not; errors, introspection, pages and exports are', async () => {
    const br = { 'accept-encoding': 'br' };
    expect((await get(urlOf('{ __typename }'), br)).headers['content-encoding']).toBeUndefined();
    const faults = await get(
      urlOf(`{ ${Array.from({ length: 50 }, (_, i) => `nothing${i}`).join(' ')} }`),
      br,
    );
    expect(JSON.parse(brotliDecompressSync(faults.bytes).toString()).errors).toHaveLength(21);
    const schema = await get(
      urlOf('{ __schema { types { name description fields { name description } } } }'),
      br,
    );
    expect(
      JSON.parse(brotliDecompressSync(schema.bytes).toString()).data.__schema.types.length,
    ).toBeGreaterThan(50);
    const page = await get(`${server.url}/graphql`, { ...br, accept: 'text/html' });
    expect(brotliDecompressSync(page.bytes).toString()).toContain('embeddable-sandbox');
    const plain = await get(`${server.url}/export/claims.csv`);
    const file = await get(`${server.url}/export/claims.csv`, br);
    expect(file.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(file.bytes)).toEqual(plain.bytes);
  });

  it('HEAD of an export returns its headers', async () => {
    const head = await get(`${server.url}/export/claims.csv`, {}, 'HEAD');
    const whole = await get(`${server.url}/export/claims.csv`);
    expect([head.status, head.bytes.length]).toEqual([200, 0]);
    for (const name of ['content-type', 'content-disposition', 'cache-control', 'vary']) {
      expect([name, head.headers[name]]).toEqual([name, whole.headers[name]]);
    }
    expect((await get(`${server.url}/export/claims.xyz`, {}, 'HEAD')).status).toBe(400);
  });
});

describe('a repeated request', () => {
  it('by GET has an ETag, and gets 304 if it is unchanged', async () => {
    const first = await get(urlOf(QUESTION));
    const { etag } = first.headers;
    expect(etag).toMatch(/^W\/"[\w-]{22}"$/);
    expect(first.headers['cache-control']).toBe('no-cache');
    for (const known of [etag!, etag!.replace('W/', ''), `"other", ${etag}`, '*']) {
      const again = await get(urlOf(QUESTION), { 'if-none-match': known });
      expect([again.status, again.bytes.length, again.headers.etag]).toEqual([304, 0, etag]);
      expect(again.headers.vary).toBe(first.headers.vary);
    }
    expect((await get(urlOf(QUESTION), { 'if-none-match': '"other"' })).status).toBe(200);
    expect((await get(urlOf(QUESTION), { 'if-none-match': etag! }, 'HEAD')).status).toBe(304);
  });

  it('costs one statement while nothing was recorded, and returns what was recorded since', async () => {
    const url = urlOf('{ sources(first: 100) { totalCount } }');
    await get(url);
    server.statements();
    const { headers } = await get(url);
    expect(server.statements()).toEqual([expect.stringContaining('from recording order by id desc limit 1')]);
    // Written by another process, as far as this one can tell.
    await rostrum.make.source();
    const after = await get(url, { 'if-none-match': headers.etag! });
    expect(after.status).toBe(200);
    // A recording elsewhere only changes the result of another query.
    const other = urlOf('{ countries { totalCount } }');
    const etag = (await get(other)).headers.etag!;
    await rostrum.make.source();
    expect((await get(other, { 'if-none-match': etag })).status).toBe(304);
  });

  it('about a past time may be cached publicly, and costs nothing', async () => {
    const before = new Date().toISOString();
    await new Promise((resolve) => setTimeout(resolve, 20));
    const url = urlOf('query ($t: DateTime) { asOf(knownAt: $t) { sources { totalCount } } }', { t: before });
    const first = await get(url);
    expect(first.headers['cache-control']).toMatch(/^public, max-age=\d+, immutable$/);
    await rostrum.make.source();
    server.statements();
    expect((await get(url)).bytes).toEqual(first.bytes);
    expect(server.statements()).toEqual([]);
  });

  it('is not cached if part of it is about the present', async () => {
    const past = new Date().toISOString();
    const url = urlOf(`{ asOf(knownAt: "${past}") { sources { totalCount } } sources { totalCount } }`);
    expect((await get(url)).headers['cache-control']).toBe('no-cache');
  });

  it.each([
    ['who asks', '{ viewer { name } }'],
    ['a mistake', '{ nothing }'],
    ['an import', '{ importJob(id: "importjob_1") { state } }'],
    ['an import as a node', '{ node(id: "importjob_1") { id } }'],
    ['who asks, and more', '{ viewer { name } countries { totalCount } }'],
  ])('%s is never cached', async (_what, query) => {
    const { headers } = await get(urlOf(query));
    expect([headers['cache-control'], headers.etag]).toEqual(['no-store', undefined]);
  });

  it('by POST gives the same, without the headers of GET', async () => {
    const post = async () => {
      const response = await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: QUESTION }),
      });
      return [response.headers.get('etag'), await response.text()];
    };
    expect(await post()).toEqual([null, (await get(urlOf(QUESTION))).bytes.toString()]);
    server.statements();
    await post();
    expect(server.statements()).toHaveLength(1);
  });

  it('to a private knowledge base is private', async () => {
    const closed = await rostrum.serve({ answerCache: 1_000_000, publicRead: false });
    const url = `${closed.url}/graphql?query={countries{totalCount}}`;
    const authorization = `Bearer ${rostrum.tokens.READER}`;
    expect((await get(url, { authorization })).headers['cache-control']).toBe('private, no-cache');
    // A response cached for one client is not given to another.
    expect((await get(url)).status).toBe(401);
  });
});

describe('pages of other origins', () => {
  const preflight = (to: string, origin: string, asked: string, method = 'POST') =>
    get(
      to,
      { origin, 'access-control-request-method': method, 'access-control-request-headers': asked },
      'OPTIONS',
    );
  const ADDED =
    'content-type,authorization,traceparent,tracestate,baggage,sentry-trace,apollographql-client-name,apollographql-client-version,x-apollo-operation-name,apollo-require-preflight,rostrum-snapshot,x-graphql-event-stream-token,last-event-id,if-none-match';

  it('may send any headers that their tools add', async () => {
    for (const path of ['/graphql', '/export/events.csv', '/graphql/stream']) {
      const { status, headers } = await preflight(`${server.url}${path}`, 'https://grafana.example', ADDED);
      expect(status).toBe(204);
      expect(headers['access-control-allow-origin']).toBe('https://grafana.example');
      expect(headers['access-control-allow-headers']).toBe(ADDED);
      expect(headers['access-control-allow-methods']).toContain('PUT');
      expect(Number(headers['access-control-max-age'])).toBeGreaterThanOrEqual(7_200);
      expect(headers['access-control-allow-credentials']).toBeUndefined();
    }
  });

  it('that are not configured may not', async () => {
    for (const origin of ['https://evil.example', 'null']) {
      const { headers } = await preflight(`${server.url}/graphql`, origin, ADDED);
      expect(headers['access-control-allow-origin']).toBeUndefined();
      const answer = await get(urlOf('{ countries { totalCount } }'), { origin });
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    }
  });

  it.each([
    [['*'], 'https://any.example', '*'],
    [['*'], 'null', '*'],
    [['null'], 'null', 'null'],
    [['null'], 'https://any.example', undefined],
  ])('with %j, %s gets %s', async (corsOrigins, origin, allowed) => {
    const open = await rostrum.serve({ corsOrigins });
    const { headers } = await preflight(`${open.url}/graphql`, origin, ADDED);
    expect(headers['access-control-allow-origin']).toBe(allowed);
    const answer = await get(`${open.url}/graphql?query={__typename}`, { origin });
    expect(answer.headers['access-control-allow-origin']).toBe(allowed);
    expect(answer.headers['access-control-expose-headers'] ?? '').toContain(allowed ? 'etag' : '');
  });
});
