import type { Made } from '../support/factories';
import { faultOf, type Rostrum, startRostrum } from '../support/rostrum';

let rostrum: Rostrum;
let event: Made;
let leader: Made;
let before: string;

beforeAll(async () => {
  rostrum = await startRostrum({ maxCost: 100_000 });
  const { make } = rostrum;
  await make.source();
  leader = await make.leader({ slug: 'someone' });
  await make.country({ name: 'Chad', iso3: 'TCD' });
  event = await make.event({ name: 'Parade' });
  await make.event();
  await make.event();
  before = await rostrum.digest();
});
afterAll(() => rostrum.close());

const ask = (document: string, variables?: object) => rostrum.server.query(document, { ...variables });

type Case = [name: string, document: () => string, field: string | undefined, message: RegExp, code?: string];

const nested = (depth: number) =>
  `${'participations { nodes { event { '.repeat(depth)} id ${'} } }'.repeat(depth)}`;

const CASES: Case[] = [
  ['a page of fewer than none', () => '{ events(first: -1) { totalCount } }', 'first', /0 to 100/],
  ['a page too large', () => '{ events(first: 1000000000) { totalCount } }', 'first', /0 to 100/],
  ['a last page too large', () => '{ events(last: 101) { totalCount } }', 'last', /0 to 100/],
  [
    'a last page of fewer than none',
    () => '{ events(last: -1) { totalCount } }',
    'last',
    /Where first and last are left out/,
  ],
  [
    'a leader for a country',
    () => '{ events(where: { placeCountry: { eq: "someone" } }) { totalCount } }',
    'where.placeCountry.eq',
    /there is no country "someone" here/,
    'NOT_FOUND',
  ],
  ['first and last', () => '{ events(first: 1, last: 1) { totalCount } }', 'first', /not both/],
  [
    'a page too large further down',
    () => '{ events { nodes { participations(first: 101) { totalCount } } } }',
    'participations.first',
    /0 to 100/,
  ],
  ['no key', () => '{ event { id } }', undefined, /exactly one of id, slug; none is given/],
  ['two keys', () => '{ event(id: "event_1", slug: "a") { id } }', 'slug', /id and slug are given/],
  ['null as the only key', () => '{ leader(id: null) { id } }', undefined, /none is given/],
  ['two keys of a country', () => '{ country(iso2: "TD", iso3: "TCD") { id } }', 'iso3', /iso2 and iso3/],
  ['no key of an organization', () => '{ organization { id } }', undefined, /none is given/],
  ['an id of another type', () => `{ leader(id: "${event.id}") { id } }`, 'id', /leader_12/],
  ['an id of another type for a source', () => `{ source(id: "${event.id}") { id } }`, 'id', /source_12/],
  ['a slug for a source', () => '{ source(id: "article") { id } }', 'id', /source_12/],
  ['text that is no global id', () => '{ node(id: "parade") { id } }', 'id', /event_12/],
  ['an id with too many digits', () => '{ node(id: "event_99999999999999999999") { id } }', 'id', /event_12/],
  ['one bad id among several', () => `{ nodes(ids: ["${event.id}", "x_1"]) { id } }`, 'ids.1', /event_12/],
  [
    'too many ids',
    () => `{ nodes(ids: [${'"event_1",'.repeat(101)}]) { id } }`,
    'ids',
    /101 ids are given; the maximum is 100/,
  ],
  [
    'an unknown participant',
    () => '{ events(where: { participant: { all: ["nobody"] } }) { totalCount } }',
    'where.participant.all.0',
    /nobody/,
    'NOT_FOUND',
  ],
  [
    'the second of those asked for, unknown',
    () => '{ events(where: { participant: { any: ["someone", "XYZ"] } }) { totalCount } }',
    'where.participant.any.1',
    /XYZ/,
    'NOT_FOUND',
  ],
  [
    'an unknown country where nothing but the type is asked for',
    () => '{ events(where: { placeCountry: { eq: "nowhere" } }) { __typename } }',
    'where.placeCountry.eq',
    /nowhere/,
    'NOT_FOUND',
  ],
  [
    'an unknown series within OR within NOT',
    () => '{ events(where: { NOT: { OR: [{ text: "a" }, { series: { eq: "none" } }] } }) { totalCount } }',
    'where.NOT.OR.1.series.eq',
    /none/,
    'NOT_FOUND',
  ],
  [
    'an unknown participant of a participation',
    () =>
      '{ events(where: { participation: { none: { participant: { in: ["leader_999999"] } } } }) { totalCount } }',
    'where.participation.none.participant.in.0',
    /leader_999999/,
    'NOT_FOUND',
  ],
  [
    'an unknown country in a list further down',
    () => '{ events { nodes { participations(where: { country: { eq: "XXX" } }) { totalCount } } } }',
    'participations.where.country.eq',
    /XXX/,
    'NOT_FOUND',
  ],
  [
    'an unknown end of a relationship',
    () => '{ relationships(where: { between: { all: ["someone", "organization_7"] } }) { totalCount } }',
    'where.between.all.1',
    /organization_7/,
    'NOT_FOUND',
  ],
  [
    'an unknown leader of a tenure',
    () => '{ tenures(where: { leader: { eq: "nobody" } }) { totalCount } }',
    'where.leader.eq',
    /nobody/,
    'NOT_FOUND',
  ],
  [
    'an unknown source',
    () => '{ claims(where: { source: { eq: "source_999" } }) { totalCount } }',
    'where.source.eq',
    /source_999/,
    'NOT_FOUND',
  ],
  [
    'an unknown dataset',
    () => '{ events(where: { dataset: { eq: "dataset_999" } }) { totalCount } }',
    'where.dataset.eq',
    /dataset_999/,
    'NOT_FOUND',
  ],
  [
    'an unknown subject of changes',
    () => '{ changes(subject: "nobody") { totalCount } }',
    'subject',
    /nobody/,
    'NOT_FOUND',
  ],
  [
    'an id of another type in a filter',
    () => `{ events(where: { placeCountry: { eq: "${leader.id}" } }) { totalCount } }`,
    'where.placeCountry.eq',
    /not an id of a country/,
  ],
  [
    'an event as a participant',
    () => `{ events(where: { participant: { any: ["${event.id}"] } }) { totalCount } }`,
    'where.participant.any.0',
    /not an id of/,
  ],
  [
    'a source by name',
    () => '{ events(where: { source: { eq: "article" } }) { totalCount } }',
    'where.source.eq',
    /source_12/,
  ],
  [
    'an empty id',
    () => '{ events(where: { placeCountry: { eq: "" } }) { totalCount } }',
    'where.placeCountry.eq',
    /""/,
    'NOT_FOUND',
  ],
  ['an empty search', () => '{ search(query: "") { totalCount } }', 'query', /empty/],
  ['a blank search', () => '{ search(query: " \\n\\t ") { totalCount } }', 'query', /empty/],
  [
    'a search of 10 KB',
    () => `{ search(query: "${'x'.repeat(10_240)}") { totalCount } }`,
    'query',
    /at most 200/,
  ],
  [
    'a latitude beyond the pole',
    () => '{ events(where: { near: { latitude: 100, longitude: 0, km: 1 } }) { totalCount } }',
    'where.near.latitude',
    /-90 to 90/,
  ],
  [
    'a longitude beyond the meridian',
    () => '{ events(where: { near: { latitude: 0, longitude: -181, km: 1 } }) { totalCount } }',
    'where.near.longitude',
    /-180 to 180/,
  ],
  [
    'no distance',
    () => '{ events(where: { near: { latitude: 0, longitude: 0, km: 0 } }) { totalCount } }',
    'where.near.km',
    /greater than 0/,
  ],
  [
    'a time that ends before it begins',
    () => '{ events(where: { time: { from: "2025-02-01", to: "2025-01-01" } }) { totalCount } }',
    'where.time.to',
    /earlier day as from/,
  ],
  ['a cursor that is none', () => '{ events(after: "garbage") { totalCount } }', 'after', /Not a cursor/],
  ['an empty cursor', () => '{ events(before: "") { totalCount } }', 'before', /Not a cursor/],
  [
    'a question of too many rows',
    () => `{ events(first: 100) { nodes { ${nested(4)} } } }`,
    undefined,
    /smaller pages/,
    'COST_EXCEEDED',
  ],
];

