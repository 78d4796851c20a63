import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import type { FastifyRequest } from 'fastify';
import { hostRule } from '../../src/app/mcp/known-host';
import { REQUEST_COST } from '../../src/platform/limits/rate-limit';
import { type Rostrum, startRostrum } from '../support/rostrum';
import { type TestServer } from '../support/server';
import { call, connected, type Era, refusalOf } from './client';

const LIST = { jsonrpc: '2.0', id: 1, method: 'tools/list' };

let rostrum: Rostrum;
let folder: string;
const clients: Client[] = [];
beforeAll(async () => {
  rostrum = await startRostrum({ template: 'story' });
  folder = await mkdtemp(join(tmpdir(), 'rostrum-mcp-'));
});
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.close()));
});
afterAll(async () => {
  await rostrum?.close();
  await rm(folder, { recursive: true });
});

async function connect(url: string, options: { era?: Era; token?: string } = {}): Promise<Client> {
  const headers = options.token === undefined ? undefined : { authorization: `Bearer ${options.token}` };
  const transport = new StreamableHTTPClientTransport(new URL(`${url}/mcp`), { requestInit: { headers } });
  const client = await connected(transport, options.era);
  clients.push(client);
  return client;
}

interface Got {
  status: number;
  headers: Record<string, string | undefined>;
  text: string;
}

/** Sends exactly the given headers, including Host, which fetch would not. */
function send(
  server: Pick<TestServer, 'url'>,
  {
    method = 'POST',
    path = '/mcp',
    headers = {},
    body = JSON.stringify(LIST),
  }: { method?: string; path?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Got> {
  const asked = {
    accept: 'application/json, text/event-stream',
    'content-type': 'application/json',
    ...headers,
  };
  return new Promise((resolve, reject) => {
    const sent = request(server.url + path, { method, headers: asked }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part) => (text += part));
      response.on('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers as never, text }),
      );
    });
    sent.on('error', reject).end(method === 'POST' ? body : undefined);
  });
}

const errorOf = ({ status, text }: Got) => {
  const { jsonrpc, id, error } = JSON.parse(text);
  return {
    status,
    jsonrpc,
    id,
    code: error.code,
    reason: error.data?.code,
    message: error.message as string,
  };
};

