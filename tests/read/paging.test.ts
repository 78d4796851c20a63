import fc from 'fast-check';
import { type Rostrum, startRostrum } from '../support/rostrum';

let rostrum: Rostrum;
const COUNT = 23;

beforeAll(async () => {
  rostrum = await startRostrum();
  const { make, database } = rostrum;
  const country = await make.country({ name: 'Chad' });
  const parade = await make.event({ name: 'Parade' });
  for (let n = 0; n < COUNT; n++) {
    // Few different values, so that keys tie often, and some unknown ones.
    const time = ['2001', '2001-05', '2002-02-02', 'XXXX'][n % 4];
    await make.event({ name: `Event ${'abc'[n % 3]}`, time });
    const leader = await make.leader({ name: `Leader ${'xyz'[n % 3]}` });
    const level = ['HEAD_OF_STATE', 'MINISTER', null][n % 3];
    await make.participation(parade, leader, { level, status: ['EXPECTED', 'POSSIBLE'][n % 2] });
    const valid = ['1990/1999', '1990/..', null, '../1995'][n % 4];
    await make.relationship(leader, country, { type: n % 2 ? 'OVERTURE' : 'TRADE', valid });
  }
  await database.pool.query(
    `UPDATE event SET goldstein = CASE id % 4 WHEN 0 THEN NULL ELSE id % 4 - 1.5 END`,
  );
}, 60_000);
afterAll(() => rostrum.close());

interface List {
  /** The list with its arguments, as `LIST(…)` in a query. */
  question: string;
  order: string;
  fields: readonly string[];
}

const LISTS: List[] = [
  { question: 'list: events', order: 'EventOrder', fields: ['TIME', 'NAME', 'GOLDSTEIN', 'RECORDED'] },
  { question: 'list: leaders', order: 'LeaderOrder', fields: ['NAME'] },
  {
    question: 'list: relationships',
    order: 'RelationshipOrder',
    fields: ['START', 'END', 'TYPE', 'RECORDED'],
  },
  { question: 'list: claims', order: 'ClaimOrder', fields: ['SAID', 'RECORDED', 'CONFIDENCE'] },
  {
    question: 'above: event(slug: "parade") { list: participations',
    order: 'ParticipationOrder',
    fields: ['PROTOCOL', 'NAME', 'STATUS'],
  },
  {
    question: 'above: country(slug: "chad") { list: relationships',
    order: 'RelationshipOrder',
    fields: ['START', 'END', 'TYPE', 'RECORDED'],
  },
];

interface Page {
  edges: { cursor: string; node: { id: string } }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  totalCount: number;
}

async function pageOf(list: List, variables: object): Promise<Page> {
  const close = list.question.includes('{') ? '}' : '';
  const data = await rostrum.ask(
    `query ($orderBy: [${list.order}!], $first: Int, $after: String, $last: Int, $before: String) {
      ${list.question}(orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
        edges { cursor node { id } }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        totalCount
      } ${close}
    }`,
    { ...variables },
  );
  return (data.above ?? data).list;
}

const ids = ({ edges }: Page) => edges.map(({ node }) => node.id);

/** The whole list, in pages of the given sizes, from the front or from the back. */
async function walk(
  list: List,
  orderBy: unknown,
  sizes: readonly number[],
  backward: boolean,
): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | null = null;
  for (let n = 0; ; n++) {
    const size = sizes[n % sizes.length];
    const page = await pageOf(list, {
      orderBy,
      ...(backward ? { last: size, before: cursor } : { first: size, after: cursor }),
    });
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo;
    expect(startCursor).toBe(page.edges[0]?.cursor ?? null);
    expect(endCursor).toBe(page.edges.at(-1)?.cursor ?? null);
    expect(backward ? hasNextPage : hasPreviousPage).toBe(cursor !== null);
    if (backward) found.unshift(...ids(page));
    else found.push(...ids(page));
    if (!(backward ? hasPreviousPage : hasNextPage)) return found;
    expect(page.edges).toHaveLength(size!);
    cursor = backward ? startCursor : endCursor;
  }
}