test.each(CASES)('%s', async (_name, document, field, message, code = 'BAD_USER_INPUT') => {
  const answer = await ask(document());
  expect(faultOf(answer)).toEqual({ code, field, message: expect.stringMatching(message) });
  expect(answer.errors).toHaveLength(1);
});

test.each([
  [
    'a day that is none, as a literal',
    '{ events(where: { time: { from: "2025-13-40" } }) { totalCount } }',
    {},
    /2025-13-40/,
  ],
  [
    'a day that is none, as a variable',
    'query ($d: Date) { events(where: { time: { from: $d } }) { totalCount } }',
    { d: '2025-13-40' },
    /2025-13-40/,
  ],
  [
    '29 February of another year',
    'query ($d: Date) { events(where: { time: { to: $d } }) { totalCount } }',
    { d: '2025-02-29' },
    /2025-02-29/,
  ],
  [
    'an EDTF that is none',
    'query ($d: EDTF) { events(where: { time: { during: $d } }) { totalCount } }',
    { d: '2025-13-40' },
    /2025-13-40/,
  ],
  [
    'an unknown enum value, as a literal',
    '{ events(where: { type: { eq: PARTY } }) { totalCount } }',
    {},
    /PARTY/,
  ],
  [
    'an unknown enum value, as a variable',
    'query ($t: EventType) { events(where: { type: { eq: $t } }) { totalCount } }',
    { t: 'PARTY' },
    /PARTY/,
  ],
  ['a number beyond int32, as a literal', '{ events(first: 99999999999) { totalCount } }', {}, /32-bit/],
  [
    'a number beyond int32, as a variable',
    'query ($n: Int) { events(first: $n) { totalCount } }',
    { n: 2 ** 40 },
    /32-bit/,
  ],
  [
    'a fraction for a whole number',
    'query ($n: Int) { events(first: $n) { totalCount } }',
    { n: 1.5 },
    /integer/i,
  ],
  ['an unknown operator', '{ events(where: { type: { like: "x" } }) { totalCount } }', {}, /like/],
  [
    'an unknown field of a filter, in a variable',
    'query ($w: EventFilter) { events(where: $w) { totalCount } }',
    { w: { color: 'red' } },
    /color/,
  ],
  ['a required argument left out', '{ search { totalCount } }', {}, /query/],
  ['null for what is required', '{ series(slug: null) { id } }', {}, /slug|null/],
  ['an unknown field', '{ events { nodes { color } } }', {}, /color/],
])('%s', async (_name, document, variables, message) => {
  const { code, message: said } = faultOf(await ask(document, variables));
  expect(code).toMatch(/^(BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED)$/);
  expect(said).toMatch(message);
});

