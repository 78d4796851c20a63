import { type Rostrum, startRostrum } from '../support/rostrum';

let rostrum: Rostrum;
beforeAll(async () => {
  rostrum = await startRostrum();
});
afterAll(() => rostrum.close());

const DEEP = `
  nodes {
    name
    place { country { name } }
    claims(first: 3) { totalCount nodes { subject { __typename } speaker { name } source { title claims(first: 1) { totalCount } } } }
    participations(first: 10) {
      nodes { participant { ... on Leader { name country { name } } ... on Country { borders { name } } } ledger { claim { statement } } }
    }
    history(first: 2) { nodes { subject { id } } }
  }`;

const DEEP_OF_ONE =
  'name status participations(first: 2) { nodes { status participant { ... on Leader { name } } } }';

const QUESTIONS: [question: string, roots: number, document: string][] = [
  ['a list of lists', 1, `{ events(first: 50) { ${DEEP} } }`],
  ['one thing', 1, '{ event(slug: "event-1") { name participations { nodes { status } } } }'],
  [
    'a filter that refers to things',
    1,
    `{ events(where: { participant: { all: ["a"] } }) { totalCount ${DEEP} } }`,
  ],
  [
    'several questions at once',
    4,
    `{ events(first: 50) { ${DEEP} } leaders { nodes { name events { totalCount } } } search(query: "event") { nodes { slug } } changes { totalCount } }`,
  ],
  ['nothing but what is known beforehand', 0, '{ __typename viewer { role } }'],
];

async function count(document: string): Promise<number> {
  rostrum.server.statements();
  await rostrum.ask(document);
  return rostrum.server.statements().length;
}

async function add(events: number) {
  const { make } = rostrum;
  const names = await rostrum.ask('{ leaders { totalCount } }');
  const leader = names.leaders.totalCount === 0 ? await make.leader({ slug: 'a' }) : { id: 'a', slug: 'a' };
  for (let n = 0; n < events; n++) {
    const event = await make.event({ summary: 'An event' });
    await make.participation(event, leader, { evidence: { speaker: 'a' } });
  }
}

test('at most one statement for each root field, regardless of the amount of data', async () => {
  await add(1);
  const few: number[] = [];
  for (const [, , document] of QUESTIONS) few.push(await count(document));
  await add(29);
  const many: number[] = [];
  for (const [, , document] of QUESTIONS) many.push(await count(document));

  expect(many).toEqual(few);
  QUESTIONS.forEach(([question, roots], i) => {
    expect([question, few[i]! <= roots]).toEqual([question, true]);
  });
});

test('several root fields are read from one snapshot, by one statement', async () => {
  expect(
    await count('{ a: events { totalCount } b: events { nodes { id } } c: leaders { totalCount } }'),
  ).toBe(1);
});

test('errors in a query are found without the database', async () => {
  rostrum.server.statements();
  await rostrum.server.query('{ events(first: -1) { totalCount } }');
  await rostrum.server.query('{ country { name } }');
  expect(rostrum.server.statements()).toEqual([]);
});

test('forty new questions, which are planned in turns, are read by one statement, and each has its own answer', async () => {
  const slugs = Array.from({ length: 40 }, (_, i) => `event-${i + 1}`);
  const asked = slugs.map(
    (slug, i) => `a${i}: asOf(saidBy: "2025-08-21") { event(slug: "${slug}") { slug ${DEEP_OF_ONE} } }`,
  );
  rostrum.server.statements();
  const together = await rostrum.ask(`{ ${asked.join(' ')} }`);
  expect(rostrum.server.statements()).toHaveLength(1);
  for (const [i, each] of asked.entries())
    expect(await rostrum.ask(`{ ${each} }`)).toEqual({ [`a${i}`]: together[`a${i}`] });
});