const direction = fc.constantFrom('ASC', 'DESC');
const listAndOrder = fc.constantFrom(...LISTS).chain((list) =>
  fc.record({
    list: fc.constant(list),
    orderBy: fc.option(
      fc.array(fc.record({ field: fc.constantFrom(...list.fields), direction }), { maxLength: 4 }),
    ),
  }),
);

test('pages of any size together are the whole list, once each and in order, from either end', async () => {
  await fc.assert(
    fc.asyncProperty(
      listAndOrder,
      fc.array(fc.integer({ min: 3, max: 20 }), { minLength: 1, maxLength: 4 }),
      async ({ list, orderBy }, sizes) => {
        const forward = await walk(list, orderBy, [100], false);
        expect(new Set(forward).size).toBe(forward.length);
        expect((await pageOf(list, { first: 1 })).totalCount).toBe(forward.length);
        expect(await walk(list, orderBy, sizes, false)).toEqual(forward);
        expect(await walk(list, orderBy, sizes, true)).toEqual(forward);
      },
    ),
    { numRuns: 25 },
  );
}, 60_000);

test('every cursor divides its list at its position, for first and last alike', async () => {
  await fc.assert(
    fc.asyncProperty(listAndOrder, fc.nat(20), fc.nat(20), async ({ list, orderBy }, a, b) => {
      const { edges } = await pageOf(list, { orderBy, first: 22 });
      const whole = edges.map(({ node }) => node.id);
      const [from, to] = [Math.min(a, b), Math.max(a, b) + 1];
      const between = { after: edges[from]!.cursor, before: edges[to]!.cursor };
      const inner = whole.slice(from + 1, to);
      expect(ids(await pageOf(list, { orderBy, ...between, first: 100 }))).toEqual(inner);
      expect(ids(await pageOf(list, { orderBy, ...between, last: 2 }))).toEqual(inner.slice(-2));
      expect(ids(await pageOf(list, { orderBy, ...between, first: 2 }))).toEqual(inner.slice(0, 2));
      expect(ids(await pageOf(list, { orderBy, before: edges[to]!.cursor }))).toEqual(
        whole.slice(Math.max(0, to - 20), to),
      );
    }),
    { numRuns: 20 },
  );
}, 60_000);

test('20 by default, and the total is of all pages', async () => {
  const page = await pageOf(LISTS[0]!, {});
  expect(page.edges).toHaveLength(20);
  expect(page.totalCount).toBe(COUNT + 1);
  expect(page.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
});

test('an empty page has no cursors, and says whether there is anything beyond it', async () => {
  const { edges } = await pageOf(LISTS[1]!, { last: 1 });
  const beyond = await pageOf(LISTS[1]!, { first: 5, after: edges[0]!.cursor });
  expect(beyond).toEqual({
    edges: [],
    pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null },
    totalCount: COUNT,
  });
});

test('paging continues at the same place after the row of the cursor is gone', async () => {
  const { make } = rostrum;
  const series = await make.series();
  const made = [];
  for (const edition of ['a', 'b', 'c'])
    made.push(await make.event({ series: series.slug, edition, time: '1900' }));
  const asked = (after: string | null) =>
    rostrum.ask(
      `query ($series: ID, $after: String) {
        events(where: { series: { eq: $series } }, orderBy: { field: NAME }, first: 1, after: $after) {
          nodes { id }
          pageInfo { endCursor }
        }
      }`,
      { series: series.slug, after },
    );
  const first = await asked(null);
  const { event } = await rostrum.ask(`query ($id: ID) { event(id: $id) { claims { nodes { id } } } }`, {
    id: made[0]!.id,
  });
  for (const claim of event.claims.nodes) {
    await rostrum.tell('retractClaim', { claim: claim.id, reason: 'Gone' }, '{ userErrors { code } }');
  }
  const next = await asked(first.events.pageInfo.endCursor);
  expect(next.events.nodes).toEqual([{ id: made[1]!.id }]);
});