test.each([
  ['Date', 'saidBy'],
  ['DateTime', 'knownAt'],
])('a text too long to be a %s is refused unread', async (type, time) => {
  const text = '2020-01-01T00:00:00.'.padEnd(500_000, '0');
  const { errors } = await ask(`{ asOf(${time}: "${text}") { id } }`);
  expect(errors![0]!.message).toBe(`${type}: a text of 500,000 characters; at most 100 are read`);
});

test('numbers too large for days or degrees are refused or match nothing, and never fail', async () => {
  for (const where of [
    { goldstein: { gt: 1e308 } },
    { AND: Array.from({ length: 4 }, () => ({ text: 'a' })) },
    { goldstein: { lte: -1.7976931348623157e308 } },
    { countriesPresent: { gte: 2147483647 } },
    { near: { latitude: 0, longitude: 180, km: 1e308 } },
    { near: { latitude: 90, longitude: -180, km: 1e-300 } },
    { time: { from: '0001-01-01', to: '9999-12-31' } },
    { time: { to: 253402300799999 } },
  ]) {
    const answer = await ask('query ($where: EventFilter) { events(where: $where) { totalCount } }', {
      where,
    });
    expect([where, answer.errors]).toEqual([where, undefined]);
  }
});

test.each([
  ['{ events(where: { time: { from: "2025-13-40" } }) { totalCount } }', {}, 'where.time.from'],
  ['{ asOf(validAt: 2025) { events { totalCount } } }', {}, 'validAt'],
  [
    'mutation ($i: RecordClaimInput!) { recordClaim(input: $i) { claim { id } } }',
    {
      i: {
        subject: 'event_1',
        property: 'type',
        value: 'X',
        evidence: { source: 'source_1', statement: 'x', saidAt: 'once' },
      },
    },
    'i.evidence.saidAt',
  ],
  ['mutation { createSource(input: { title: "x", url: "nowhere" }) { source { id } } }', {}, 'input.url'],
])('%s with %j gives the position of the error', async (document, variables, field) => {
  const { errors } = await ask(document, variables);
  expect(errors?.[0]).toMatchObject({ locations: [{ line: 1 }], extensions: { field } });
});

