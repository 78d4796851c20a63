import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { getIntrospectionQuery } from 'graphql';
import { WebSocket } from 'ws';
import { readCosts } from '../../src/read-costs';
import { faultOf, type Rostrum, servedSchema, startRostrum } from '../support/rostrum';
import { type Answer, type TestServer } from '../support/server';
import { BODIES, COSTLY, OVERSIZED } from './support/attack-list';

/*
 * What strangers send to a public GraphQL endpoint: each is refused before any SQL, and by bounds that depend on sizes, not
 * on time.
 */

let rostrum: Rostrum;
/** A server with the limits of the default configuration. */
let server: TestServer;

beforeAll(async () => {
  rostrum = await startRostrum({ template: 'story' });
  server = await rostrum.serve({ maxCost: 100_000, maxKeyedCost: 500_000 });
  // The first operation of a process looks up what later ones know.
  await server.query('{ countries(first: 1) { nodes { name } } }');
});
afterAll(() => rostrum.close());

const times = (n: number, part: (i: number) => string) =>
  Array.from({ length: n }, (_, i) => part(i)).join(' ');

async function refused(document: string, variables?: Record<string, unknown>): Promise<Answer> {
  server.statements();
  const answer = await server.query(document, variables);
  for (const value of Object.values(answer.data ?? {})) expect(value).toBeNull();
  expect(server.statements()).toEqual([]);
  return answer;
}

