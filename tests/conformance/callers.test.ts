import fc from 'fast-check';
import { createClient, type Client } from 'graphql-ws';
import { pino } from 'pino';
import { WebSocket } from 'ws';
import { createKey, revokeKey } from '../../src/platform/auth/keys';
import { Role } from '../../src/platform/auth/policy';
import { callerOfAddress } from '../../src/platform/limits/caller';
import { isRange, trustOf } from '../../src/platform/limits/proxies';
import { meterOf, REFUSAL_COST, REQUEST_COST, SharedCounts } from '../../src/platform/limits/rate-limit';
import { WAITING_FOR_LEADERS } from '../support/locks';
import { faultOf, type Rostrum, startRostrum } from '../support/rostrum';
import { type TestServer } from '../support/server';
import { until } from '../nodes/support/until';

let rostrum: Rostrum;

beforeAll(async () => {
  rostrum = await startRostrum();
});
afterAll(() => rostrum.close());

const clientOf = (server: TestServer, token?: string): Client =>
  createClient({
    url: `${server.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    lazy: false,
    onNonLazyError: () => {},
    connectionParams: token ? { token } : undefined,
  });

const FOLLOW = 'subscription { changes { cursor action } }';

it('a statement of a stranger is cancelled earlier than that of a key', async () => {
  const server = await rostrum.serve({ anonymousTimeoutMs: 200 });
  const document = '{ leaders { nodes { name } } }';
  const locker = await rostrum.database.pool.connect();
  await locker.query('begin; lock table leader in access exclusive mode');
  try {
    const keyed = server.query(document, {}, { token: rostrum.tokens.READER });
    // The statement has been sent, and never been answered: how long it takes is not known.
    await until('the first waits', async () => {
      const { rows } = await locker.query(WAITING_FOR_LEADERS);
      return rows.length === 1;
    });
    expect(faultOf(await server.query(document)).code).toBe('TIMEOUT');
    await locker.query('rollback');
    expect((await keyed).data).toEqual({ leaders: { nodes: [] } });
  } finally {
    await locker.query('rollback');
    locker.release();
  }
});

describe('a client that asks and hangs up', () => {
  const AT_ONCE = 30;
  const PATIENCE_MS = 50;
  /** Another document each time. */
  let asked = 0;
  const nextDocument = () => `query Names${(asked += 1)} { leaders { nodes { name } } }`;

  it('again and again has nothing done for it soon after, which holds for no other caller', async () => {
    const server = await rostrum.serve();
    const token = rostrum.tokens.READER;
    const hangUp = async () => {
      const body = JSON.stringify({ query: nextDocument() });
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
      const signal = AbortSignal.timeout(PATIENCE_MS);
      await expect(fetch(`${server.url}/graphql`, { method: 'POST', headers, body, signal })).rejects.toThrow(
        'aborted',
      );
    };
    const hangUpAtOnce = () => Promise.all(Array.from({ length: AT_ONCE }, hangUp));
    const sent = () => server.statements().filter((text) => text.includes('leader')).length;
    const locker = await rostrum.database.pool.connect();
    const waiting = async () => (await locker.query(WAITING_FOR_LEADERS)).rows.length;
    await locker.query('begin; lock table leader in access exclusive mode');
    try {
      await hangUpAtOnce();
      await until('their statements are cancelled', async () => (await waiting()) === 0);
      sent();
      await hangUpAtOnce();
      expect(sent()).toBe(0);
      const other = server.query(nextDocument(), {}, { token: rostrum.tokens.EDITOR });
      await until('it waits for the table', async () => (await waiting()) === 1);
      await locker.query('rollback');
      expect((await other).data).toEqual({ leaders: { nodes: [] } });
    } finally {
      await locker.query('rollback');
      locker.release();
    }
    expect((await server.query(nextDocument(), {}, { token })).data).toEqual({ leaders: { nodes: [] } });
  });
});

describe('the rate limit', () => {
  const ask = (server: TestServer, headers: Record<string, string> = {}, token?: string) =>
    server.query('{ countries(first: 1) { nodes { id } } }', {}, { headers, token });

  it('counts by cost, by key, and everything that is asked for', async () => {
    const server = await rostrum.serve({ rateLimit: 10 * REQUEST_COST });
    for (let i = 0; i < 3; i += 1) await fetch(`${server.url}/nothing-here`);
    await server.query('{ countries(first: 100) { nodes { id borders { id } } } }');
    const refused = await ask(server);
    expect([refused.status, faultOf(refused).code]).toEqual([429, 'RATE_LIMITED']);
    const after = Number(refused.headers.get('retry-after'));
    expect(after).toBeGreaterThan(0);
    expect(after).toBeLessThanOrEqual(120);
    expect(refused.headers.get('ratelimit-remaining')).toBe('0');
    expect((await fetch(`${server.url}/livez`)).status).toBe(200);
  });

  it('serves who waits as long as it says', async () => {
    const counts = new SharedCounts(rostrum.database.pool, pino({ level: 'silent' }));
    const most = 20 * REQUEST_COST;
    const meter = meterOf(most, counts);
    const ask = (caller: string) => {
      meter.charge(caller, REQUEST_COST);
      meter.admit(caller);
    };
    let caller = 0;
    const second = fc.integer({ min: 0, max: 59 });
    const requests = fc.integer({ min: 0, max: 60 });
    const clock = jest.spyOn(Date, 'now');
    const at = (seconds: number) => clock.mockReturnValue((28_000_000 * 60 + seconds) * 1000);
    try {
      fc.assert(
        fc.property(second, requests, second, requests, (earlier, before, now, after) => {
          caller += 1;
          at(earlier);
          for (let i = 0; i < before; i += 1) meter.charge(`waits ${caller}`, REQUEST_COST);
          at(60 + now);
          for (let i = 0; i < after; i += 1) meter.charge(`waits ${caller}`, REQUEST_COST);
          try {
            ask(`waits ${caller}`);
          } catch (error) {
            at(60 + now + (error as { retryAfter: number }).retryAfter);
            ask(`waits ${caller}`);
          }
        }),
      );
    } finally {
      clock.mockRestore();
      await counts.close();
    }
  });

  it('charges what is refused as well', async () => {
    const server = await rostrum.serve({ rateLimit: REFUSAL_COST });
    expect(faultOf(await server.query('{ nothing }')).code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(faultOf(await server.query('{ __typename }')).code).toBe('RATE_LIMITED');
  });

  it('goes by the address that trusted proxies say, and by nothing that others say', async () => {
    const behind = await rostrum.serve({ rateLimit: REQUEST_COST, trustedProxies: ['loopback'] });
    const direct = await rostrum.serve({ rateLimit: REQUEST_COST });
    const from = (address: string) => ({ 'x-forwarded-for': `1.2.3.4, ${address}` });
    for (const client of ['203.0.113.1', '203.0.113.2', '2001:db8:1::1']) {
      expect((await ask(behind, from(client))).status).toBe(200);
      expect((await ask(behind, from(client))).status).toBe(429);
    }
    // Another address of the same network.
    expect((await ask(behind, from('2001:db8:1::2'))).status).toBe(429);
    // Some proxies write the port as well.
    expect((await ask(behind, from('203.0.113.1:4711'))).status).toBe(429);
    expect((await ask(behind, from('[2001:db8:1::3]:4711'))).status).toBe(429);
    expect((await ask(behind, from('[2001:db8:2::1]:4711'))).status).toBe(200);
    expect((await ask(direct, from('203.0.113.1'))).status).toBe(200);
    expect((await ask(direct, from('203.0.113.2'))).status).toBe(429);
  });

  it('knows ranges of addresses', () => {
    expect(['10.0.0.0/8', '::1', 'loopback', '192.0.2.7', 'fd00::/8'].map(isRange)).toEqual(
      Array(5).fill(true),
    );
    expect(['10.0.0.0/33', 'proxy.example', '10.0.0.0/8/8', ''].map(isRange)).toEqual(Array(4).fill(false));
    const isTrusted = trustOf(['10.0.0.0/8', 'fd00::/8'])!;
    expect(['10.1.2.3', '11.0.0.1', 'fd12::1', 'fe80::1', 'x'].map(isTrusted)).toEqual([
      true,
      false,
      true,
      false,
      false,
    ]);
    expect(['192.0.2.7', '2001:db8:1:2:3:4:5:6', '2001:db8::1', '::1'].map(callerOfAddress)).toEqual([
      '192.0.2.7',
      '2001:db8:1:2::/64',
      '2001:db8:0:0::/64',
      '0:0:0:0::/64',
    ]);
  });
});

describe('connections that stay open', () => {
  it('end when their key is revoked or expires', async () => {
    const server = await rostrum.serve({});
    const { prisma } = rostrum.database;
    const revoked = await createKey(prisma, { name: 'revoked', role: Role.READER });
    const expiring = await createKey(prisma, {
      name: 'expiring',
      role: Role.READER,
      expiresAt: new Date(Date.now() + 3_000),
    });
    const closed = [revoked, expiring].map(async ({ token }) => {
      const client = clientOf(server, token);
      const end = new Promise<number>((resolve) =>
        client.on('closed', (event) => resolve((event as { code: number }).code)),
      );
      await new Promise((resolve) => client.on('connected', resolve));
      return { end };
    });
    const [first, second] = await Promise.all(closed);
    const events = await fetch(`${server.url}/graphql?query=${encodeURIComponent(FOLLOW)}`, {
      headers: { accept: 'text/event-stream', authorization: `Bearer ${revoked.token}` },
    });
    await revokeKey(prisma, revoked.id);
    expect([await first!.end, await second!.end]).toEqual([4403, 4403]);
    // The stream of events ends as well.
    expect(await events.text()).toContain(':');
    expect(faultOf(await server.query('{ __typename }', {}, { token: expiring.token })).code).toBe(
      'UNAUTHENTICATED',
    );
  });

  it('end with an export whose key is revoked', async () => {
    const server = await rostrum.serve({});
    const { prisma, pool } = rostrum.database;
    const { id, token } = await createKey(prisma, { name: 'exporting', role: Role.READER });
    const locker = await pool.connect();
    await locker.query('begin; lock table leader in access exclusive mode');
    try {
      const cut = expect(
        fetch(`${server.url}/export/leaders.csv`, { headers: { authorization: `Bearer ${token}` } }),
      ).rejects.toThrow('fetch failed');
      await until('it waits', async () => (await locker.query(WAITING_FOR_LEADERS)).rows.length === 1);
      await revokeKey(prisma, id);
      await cut;
    } finally {
      await locker.query('rollback');
      locker.release();
    }
  });

  it('are bounded, for each caller and in all', async () => {
    const server = await rostrum.serve({ socketsPerCaller: 2, subscriptions: 3 });
    const [one, two] = [clientOf(server), clientOf(server)];
    await Promise.all([one, two].map((client) => new Promise((resolve) => client.on('connected', resolve))));
    const third = clientOf(server);
    const [event] = await new Promise<unknown[]>((resolve) => third.on('closed', (...args) => resolve(args)));
    expect((event as { code: number }).code).toBe(4429);
    // One of four is refused, whichever begins last; until something is written, nothing else comes of them.
    const followed = [one, one, one, two].map((client) =>
      client
        .iterate({ query: FOLLOW })
        .next()
        .then(
          () => null,
          (errors: unknown) => errors,
        ),
    );
    expect(await Promise.race(followed)).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
    let isOver = false;
    void Promise.all(followed).then(() => (isOver = true));
    while (!isOver) await rostrum.make.source();
    expect((await Promise.all(followed)).filter((refusal) => refusal === null)).toHaveLength(3);
    await Promise.all([one, two, third].map((client) => client.dispose()));
  });

  it('are reserved by so many as may be open, and belong to who reserved them', async () => {
    const server = await rostrum.serve({ socketsPerCaller: 2 });
    const stream = `${server.url}/graphql/stream`;
    const reserve = () => fetch(stream, { method: 'PUT' });
    const token = await (await reserve()).text();
    expect((await reserve()).status).toBe(201);
    const third = await reserve();
    expect([third.status, third.headers.get('retry-after')]).toEqual([503, '1']);
    const asAnother = await fetch(`${stream}?token=${token}`, {
      headers: { accept: 'text/event-stream', authorization: `Bearer ${rostrum.tokens.READER}` },
    });
    expect(asAnother.status).toBe(404);
  });

  it('share what they read: a write costs as many statements for 60 followers as for one', async () => {
    const server = await rostrum.serve({});
    const clients = [clientOf(server), clientOf(server), clientOf(server)];
    const streams = clients.flatMap((client) =>
      Array.from({ length: 20 }, () => client.iterate<any>({ query: FOLLOW })),
    );
    const first = streams.map((stream) => stream.next());
    // Until all of them follow, each write is one that they see or do not.
    let isOver = false;
    void Promise.all(first).then(() => (isOver = true));
    while (!isOver) await rostrum.make.source();
    const last = async () =>
      (await rostrum.database.pool.query('select max(recording_id) as id from change')).rows[0].id as string;
    const reads = async (): Promise<string[]> => {
      const id = await rostrum.make.source().then(last);
      await Promise.all(
        streams.map(async (stream) => {
          for (;;) {
            const { value } = await stream.next();
            const { rows } = { rows: Buffer.from(value.data.changes.cursor, 'base64url').toString() };
            if (rows.includes(String(id))) return;
          }
        }),
      );
      return server.statements().filter((text) => /json/.test(text) && /\bchange\b/.test(text));
    };
    await reads();
    // Those who are late read for themselves.
    expect((await reads()).length).toBeLessThan(12);
    await Promise.all(clients.map((client) => client.dispose()));
  });
});

describe('two keys of one name', () => {
  it('are two actors, and share no answers', async () => {
    const { prisma, pool } = rostrum.database;
    const keys = await Promise.all(
      [1, 2].map(() => createKey(prisma, { name: 'News desk', role: Role.EDITOR })),
    );
    const write = (token: string) =>
      rostrum.server.query(
        'mutation ($input: CreateSourceInput!) { createSource(input: $input) { source { id } } }',
        { input: { title: 'A report', idempotencyKey: 'once' } },
        { token },
      );
    const ids: string[] = [];
    for (const { token } of [...keys, ...keys]) ids.push((await write(token)).data!.createSource.source.id);
    expect(ids[2]).toBe(ids[0]);
    expect(ids[3]).toBe(ids[1]);
    expect(ids[1]).not.toBe(ids[0]);
    const { rows } = await pool.query(
      `select actor from recording where actor like 'News desk%' order by id`,
    );
    expect(rows.map(({ actor }) => actor)).toEqual(keys.map(({ id }) => `News desk (key:${id})`));
    const used = await prisma.apiKey.findMany({
      where: { id: { in: keys.map(({ id }) => id) }, usedAt: null },
    });
    expect(used).toEqual([]);
  });
});

describe('what is seen', () => {
  it('of a process, Prometheus reads with a token or a key of ADMIN', async () => {
    const server = await rostrum.serve({ metricsToken: 'let-me-in', answerCache: 1_000_000 });
    await server.query('query Named { countries(first: 1) { nodes { id } } }');
    await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: 'query Named { nothing }', operationName: 'Named' }),
    });
    const scrape = (token?: string) =>
      fetch(`${server.url}/metrics`, { headers: token ? { authorization: `Bearer ${token}` } : {} });
    expect((await scrape()).status).toBe(401);
    expect((await scrape(rostrum.tokens.EDITOR)).status).toBe(403);
    expect((await scrape(rostrum.tokens.ADMIN)).status).toBe(200);
    const response = await scrape('let-me-in');
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const lines = (await response.text()).trimEnd().split('\n');
    // The grammar of the format: comments, or a name, labels and a number.
    const wrong = lines.filter(
      (line) => !/^(# (HELP|TYPE) \w+ .+|\w+(\{(\w+="([^"\\]|\\.)*",?)*\})? (-?[\d.e+-]+|NaN))$/.test(line),
    );
    expect(wrong).toEqual([]);
    expect(lines).toContain(
      'rostrum_operations_total{operation="Named",transport="http",code="GRAPHQL_VALIDATION_FAILED"} 1',
    );
    expect(lines).toContain('rostrum_database_up 1');
    expect(
      lines.some((line) => /^rostrum_operation_duration_seconds_bucket\{le="\+Inf"\} 2$/.test(line)),
    ).toBe(true);
  });

  it('of slow operations, the log says, without what they are about', async () => {
    const server = await rostrum.serve({ slowMs: 1 });
    const headers = { 'x-request-id': 'slow-1' };
    await server.query(
      'query Slow { countries(first: 100) { nodes { name events { totalCount } } } }',
      {},
      { headers, token: rostrum.tokens.READER },
    );
    const line = server.logged.find(({ msg }) => msg === 'slow operation')!;
    expect(line).toMatchObject({
      level: 40,
      operation: 'Slow',
      type: 'query',
      requestId: 'slow-1',
      status: 200,
    });
    expect(line.key).toMatch(/^[0-9a-f]{12}$/);
    expect(line.cost).toBeGreaterThan(100);
  });
});