test('more errors in the variables than graphql-js lists are errors of the client', async () => {
  const where = { OR: Array.from({ length: 60 }, () => ({ time: { from: '2025-13-40' } })) };
  const { errors } = await ask('query ($where: EventFilter) { events(where: $where) { totalCount } }', {
    where,
  });
  expect(new Set(errors!.map(({ extensions }) => extensions.code))).toEqual(new Set(['BAD_USER_INPUT']));
});

describe('NUL and halves of surrogate pairs', () => {
  test.each([
    ['a literal', '{ events(where: { text: "a\\u0000b" }) { totalCount } }', {}, /NUL/],
    ['a variable', 'query ($s: String) { event(slug: $s) { id } }', { s: 'a\0b' }, /NUL/],
    [
      'deep in a variable',
      'query ($w: EventFilter) { events(where: $w) { totalCount } }',
      { w: { OR: [{ NOT: { edition: { in: ['x', '\0'] } } }] } },
      /NUL/,
    ],
    ['half a pair in a literal', '{ search(query: "\\ud800x") { totalCount } }', {}, /Unicode/],
  ])('in %s', async (_name, document, variables, message) => {
    const { code, message: said } = faultOf(await ask(document, variables));
    expect(String(code)).toMatch(/^(BAD_USER_INPUT|GRAPHQL_PARSE_FAILED)$/);
    expect(said).toMatch(message);
  });
});

test('half a surrogate pair in a variable is text that matches no name', async () => {
  const answer = await ask(
    'query ($s: String!) { search(query: $s) { totalCount } event(slug: $s) { id } }',
    { s: 'x\udfff' },
  );
  expect(answer.errors).toBeUndefined();
  expect(answer.data!.event).toBeNull();
});