describe('the cost of an operation', () => {
  it.each(Object.entries(COSTLY))(
    '%s are refused as a whole, before any SQL',
    async (_what, [document, size]) => {
      expect(faultOf(await refused(document(size))).code).toBe('COST_EXCEEDED');
    },
  );

  it('is not even read of a schema within itself', async () => {
    const deep = `{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }`;
    expect(faultOf(await refused(deep)).code).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('is told where it is asked, and depends on the caller', async () => {
    const document =
      '{ countries(first: 100) { nodes { events(first: 20) { nodes { participations(first: 40) { nodes { id } } } } } } }';
    const cheap = await server.query(
      '{ countries(first: 3) { nodes { name } } }',
      {},
      { headers: { 'rostrum-cost': '1' } },
    );
    expect(cheap.extensions!.cost).toMatchObject({ requested: 4, limit: 100_000 });
    expect((await server.query('{ countries(first: 3) { nodes { name } } }')).extensions).toBeUndefined();
    const token = rostrum.tokens.READER;
    const keyed = await server.query(document, {}, { token, headers: { 'rostrum-cost': '1' } });
    expect(keyed.extensions!.cost).toMatchObject({ limit: 500_000 });
    expect(faultOf(await refused(document.replace('40', '60'))).code).toBe('COST_EXCEEDED');
  });

  it.each([
    [
      'reads',
      `{ events(where: { AND: [${times(20, () => '{ NOT: { countriesPresent: { eq: 100 } } }')}] }) { totalCount } }`,
    ],
    ['describes the schema', COSTLY['aliases of the schema']![0](45)],
  ])(
    'is told of an operation that %s and is refused, which is an answer like any other',
    async (_what, document) => {
      const { status, data, errors, extensions } = await server.query(
        document,
        {},
        { headers: { 'rostrum-cost': '1' } },
      );
      const { requested } = extensions!.cost as { requested: number };
      expect({ status, data }).toEqual({ status: 200, data: null });
      expect(errors![0]!.message).toContain(`may cost ${requested.toLocaleString('en')};`);
    },
  );

  it('grows with the values that a condition names', async () => {
    const costOf = async (values: number) => {
      const query =
        'query ($in: [ID!]) { events(first: 1, where: { participant: { any: $in } }) { nodes { id } } }';
      const given = { in: Array.from({ length: values }, (_, i) => `organization-${i}`) };
      const answer = await server.query(query, given, { headers: { 'rostrum-cost': '1' } });
      return (answer.extensions!.cost as { requested: number }).requested;
    };
    const [few, many] = [await costOf(10), await costOf(490)];
    expect(many - few).toBeGreaterThanOrEqual(480);
  });

  it('is known for fields of the schema only', () => {
    const types = servedSchema().getTypeMap();
    const unknown = Object.keys(readCosts.fields).filter((name) => {
      const [type = '', field = ''] = name.split('.');
      const found = types[type];
      return !found || !('getFields' in found) || !(field in found.getFields());
    });
    expect(unknown).toEqual([]);
    const filters = Object.values(types).flatMap((type) =>
      type.name.endsWith('Filter') && 'getFields' in type ? Object.keys(type.getFields()) : [],
    );
    const { conditions, conditionsAsSaid } = readCosts;
    const named = [conditions, conditionsAsSaid].flatMap((each) => Object.keys(each));
    expect(named.filter((name) => !filters.includes(name))).toEqual([]);
    expect(Object.keys(readCosts.computed).filter((name) => !(name in types))).toEqual([]);
  });
});

describe('a document', () => {
  it('with 301 conditions of one root field is refused', async () => {
    const conditions = Array.from({ length: 150 }, () => '{ status: { eq: OCCURRED } }').join(' ');
    const document = `{ events(where: { OR: [{} ${conditions}] }) { nodes { id } } }`;
    const answer = await server.query(document, {}, { token: rostrum.tokens.READER });
    expect(faultOf(answer)).toMatchObject({ code: 'COST_EXCEEDED', message: expect.stringContaining('300') });
    // Without a key, they cost too much before they are too many.
    expect(faultOf(await refused(document)).code).toBe('COST_EXCEEDED');
  });

  it.each(Object.entries(OVERSIZED))('with %s is refused before it is validated', async (_what, document) => {
    const answer = await refused(document);
    expect(answer.errors).toHaveLength(1);
    expect(faultOf(answer).code).toBe('COST_EXCEEDED');
  });

  it('that spreads a fragment within itself is refused by that rule alone', async () => {
    const answer = await refused(
      `{ event(slug: "a") { ...F } } fragment F on Event { superEvent { ...F } ${times(1_900, () => 'name')} }`,
    );
    expect(answer.errors!.map(({ message }) => message)).toEqual([
      'Cannot spread fragment "F" within itself.',
    ]);
  });

  it('of tools, and of what an application selects, is answered', async () => {
    expect((await server.query(getIntrospectionQuery())).errors).toBeUndefined();
    const document = `{ event(slug: "victory-day-parade-2025") { ${times(60, (i) => `...F${i}`)} } } ${times(60, (i) => `fragment F${i} on Event { id name time { edtf } }`)}`;
    expect((await server.query(document)).errors).toBeUndefined();
  });
});

describe('a body', () => {
  const post = async (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) => {
    server.statements();
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    expect(server.statements()).toEqual([]);
    return { status: response.status, ...((await response.json()) as Answer).errors![0]! };
  };
  it.each(Object.entries(BODIES))('with %s is refused as it is read', async (_what, [body, message]) => {
    const { status, extensions, ...answer } = await post(body);
    expect([status, extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
    expect(answer.message).toContain(message);
  });

  it('with quotes and escapes is counted right', async () => {
    const text = JSON.stringify('[[[,,,{{{\\" \\\\'.repeat(2_000));
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `{"query": "{ __typename }", "variables": {"a": ${text}, "b": ${text}}}`,
    });
    expect(await response.json()).toEqual({ data: { __typename: 'Query' } });
  });

  it('in another charset or encoding than UTF-8 as it is, is refused and not read as something else', async () => {
    const body = new Uint8Array(Buffer.from('{"query": "{ event(slug: \\"Müller\\") { id } }"}', 'latin1'));
    expect(await post(body, { 'content-type': 'application/json; charset=iso-8859-1' })).toMatchObject({
      status: 415,
    });
    expect(await post(body)).toMatchObject({ status: 400, message: expect.stringContaining('UTF-8') });
    expect(await post('{"query": "{ __typename }"}', { 'content-encoding': 'br' })).toMatchObject({
      status: 415,
    });
  });

  it.each([
    [
      'in thousands of pieces is refused',
      'POST /graphql',
      30_000,
      /^HTTP\/1\.1 400 [^]*pieces of a few bytes/,
    ],
    ['that is not read does not go on for long', 'GET /livez', 60_000, /^HTTP\/1\.1 200 /],
  ])('%s', async (_what, line, pieces, expected) => {
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname).on('error', () => {});
    let answer = '';
    const isOver = new Promise((resolve) => {
      socket.on('data', (data) => (answer += String(data))).once('close', resolve);
      if (line.startsWith('POST')) socket.once('data', resolve);
    });
    socket.write(
      `${line} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n`,
    );
    socket.write('1\r\n \r\n'.repeat(pieces));
    await isOver;
    expect(answer).toMatch(expected);
    socket.destroy();
  });

  it('that never ends does not keep the server from stopping', async () => {
    const own = await rostrum.serve();
    const { hostname, port } = new URL(own.url);
    const idle = connect(Number(port), hostname).on('error', () => {});
    const unfinished = connect(Number(port), hostname).on('error', () => {});
    await Promise.all([once(idle, 'connect'), once(unfinished, 'connect')]);
    idle.write('GET /livez HTTP/1.1\r\nhost: x\r\n\r\n');
    await once(idle, 'data');
    unfinished.write(
      'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{',
    );
    const closed = [idle, unfinished].map(
      (socket) => new Promise((resolve) => socket.once('close', resolve)),
    );
    await own.close();
    await Promise.all(closed);
  });
});

describe('a parameter', () => {
  const deep = `{"a":${'['.repeat(7_000)}${']'.repeat(7_000)}}`;
  it.each([
    [`/graphql?query={__typename}&variables=${deep}`, 'variables'],
    [`/graphql?query={__typename}&variables={"__proto__":{}}`, 'variables.__proto__'],
    [`/rows/events.csv?where=${deep}`, 'where'],
    [`/export/events.csv?where=${deep}`, 'where'],
    [`/map.json?where=${deep}`, 'where'],
  ])('of an address is held to the bounds of a body: %.40s…', async (path, field) => {
    server.statements();
    const response = await fetch(`${server.url}${path}`, { headers: { accept: 'application/json' } });
    const { errors } = (await response.json()) as Answer;
    expect([response.status, faultOf({ errors } as Answer)]).toMatchObject([
      400,
      { code: 'BAD_USER_INPUT', field },
    ]);
    expect(server.statements()).toEqual([]);
  });

  it.each([
    ['a value of an enum', { type: { eq: 'A'.repeat(900_000) } }, 'where.type.eq'],
    ['a key', { ['A'.repeat(900_000)]: {} }, 'where'],
  ])('with %s that is long is compared with nothing', async (_what, where, field) => {
    const answer = await refused('query ($where: EventFilter) { events(where: $where) { totalCount } }', {
      where,
    });
    expect(faultOf(answer)).toMatchObject({ code: 'BAD_USER_INPUT', field });
    expect(answer.errors![0]!.message).not.toContain('Did you mean');
  });

  it('of an export costs what it costs in GraphQL', async () => {
    const where = JSON.stringify({ AND: Array(60).fill({ countriesPresent: { eq: 100 } }) });
    const response = await fetch(`${server.url}/export/events.csv?where=${encodeURIComponent(where)}`);
    expect(((await response.json()) as Answer).errors![0]!.extensions.code).toBe('COST_EXCEEDED');
  });
});

describe('requests that are sent on one connection without awaiting the answers', () => {
  it('begin one after the other, so that others are answered in between', async () => {
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    let answered = 0;
    const isWhole = new Promise<void>((resolve) =>
      socket.on('data', (data) => {
        answered += String(data).split('{"status":"ok"}').length - 1;
        if (answered === 1_000) resolve();
      }),
    );
    socket.write('GET /livez HTTP/1.1\r\nhost: x\r\n\r\n'.repeat(1_000));
    await once(socket, 'data');
    await fetch(`${server.url}/livez`);
    expect(answered).toBeLessThan(1_000);
    await isWhole;
    socket.destroy();
  });
});

describe('what cannot be read as a request', () => {
  it.each([
    ['an address of 20 kB', `GET /graphql?query=${'a'.repeat(20_000)} HTTP/1.1\r\nhost: x\r\n\r\n`, 431],
    ['bytes of another protocol', '\x16\x03\x01\x02\x00', 400],
    ['a path that is no text', 'GET /%ff HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n', 400],
  ])('%s is answered like all errors', async (_what, bytes, status) => {
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname, () => socket.write(bytes, 'latin1'));
    let text = '';
    socket.on('data', (part) => (text += String(part)));
    await once(socket, 'close');
    expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(text).toContain('x-content-type-options: nosniff');
    const { errors } = JSON.parse(text.slice(text.indexOf('\r\n\r\n'))) as Answer;
    expect(errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('a long text', () => {
  it.each(['events', 'leaders', 'countries', 'organizations', 'sources'])(
    'to search in %s is refused',
    async (list) => {
      const document = `query ($text: String!) { ${list}(where: {text: $text}) { totalCount } }`;
      const answer = await refused(document, { text: 'a'.repeat(201) });
      expect(faultOf(answer)).toMatchObject({ code: 'BAD_USER_INPUT', field: 'where.text' });
      expect((await server.query(document, { text: 'a'.repeat(200) })).errors).toBeUndefined();
    },
  );

  it.each(['contains', 'startsWith'])('to compare with (%s) is refused', async (operator) => {
    const document = `query ($text: String!) { claims(where: {property: {${operator}: $text}}) { totalCount } }`;
    const answer = await refused(document, { text: '%'.repeat(201) });
    const field = `where.property.${operator}`;
    expect(faultOf(answer)).toMatchObject({ code: 'BAD_USER_INPUT', field });
    expect((await server.query(document, { text: '%'.repeat(200) })).errors).toBeUndefined();
  });

  it('with very many faults is refused for the first of them, over each transport', async () => {
    const query = 'query ($where: EventFilter) { events(where: $where) { totalCount } }';
    const variables = { where: { AND: Array.from({ length: 290 }, () => ({ name: { contains: 'a' } })) } };
    const first = [0, 1, 2, 3, 4].map((place) => `where.AND.${place}`);
    const fieldsOf = (errors: Answer['errors']) => errors!.map(({ extensions }) => extensions.field);
    const { errors } = await refused(query, variables);
    // The last one says that there may be more.
    expect(fieldsOf(errors)).toEqual([...first, undefined]);
    const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
    const body = JSON.stringify({ query, variables });
    const events = await (await fetch(`${server.url}/graphql`, { method: 'POST', headers, body })).text();
    const [, sent] = /^data: (.*errors.*)$/m.exec(events)!;
    expect(fieldsOf(JSON.parse(sent!).errors)).toEqual([...first, undefined]);
  });

  it('that is wrong is not sent back as a whole', async () => {
    const answer = await refused(`{ countries(first: "${'a'.repeat(100_000)}") { totalCount } }`);
    expect(answer.errors![0]!.message).toMatch(/^Int cannot represent non-integer value: "a{1900}/);
    expect(answer.errors![0]!.message.length).toBeLessThan(2_100);
  });
});

describe('large bodies', () => {
  it('that are announced are refused beyond the memory that one caller may take, before they are sent', async () => {
    const { hostname, port } = new URL(server.url);
    const announced = Array.from({ length: 34 }, () => {
      const socket = connect(Number(port), hostname).on('error', () => {});
      socket.write(
        'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000000\r\n\r\n',
      );
      return socket;
    });
    const refusals = announced.map((socket) => once(socket, 'data').then(([text]) => String(text)));
    const refusal = await Promise.race(refusals);
    expect(refusal).toMatch(/^HTTP\/1\.1 503 /);
    expect(refusal).toMatch(/retry-after: 5/i);
    expect(refusal).toContain('Too many large bodies');
    // A small one needs no room, whether it says its size or not.
    const small = new Blob(['{"query": "{ __typename }"}']).stream();
    const inPieces = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      duplex: 'half' as const,
    };
    const told = await fetch(`${server.url}/graphql`, { ...inPieces, body: small });
    expect(await told.json()).toEqual({ data: { __typename: 'Query' } });
    for (const socket of announced) socket.destroy();
    // There is room again once they are gone.
    const body = JSON.stringify({ query: '{ __typename }', variables: { text: 'a'.repeat(900_000) } });
    const headers = { 'content-type': 'application/json' };
    const again = async (): Promise<unknown> => {
      const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers, body });
      return response.status === 503 ? again() : response.json();
    };
    expect(await again()).toEqual({ data: { __typename: 'Query' } });
  });
});

describe('where reading is closed, a stranger learns nothing', () => {
  let closed: TestServer;
  beforeAll(async () => {
    closed = await rostrum.serve({ publicRead: false });
  });

  it.each([
    '{ evnts { id } }',
    '{ countries(frist: 1) { nodes { id } } }',
    '{ __schema { types { name } } }',
  ])('of the schema: %s', async (document) => {
    const answer = await closed.query(document);
    expect([answer.status, faultOf(answer).code]).toEqual([401, 'UNAUTHENTICATED']);
    expect(JSON.stringify(answer.errors)).not.toMatch(/did you mean/i);
  });

  it('of what was recorded, by a snapshot', async () => {
    const answer = await closed.query('{ __typename }', {}, { headers: { 'rostrum-snapshot': '1' } });
    expect([answer.status, answer.extensions?.snapshot]).toEqual([401, undefined]);
  });
});

describe('a WebSocket', () => {
  it('whose message nests without end is closed', async () => {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    await once(socket, 'open');
    socket.send('['.repeat(100_000));
    const [code] = await once(socket, 'close');
    expect(code).toBe(1009);
  });

  it.each([
    ['that is not masked', Buffer.from([0x81, 2, 0x7b, 0x7d]), 1002],
    ['that is no text', Buffer.from([0x81, 0x81, 0, 0, 0, 0, 0xff]), 1007],
    ['in 20,000 fragments', Buffer.alloc(20_000 * 6, Buffer.from([1, 0x80, 0, 0, 0, 0])), 1002],
  ])('is closed for a frame %s, and nothing is printed', async (_what, frames, expected) => {
    const printed = jest.spyOn(console, 'error').mockImplementation(() => {});
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    await once(socket, 'open');
    (socket as unknown as { _socket: Socket })._socket.write(frames);
    const [code] = await once(socket, 'close');
    expect([code, printed.mock.calls]).toEqual([expected, []]);
    printed.mockRestore();
  });

  it('whose message is large takes the memory that one caller may take for bodies, until it is handled', async () => {
    const sockets = Array.from(
      { length: 34 },
      () => new WebSocket(`${server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws'),
    );
    const closed = sockets.map((socket) => once(socket, 'close').then(([code]) => code as number));
    for (const socket of sockets) {
      await once(socket, 'open');
      socket.send('x'.repeat(500_000), { fin: false });
    }
    expect(await Promise.race(closed)).toBe(1013);
    // There is room again once they are gone.
    for (const socket of sockets) socket.terminate();
    const again = async (): Promise<unknown> => {
      const socket = new WebSocket(`${server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
      await once(socket, 'open');
      socket.send(JSON.stringify({ type: 'ping', payload: { text: 'x'.repeat(500_000) } }));
      const answer = await Promise.race([once(socket, 'message'), once(socket, 'close')]);
      socket.terminate();
      return answer[0] === 1013 ? again() : JSON.parse(String(answer[0]));
    };
    expect(await again()).toMatchObject({ type: 'pong' });
  });

  it('keeps nothing that is large while it is open', async () => {
    const large = 'x'.repeat(40_000);
    const url = `${server.url.replace('http', 'ws')}/graphql`;
    const socket = new WebSocket(url, 'graphql-transport-ws');
    await once(socket, 'open');
    socket.send('{"type":"connection_init"}');
    await once(socket, 'message');
    const query = 'subscription { changes { cursor } }';
    const ask = async (id: string, payload: object): Promise<unknown> => {
      socket.send(JSON.stringify({ type: 'subscribe', id, payload }));
      const [message] = (await once(socket, 'message')) as [Buffer];
      return JSON.parse(String(message));
    };
    const refusal = (field: string) => ({
      type: 'error',
      payload: [{ extensions: { code: 'BAD_USER_INPUT', field } }],
    });
    expect(await ask('1', { query, variables: { large } })).toMatchObject(refusal('subscription'));
    expect(await ask(large, { query })).toMatchObject(refusal('id'));
    expect(await ask('3', { query: '{ __typename }', variables: { large } })).toMatchObject({ type: 'next' });
    socket.close();
    const other = new WebSocket(url, 'graphql-transport-ws');
    await once(other, 'open');
    other.send(JSON.stringify({ type: 'connection_init', payload: { large } }));
    expect((await once(other, 'close'))[0]).toBe(4403);
  });

  it('that is flooded answers every message and every ping', async () => {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    await once(socket, 'open');
    const heard: string[] = [];
    socket.on('message', (message) => heard.push((JSON.parse(String(message)) as { type: string }).type));
    socket.on('pong', (data) => heard.push(String(data)));
    const numbers = Array.from({ length: 2_000 }, (_, i) => String(i));
    for (const number of numbers) {
      socket.send('{"type":"ping"}');
      socket.ping(number);
    }
    socket.send('{"type":"connection_init"}');
    while (heard.at(-1) !== 'connection_ack') await once(socket, 'message');
    expect(heard.filter((each) => /\d/.test(each))).toEqual(numbers);
    expect(heard.filter((each) => each === 'pong')).toHaveLength(numbers.length);
    socket.close();
  });
});

describe('a reserved stream', () => {
  it('keeps no large operations until it is open', async () => {
    const token = await (await fetch(`${server.url}/graphql/stream`, { method: 'PUT' })).text();
    const begin = async (large: string) => {
      const response = await fetch(`${server.url}/graphql/stream?token=${token}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          query: '{ __typename }',
          variables: { large },
          extensions: { operationId: `op-${large.length}` },
        }),
      });
      return response.status;
    };
    expect([await begin('x'.repeat(40_000)), await begin('x')]).toEqual([400, 202]);
  });
});

describe('headers', () => {
  it.each([
    '/graphql?query={__typename}',
    '/export/claims.csv',
    '/rows/stats.csv?groupBy=TYPE',
    '/nothing',
    '/livez',
    '/graphiql',
  ])('of %s let no browser guess or frame it', async (path) => {
    const { headers } = await fetch(`${server.url}${path}`);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  it('name the request as its client did', async () => {
    const named = await server.query('{ __typename }', {}, { headers: { 'x-request-id': 'a-1' } });
    expect(named.headers.get('x-request-id')).toBe('a-1');
    const traced = await server.query(
      '{ __typename }',
      {},
      { headers: { traceparent: `00-${'ab'.repeat(16)}-${'cd'.repeat(8)}-01` } },
    );
    expect(traced.headers.get('x-request-id')).toBe('ab'.repeat(16));
  });
});
