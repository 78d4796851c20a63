import fc from 'fast-check';
import type { Made } from '../support/factories';
import { type Rostrum, startRostrum } from '../support/rostrum';

let rostrum: Rostrum;
let event: Made;

// Characters that end a text, open a list or separate values, within a text.
const AWKWARD = [
  '"',
  '\\',
  '\\"',
  '[',
  ']',
  '{',
  '}',
  ',',
  ', ',
  ':',
  'null',
  '\n',
  '\t',
  '\u001f',
  ' ',
  'é',
  '朝',
  '🎖',
];
const COUNT = 7;

beforeAll(async () => {
  rostrum = await startRostrum();
  const { make } = rostrum;
  event = await make.event({ name: 'Parade', time: '2025-09-03' });
  for (let n = 0; n < COUNT; n++) {
    const leader = await make.leader({ name: `Leader ${n}` });
    await make.participation(event, leader, { level: n % 2 ? 'MINISTER' : null });
  }
});
afterAll(() => rostrum.close());

const OF_A_PAGE = `
  totalCount
  edges { cursor node { id status participant { __typename ... on Leader { name slug tenures { nodes { id } } } } country { name } } }
  nodes { level participant { ... on Entity { name } } event { name time { edtf precision earliest } place { name } } }
  pageInfo { startCursor endCursor hasNextPage hasPreviousPage }`;

/** A document's responses: the first is made of values, and later ones are transcoded. */
async function thrice(document: string, variables: Record<string, unknown> = {}) {
  const asked = () => rostrum.ask(document, variables);
  return [await asked(), await asked(), await asked()] as const;
}

test.each(['first: 3', 'last: 3', 'first: 100', 'last: 100', 'first: 7', 'last: 7'])(
  'a page of %s is the same when repeated, and from any cursor on',
  async (size) => {
    const document = `query ($id: ID!) { event(id: $id) { participations(${size}) { ${OF_A_PAGE} } } }`;
    const [first, second, third] = await thrice(document, { id: event.id });
    expect(second).toEqual(first);
    expect(third).toEqual(first);
    const { edges, nodes, pageInfo } = first.event.participations;
    expect(nodes).toHaveLength(Math.min(COUNT, Number(size.split(' ')[1])));
    expect(pageInfo).toMatchObject({ startCursor: edges[0].cursor, endCursor: edges.at(-1).cursor });
    const [word, beyond] = size.startsWith('first')
      ? ['after', edges[0].cursor]
      : ['before', edges.at(-1).cursor];
    const next = `query ($id: ID!, $at: String!) { event(id: $id) { participations(${size}, ${word}: $at) { ${OF_A_PAGE} } } }`;
    const [page, again] = await thrice(next, { id: event.id, at: beyond });
    expect(again).toEqual(page);
    expect(page.event.participations.edges).not.toContainEqual(expect.objectContaining({ cursor: beyond }));
  },
);

test('nothing is found: no thing, no page, no list, no member', async () => {
  const empty = await rostrum.make.event({ name: 'Nobody came' });
  const document = `query ($id: ID!) {
    gone: event(slug: "no-such-event") { name }
    event(id: $id) { place { name } time { edtf } series { name } quantities { value } subEvents { id } participations { ${OF_A_PAGE} } }
    node(id: "leader_999999999") { id __typename }
  }`;
  const [first, second, third] = await thrice(document, { id: empty.id });
  expect(second).toEqual(first);
  expect(third).toEqual(first);
  expect(first).toMatchObject({
    gone: null,
    node: null,
    event: {
      place: null,
      series: null,
      quantities: [],
      participations: { totalCount: 0, nodes: [], edges: [] },
    },
  });
});

test('any text is preserved', async () => {
  const { pool } = rostrum.database;
  const document = `query ($id: ID!) {
    event(id: $id) { name summary names { value } participations(first: 2) { nodes { reason participant { ... on Leader { name } } } } }
  }`;
  await rostrum.ask(document, { id: event.id });
  const texts = fc.array(fc.oneof(fc.constantFrom(...AWKWARD), fc.string({ unit: 'binary', maxLength: 3 })), {
    maxLength: 8,
  });
  await fc.assert(
    fc.asyncProperty(texts, texts, async (some, others) => {
      const [name, summary] = [some, others].map((parts) => parts.join('').replaceAll('\0', '')) as [
        string,
        string,
      ];
      await pool.query('UPDATE event SET label = $1, summary = $2', [name, summary]);
      await pool.query('UPDATE participation SET reason = $1', [summary]);
      await pool.query('UPDATE leader SET label = $1', [name]);
      const answer = await rostrum.ask(document, { id: event.id });
      const participation = { reason: summary, participant: { name } };
      expect(answer.event).toMatchObject({
        name,
        summary,
        participations: { nodes: [participation, participation] },
      });
    }),
    { seed: 5, numRuns: 60 },
  );
});

test('a claim of any shape is preserved', async () => {
  const value = { a: ['"[', { '}': '\\' }, null, 1.5, true], 'b"': 'x', ' ': [[], {}] };
  await rostrum.database.pool.query('UPDATE claim SET value = $1', [JSON.stringify(value)]);
  const document = `query ($id: ID!) { event(id: $id) { claims(first: 2) { nodes { id value recordedAt saidAt { edtf } } } } }`;
  const [first, second, third] = await thrice(document, { id: event.id });
  expect(second).toEqual(first);
  expect(third).toEqual(first);
  expect(third.event.claims.nodes[0]).toMatchObject({
    value,
    recordedAt: expect.stringMatching(/^\d{4}-.*\.\d{3}Z$/),
  });
});

test('JSON values are serialized the same each time, byte for byte', async () => {
  await rostrum.database.pool.query(
    `UPDATE claim SET value = '{"b": [1.0, 1e3, {"10": "a, b", "9": {}}], "a": null}'`,
  );
  const body = JSON.stringify({
    query: 'query ($id: ID!) { event(id: $id) { claims(first: 1) { nodes { value } } } }',
    variables: { id: event.id },
  });
  const ask = async () => {
    const headers = { 'content-type': 'application/json' };
    return (await fetch(`${rostrum.server.url}/graphql`, { method: 'POST', headers, body })).text();
  };
  const value = '{"a":null,"b":[1,1000,{"9":{},"10":"a, b"}]}';
  const response = `{"data":{"event":{"claims":{"nodes":[{"value":${value}}]}}}}\n`;
  for (const _time of [1, 2, 3]) expect(await ask()).toBe(response);
});