describe('cursors', () => {
  const cursorOf = async (field: string, args = '') => {
    const data = await rostrum.ask(`{ list: ${field}${args} { edges { cursor } } }`);
    return data.list.edges[0].cursor as string;
  };
  const forged = (parts: unknown) => Buffer.from(JSON.stringify(parts)).toString('base64url');
  const refused = async (field: string, after: string, args = '') => {
    const answer = await ask(
      `query ($after: String) { list: ${field}(after: $after ${args}) { nodes { id } } }`,
      { after },
    );
    const { code, field: named } = faultOf(answer);
    expect([after, code, named]).toEqual([after, 'BAD_USER_INPUT', 'after']);
  };

  test('of another list, or of another order, are refused', async () => {
    await refused('events', await cursorOf('sources'));
    await refused('events', await cursorOf('leaders'));
    await refused('claims', await cursorOf('events'));
    await refused('events', await cursorOf('events', '(orderBy: { field: NAME })'));
    await refused('events', await cursorOf('events'), ', orderBy: { field: TIME, direction: ASC }');
    await refused(
      'events',
      await cursorOf('events'),
      ', orderBy: [{ field: TIME, direction: DESC }, { field: NAME }]',
    );
  });

  test('that were tampered with are refused', async () => {
    const [signature, day, id] = JSON.parse(Buffer.from(await cursorOf('events'), 'base64url').toString());
    for (const keys of [
      ['9999-99-99', id],
      ['2025-02-30', id],
      ['0000-00-00', id],
      ['infinity; drop', id],
      [1, id],
      [null, id],
      [[day], id],
      [day, '1'],
      [day, 1e300],
      [day, 1.5],
      [day, { id }],
      [day],
      [day, id, id],
      [],
    ]) {
      await refused('events', forged([signature, ...keys]));
    }
    for (const whole of [null, 7, {}, 'text', [], [null], [signature.slice(1), day, id]])
      await refused('events', forged(whole));

    const [ofRecorded] = JSON.parse(
      Buffer.from(await cursorOf('events', '(orderBy: { field: GOLDSTEIN })'), 'base64url').toString(),
    );
    await refused('events', forged([ofRecorded, 'NaN', id]), ', orderBy: { field: GOLDSTEIN }');
    await refused('events', forged([ofRecorded, null, id]), ', orderBy: { field: GOLDSTEIN }');
    const [ofName] = JSON.parse(
      Buffer.from(await cursorOf('events', '(orderBy: { field: NAME })'), 'base64url').toString(),
    );
    await refused('events', forged([ofName, 'a\0', id]), ', orderBy: { field: NAME }');
    await refused('events', forged([ofName, 7, id]), ', orderBy: { field: NAME }');
  });

  test('with an enum as a key are checked like the rest', async () => {
    const orderBy = ', orderBy: { field: TYPE }';
    await refused('relationships', forged(['Relationship:TYPE+,ID+', 'PARTY', 1]), orderBy);
    await refused('relationships', forged(['Relationship:TYPE+,ID+', 7, 1]), orderBy);
  });
});

describe('queries beyond the limits', () => {
  const costs = async (document: string) => expect(faultOf(await ask(document)).code).toBe('COST_EXCEEDED');

  test('too deep', () => costs(`{ event(slug: "parade") { ${nested(30)} } }`));
  test('too wide', () =>
    costs(`{ ${Array.from({ length: 60 }, (_, i) => `a${i}: events { totalCount }`).join(' ')} }`));
  test('too many fields', () =>
    costs(`{ events { nodes { ${Array.from({ length: 3000 }, (_, i) => `a${i}: slug`).join(' ')} } } }`));
  test('too many tokens', () => costs(`{ events { nodes { ${'slug '.repeat(20_000)} } } }`));
  test('fragments that spread one another many times over', () =>
    costs(
      `{ event(slug: "parade") { ...F0 } } ${Array.from({ length: 12 }, (_, i) => `fragment F${i} on Event { ${i < 11 ? `a: superEvent { ...F${i + 1} } b: superEvent { ...F${i + 1} }` : 'id'} }`).join(' ')}`,
    ));
  test('one at the limit of width is accepted', async () => {
    const wide = Array.from({ length: 400 }, (_, i) => `a${i}: name(language: "l${i % 9}")`).join(' ');
    const { event: found } = await rostrum.ask(`{ event(slug: "parade") { ${wide} } }`);
    expect(Object.keys(found)).toHaveLength(400);
  });
  test('filters nested too deep', async () => {
    const deep = Array.from({ length: 2000 }).reduce((inner: object) => ({ NOT: inner }), { text: 'a' });
    const answer = await ask('query ($where: EventFilter) { events(where: $where) { totalCount } }', {
      where: deep,
    });
    expect(faultOf(answer).code).toMatch(/COST_EXCEEDED|BAD_USER_INPUT/);
  });
  test('filters too long', async () => {
    const where = { OR: Array.from({ length: 12_000 }, () => ({ participant: { any: ['someone'] } })) };
    const answer = await ask('query ($where: EventFilter) { events(where: $where) { totalCount } }', {
      where,
    });
    expect(faultOf(answer).code).toMatch(/COST_EXCEEDED|BAD_USER_INPUT/);
  });
  test('more filters together than a statement can hold', async () => {
    const near = Array.from({ length: 400 }, (_, i) => ({
      near: { latitude: i / 10, longitude: i / 5, km: 1 + i },
    }));
    const fields = Array.from({ length: 50 }, (_, i) => `a${i}: events(where: $where) { totalCount }`);
    const answer = await ask(`query ($where: EventFilter) { ${fields.join(' ')} }`, { where: { OR: near } });
    expect(faultOf(answer).code).toBe('COST_EXCEEDED');
  });
  test('more references than a statement can hold', async () => {
    const any = Array.from({ length: 501 }, (_, i) => `someone-${i}`);
    const answer = await ask(
      'query ($any: [ID!]) { events(where: { participant: { any: $any } }) { totalCount } }',
      { any },
    );
    expect(faultOf(answer)).toMatchObject({ code: 'COST_EXCEEDED', field: 'where.participant.any.500' });
    const few = await ask(
      'query ($any: [ID!]) { events(where: { participant: { any: $any } }) { totalCount } }',
      {
        any: Array.from({ length: 1000 }, () => 'someone'),
      },
    );
    expect(few.errors).toBeUndefined();
  });
  test('an order by the same key many times over is an order by that key', async () => {
    const orderBy = Array.from({ length: 1000 }, (_, i) => ({
      field: 'NAME',
      direction: i ? 'ASC' : 'DESC',
    }));
    const answer = await ask('query ($o: [EventOrder!]) { events(orderBy: $o) { nodes { slug } } }', {
      o: orderBy,
    });
    expect(answer.data!.events.nodes[0]).toEqual({ slug: 'parade' });
  });
});