describe('streamable HTTP', () => {
  it.each<Era>(['legacy', 'modern'])('serves clients of the %s era', async (era) => {
    const client = await connect(rostrum.server.url, { era });
    expect(client.getProtocolEra()).toBe(era);
    const { answer, sources } = await call(client, 'roster', { event: 'victory-day-parade-2025', first: 1 });
    expect(answer.participations.nodes[0].participant.name).toBe('Kim Jong Un');
    expect(sources.length).toBeGreaterThan(1);
  });

  it('keeps no session: each request is independent', async () => {
    const ask = {
      jsonrpc: '2.0',
      id: 'a',
      method: 'tools/call',
      params: { name: 'search', arguments: { query: 'Birma' } },
    };
    const { status, headers, text } = await send(rostrum.server, { body: JSON.stringify(ask) });
    expect([status, headers['mcp-session-id']]).toEqual([200, undefined]);
    const { id, result } = JSON.parse(/^data: (.*)$/m.exec(text)![1]!);
    expect([id, result.structuredContent.answer.found.edges[0].node.slug]).toEqual(['a', 'myanmar']);
    const notified = await send(rostrum.server, {
      body: '{"jsonrpc":"2.0","method":"notifications/initialized"}',
    });
    expect([notified.status, notified.text]).toEqual([202, '']);
    const slashed = await send(rostrum.server, { path: '/mcp/' });
    expect([slashed.status, slashed.headers.location]).toEqual([308, '/mcp']);
  });

  it.each(['GET', 'DELETE', 'PUT', 'HEAD'])('does not accept %s', async (method) => {
    const got = await send(rostrum.server, { method });
    expect([got.status, got.headers.allow]).toEqual([405, 'POST']);
    if (method !== 'HEAD') expect(errorOf(got)).toMatchObject({ jsonrpc: '2.0', id: null, code: -32000 });
  });

  it.each<[string, string, Record<string, string>, number, number, RegExp]>([
    ['is no JSON', '{', {}, 400, -32700, /not valid JSON\. Send JSON such as \{"jsonrpc"/],
    ['is empty', '', {}, 400, -32700, /empty/],
    ['is several messages', JSON.stringify([LIST, LIST]), {}, 400, -32600, /Batches are not supported/],
    ['is no message', '{"query": "{ viewer { name } }"}', {}, 400, -32600, /JSON-RPC/],
    ['is of another type', 'tools/list', { 'content-type': 'text/plain' }, 415, -32000, /application\/json/],
    [
      'is too large',
      JSON.stringify({ ...LIST, params: 'x'.repeat(1_100_000) }),
      {},
      413,
      -32000,
      /1048576 bytes/,
    ],
    [
      'has a poisoned key',
      '{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"__proto__":{}}}',
      {},
      400,
      -32700,
      /__proto__/,
    ],
    [
      'is of an unknown revision',
      JSON.stringify(LIST),
      { 'mcp-protocol-version': '1999-01-01' },
      400,
      -32000,
      /supported versions/,
    ],
  ])('refuses a body that %s', async (_what, body, headers, status, code, message) => {
    const got = errorOf(await send(rostrum.server, { body, headers }));
    expect(got).toMatchObject({ status, jsonrpc: '2.0', id: null, code });
    expect(got.message).toMatch(message);
  });

  it('holds no streams open for changes that never come', async () => {
    const client = await connect(rostrum.server.url, { era: 'modern' });
    await expect(client.listen({ toolsListChanged: true })).rejects.toThrow();
  });
});

describe('pages of other origins', () => {
  const port = () => new URL(rostrum.server.url).port;

  it.each<[string, () => Record<string, string>, string]>([
    [
      'a name that leads here by DNS rebinding',
      () => ({ host: `evil.example:${port()}`, origin: `http://evil.example:${port()}` }),
      'host',
    ],
    ['a name that leads here, without an origin', () => ({ host: 'evil.example' }), 'host'],
    ['a name that looks like this machine', () => ({ host: `localhost.evil.example:${port()}` }), 'host'],
    ['another page', () => ({ origin: 'https://evil.example' }), 'origin'],
    ['another page of this machine', () => ({ origin: 'http://localhost:3000' }), 'origin'],
    ['a file', () => ({ origin: 'null' }), 'origin'],
  ])('are refused: %s', async (_what, headers, header) => {
    const got = await send(rostrum.server, { headers: headers() });
    expect(errorOf(got)).toMatchObject({ status: 403, jsonrpc: '2.0', reason: 'FORBIDDEN' });
    expect(JSON.parse(got.text).error.data.field).toBe(header);
  });

  it('are recognized by their host names where the server is reached over the network, and may have any name', () => {
    // The rule alone: tests listen on loopback only.
    const check = (headers: { host: string; origin?: string }) => () =>
      hostRule([])({ headers, socket: { localAddress: '192.0.2.7' } } as FastifyRequest);
    expect(check({ host: 'rostrum.example:4000' })).not.toThrow();
    expect(check({ host: '192.0.2.7:4000', origin: 'http://192.0.2.7:4000' })).not.toThrow();
    expect(check({ host: 'evil.example:4000', origin: 'http://evil.example:4000' })).toThrow(
      'are not allowed',
    );
  });

  it('are admitted if configured, or if they are this server’s own', async () => {
    for (const host of [
      `localhost:${port()}`,
      `127.0.0.1:${port()}`,
      `[::1]:${port()}`,
      `rostrum.localhost:${port()}`,
    ]) {
      expect([host, (await send(rostrum.server, { headers: { host } })).status]).toEqual([host, 200]);
      const own = { host, origin: `http://${host}` };
      expect([own, (await send(rostrum.server, { headers: own })).status]).toEqual([own, 200]);
    }
    const server = await rostrum.serve({ corsOrigins: ['https://kb.example'] });
    const proxied = await send(server, { headers: { host: 'kb.example', origin: 'https://kb.example' } });
    expect([proxied.status, proxied.headers['access-control-allow-origin']]).toEqual([
      200,
      'https://kb.example',
    ]);
    expect((await send(server, { headers: { host: 'other.example' } })).status).toBe(403);
    const open = await rostrum.serve({ corsOrigins: ['*'] });
    expect(
      (await send(open, { headers: { host: 'any.example', origin: 'https://any.example' } })).status,
    ).toBe(200);
  });
});

describe('rights and limits', () => {
  it('are those of the Authorization header', async () => {
    const whoAmI = async (token?: string) =>
      (
        await call(await connect(rostrum.server.url, { token }), 'graphql', {
          query: '{ viewer { name role } }',
        })
      ).answer.viewer;
    expect(await whoAmI()).toEqual({ name: 'anonymous', role: 'ANONYMOUS' });
    expect(await whoAmI(rostrum.tokens.EDITOR)).toEqual({ name: 'test EDITOR', role: 'EDITOR' });
    const wrong = await send(rostrum.server, { headers: { authorization: 'Bearer rostrum_nobody' } });
    expect([wrong.headers['www-authenticate'], errorOf(wrong)]).toMatchObject([
      'Bearer',
      { status: 401, reason: 'UNAUTHENTICATED' },
    ]);
  });

  it('permit no writes, for any role', async () => {
    const client = await connect(rostrum.server.url, { token: rostrum.tokens.ADMIN });
    const before = await rostrum.digest();
    const result = await call(client, 'graphql', {
      query: 'mutation { createSource(input: { title: "x" }) { source { id } } }',
    });
    expect(refusalOf(result)).toMatchObject({ code: 'BAD_USER_INPUT', field: 'query' });
    expect(await rostrum.digest()).toBe(before);
  });

  it('are closed if reading is', async () => {
    const server = await rostrum.serve({ publicRead: false });
    const got = await send(server);
    expect([got.headers['www-authenticate'], errorOf(got)]).toMatchObject([
      'Bearer',
      { status: 401, reason: 'UNAUTHENTICATED' },
    ]);
    const client = await connect(server.url, { token: rostrum.tokens.READER });
    expect(
      (await call(client, 'search', { query: 'Birma', first: 1 })).answer.found.totalCount,
    ).toBeGreaterThan(0);
  });

  it('apply to every tool: cost, trusted documents, rate limit', async () => {
    const cheap = await connect((await rostrum.serve({ maxCost: 40 })).url);
    expect(
      refusalOf(await call(cheap, 'roster', { event: 'victory-day-parade-2025', first: 50 })),
    ).toMatchObject({ code: 'COST_EXCEEDED' });
    const query = '{ events(first: 100) { nodes { name } } }';
    expect(refusalOf(await call(cheap, 'graphql', { query }))).toMatchObject({ code: 'COST_EXCEEDED' });

    const manifest = join(folder, 'manifest.json');
    const known = '{ events { totalCount } }';
    await writeFile(manifest, JSON.stringify({ known }));
    const trusting = await connect(
      (await rostrum.serve({ trustedDocuments: manifest, trustedOnly: true })).url,
    );
    expect(refusalOf(await call(trusting, 'graphql', { query }))).toMatchObject({
      code: 'FORBIDDEN',
      field: 'query',
    });
    const { answer } = await call(trusting, 'graphql', { query: known });
    expect(answer.events.totalCount).toBeGreaterThan(0);
    expect((await call(trusting, 'search', { query: 'Birma' })).isError).toBe(false);

    const server = await rostrum.serve({ rateLimit: 3 * REQUEST_COST });
    for (const status of [200, 200, 200, 429]) expect((await send(server)).status).toBe(status);
    const limited = await send(server);
    expect(errorOf(limited)).toMatchObject({ code: -32000, reason: 'RATE_LIMITED' });
    expect(Number(limited.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('keep a result whose sources would cost too much', async () => {
    const client = await connect((await rostrum.serve({ maxCost: 20 })).url);
    const { answer, text, isError } = await call(client, 'graphql', {
      query: '{ countries(first: 19) { nodes { slug } } }',
    });
    expect([answer.countries.nodes.length, isError]).toEqual([19, false]);
    expect(text).toMatch(/The sources could not be read: .* at most 20 is allowed/);
  });

  it('reveal no internals on failure', async () => {
    const client = await connect(rostrum.server.url);
    const fail = jest
      .spyOn(rostrum.database.pool, 'connect')
      .mockImplementation(() => Promise.reject(new Error('secret')) as never);
    const query = jest
      .spyOn(rostrum.database.pool, 'query')
      .mockImplementation(() => Promise.reject(new Error('secret')) as never);
    const result = await call(client, 'roster', {
      event: 'victory-day-parade-2025',
      knownAt: '2020-01-01T00:00:00Z',
    });
    fail.mockRestore();
    query.mockRestore();
    expect(refusalOf(result).code).toMatch(/INTERNAL_SERVER_ERROR|UNAVAILABLE/);
    expect(result.text).not.toContain('secret');
  });
});