describe('requests that are no queries', () => {
  const post = async (body: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${rostrum.server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    const { errors } = (await response.json()) as any;
    return { status: response.status, code: errors[0].extensions.code, message: errors[0].message };
  };

  test('a body of 2 MB', async () => {
    const body = JSON.stringify({ query: '{ __typename }', variables: { x: 'x'.repeat(2_000_000) } });
    expect(await post(body)).toMatchObject({
      status: 413,
      code: 'BAD_USER_INPUT',
      message: expect.stringMatching(/at most \d+ bytes/),
    });
  });
  test.each([
    '{"query": ',
    '',
    'null',
    '[]',
    '"text"',
    '{"query": 7}',
    '{}',
    '{"query": "{ a", "variables": []}',
  ])('the body %s', async (body) => {
    const { status, code } = await post(body);
    expect(status).toBe(400);
    expect(code).toMatch(/^(BAD_USER_INPUT|GRAPHQL_PARSE_FAILED)$/);
  });
  test('a GET with a mutation', async () => {
    const query = encodeURIComponent('mutation { createSource(input: { title: "x" }) { source { id } } }');
    const response = await fetch(`${rostrum.server.url}/graphql?query=${query}`, {
      headers: { 'apollo-require-preflight': 'yes', authorization: `Bearer ${rostrum.tokens.ADMIN}` },
    });
    expect(response.status).toBe(405);
    const { errors } = (await response.json()) as any;
    expect(errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });
  test('a filter as deep as a body can hold', async () => {
    const depth = 100_000;
    const body = `{"query":"query ($j: EventFilter) { events(where: $j) { totalCount } }","variables":{"j":${'{"NOT":'.repeat(depth)}{}${'}'.repeat(depth)}}}`;
    expect((await post(body)).code).toMatch(/^(BAD_USER_INPUT|COST_EXCEEDED)$/);
  });
  test('lists as deep as a body can hold', async () => {
    const depth = 400_000;
    const body = `{"query":"{ __typename }","variables":{"j":${'['.repeat(depth)}${']'.repeat(depth)}}}`;
    expect((await post(body)).code).toMatch(/^(BAD_USER_INPUT|COST_EXCEEDED)$/);
  });
});

test('none of these changed anything, or was an internal error', async () => {
  expect(await rostrum.digest()).toBe(before);
  expect(rostrum.server.logged).toEqual([]);
});
