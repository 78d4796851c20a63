import fc from 'fast-check';
import { type Rostrum, startRostrum } from '../support/rostrum';
import { coded, GROUND, load } from './row-world';

const TIMES = [
  '2020-01-09',
  '2020-01-09',
  '2019',
  '2018/2021',
  'XXXX',
  '2019-06-01/..',
  '2020-02-01',
  '/2019-12-31',
];
const SAID = ['2020-01-10', '2020-01-20', '2020-03-01'];
const COUNTRIES = ['aland', 'bland', 'cland'];
const SOMEBODY = ['ann', ...COUNTRIES];
const TYPES = ['ACCUSE', 'AID'];

let rostrum: Rostrum;
let before: string;
beforeAll(async () => {
  rostrum = await startRostrum();
  const { make, tell } = rostrum;
  await load(rostrum, GROUND);
  const papers = await Promise.all(SAID.map((publishedAt) => make.source({ publishedAt })));
  // Most events are as in their row.
  for (let i = 0; i < 24; i += 1) {
    await load(
      rostrum,
      coded(`e${i}`, {
        event: {
          time: TIMES[i % TIMES.length],
          type: TYPES[i % 5 < 3 ? 0 : 1],
          place: i % 4 === 3 ? undefined : { name: 'A place', country: COUNTRIES[i % 3], precision: 'TOWN' },
        },
        target: { participant: COUNTRIES[(i + 1) % 3], country: COUNTRIES[(i + 1) % 3] },
        row: { saidAt: SAID[(i * 7) % 3] },
      }),
    );
  }
  // Further participants are claimed separately, earlier or later than the event.
  const ann = (await rostrum.ask('{ leader(slug: "ann") { id } }')).leader;
  for (let i = 0; i < 24; i += 2) {
    const { event } = await rostrum.ask(`{ event(slug: "e${i}") { id } }`);
    const evidence = { source: papers[(i / 2) % 3]!, saidAt: SAID[(i / 2) % 3] };
    await make.participation(event, ann, { evidence });
  }
  before = new Date().toISOString();
  await new Promise((resolve) => setTimeout(resolve, 5));
  // More claims, earlier or later than their row; some rows are retracted, and some events have none.
  const say = (event: string, property: string, value: unknown, paper: number) =>
    make.claim(event, property, value, { evidence: { source: papers[paper]!, saidAt: SAID[paper] } });
  await say('e1', 'time', '2017', 0);
  await say('e1', 'time', '2020-02-03', 2);
  await say('e4', 'time', '2019-12-30', 0);
  await say('e6', 'status', 'CANCELLED', 0);
  await say('e8', 'type', 'AID', 1);
  await say('e9', 'place', { name: 'Elsewhere', country: 'cland' }, 1);
  await say('e13', 'time', '2016-05', 1);
  await say('e14', 'status', 'POSTPONED', 1);
  const { claims } = (await rostrum.ask('{ event(slug: "e11") { claims { nodes { id } } } }')).event;
  await tell(
    'retractClaim',
    { claim: claims.nodes[0].id, reason: 'So' },
    '{ userErrors { code } }',
    'REVIEWER',
  );
  for (const [i, time] of ['2020-01-01', '2019'].entries()) {
    const event = await make.event({ time, type: 'AID', evidence: { source: papers[i]!, saidAt: SAID[i] } });
    const country = (await rostrum.ask(`{ country(slug: "${COUNTRIES[i]}") { id } }`)).country;
    await make.participation(event, country, { evidence: { source: papers[i + 1]!, saidAt: SAID[i + 1] } });
  }
});
afterAll(() => rostrum.close());

interface Found {
  id: string;
  type: string;
  status: string;
  place: { country: { slug: string } | null } | null;
  time: { earliest: string | null; latest: string | null };
  participations: { nodes: { participant: { slug: string }; country: { slug: string } | null }[] };
}

const day = fc.constantFrom('2017-06-01', '2019-12-31', '2020-01-09', '2020-01-15', '2020-06-01');
const few = (names: string[]) =>
  fc.oneof(
    { arbitrary: fc.constant<string[]>([]), weight: 3 },
    { arbitrary: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 }), weight: 1 },
  );
const question = fc
  .record({
    said: fc.constantFrom('2020-01-01', ...SAID, '2021-01-01'),
    participants: fc.uniqueArray(fc.constantFrom(...SOMEBODY), { maxLength: 2 }),
    operator: fc.constantFrom('all' as const, 'any' as const),
    where: few(COUNTRIES),
    types: few(TYPES),
    status: fc.option(fc.constantFrom('REPORTED', 'CANCELLED'), { freq: 1 }),
    from: fc.option(day, { freq: 1 }),
    to: fc.option(day, { freq: 1 }),
    direction: fc.constantFrom('ASC' as const, 'DESC' as const),
    isBackward: fc.boolean(),
    size: fc.constantFrom(2, 7, 100),
    isKnownBefore: fc.boolean(),
    isOfThing: fc.boolean(),
  })
  .filter(({ from, to }) => from === null || to === null || from <= to);
type Question = typeof question extends fc.Arbitrary<infer T> ? T : never;

/** All events at a time, listed in an order that requires computing everything. */
async function everything({ said, isKnownBefore }: Question): Promise<Found[]> {
  const { asOf } = await rostrum.ask(
    `query ($said: Date, $known: DateTime) { asOf(saidBy: $said, knownAt: $known) {
      events(first: 100, orderBy: { field: RECORDED, direction: ASC }) { nodes {
        id type status time { earliest latest } place { country { slug } }
        participations(first: 20) { nodes { participant { ... on Entity { slug } } country { slug } } } } } } }`,
    { said, known: isKnownBefore ? before : null },
  );
  return asOf.events.nodes;
}

function expected(all: Found[], asked: Question): string[] {
  const { participants, operator, where, types, status, from, to, direction } = asked;
  const takesPart = (event: Found, slug: string) =>
    event.participations.nodes.some((one) => one.participant.slug === slug || one.country?.slug === slug);
  const number = ({ id }: Found) => Number.parseInt(id.split('_')[1]!, 10);
  const key = ({ time }: Found) => time.earliest ?? (direction === 'ASC' ? '9999' : '0000');
  const way = direction === 'ASC' ? 1 : -1;
  return all
    .filter((event) => {
      const there = participants.map((slug) => takesPart(event, slug));
      return operator === 'any' && participants.length > 0 ? there.includes(true) : !there.includes(false);
    })
    .filter(({ place }) => where.length === 0 || where.includes(place?.country?.slug ?? ''))
    .filter(({ type }) => types.length === 0 || types.includes(type))
    .filter((event) => status === null || event.status === status)
    .filter(({ time }) => to === null || time.earliest === null || time.earliest <= to)
    .filter(({ time }) => from === null || time.latest === null || time.latest >= from)
    .sort((a, b) => way * (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : number(a) - number(b)))
    .map(({ id }) => id);
}

/** All pages of a list, from one end to the other, and its totalCount. */
async function read(asked: Question): Promise<{ ids: string[]; total: number; tallied: number }> {
  const { said, participants, operator, where, types, status, from, to, direction, size, isBackward } = asked;
  const thing = asked.isOfThing && operator === 'all' ? participants[0] : undefined;
  const named = thing ? participants.slice(1) : participants;
  const list = `events(first: $first, last: $last, after: $after, before: $before, where: $where,
    orderBy: { field: TIME, direction: ${direction} })
    { nodes { id } totalCount pageInfo { startCursor endCursor hasNextPage hasPreviousPage } }`;
  const document = `query ($said: Date, $known: DateTime, $where: EventFilter, $tallied: EventFilter,
    $first: Int, $last: Int, $after: String, $before: String) {
    asOf(saidBy: $said, knownAt: $known) {
      ${thing ? `of: ${thing === 'ann' ? 'leader' : 'country'}(slug: "${thing}") { ${list} }` : list}
      eventStats(groupBy: TYPE, where: $tallied) { value } } }`;
  const filter = (participants: string[]) => ({
    time: from === null && to === null ? null : { from, to },
    participant: participants.length ? { [operator]: participants } : null,
    placeCountry: where.length === 1 ? { eq: where[0] } : where.length ? { in: where } : null,
    type: types.length === 1 ? { eq: types[0] } : types.length ? { in: types } : null,
    status: status && { eq: status },
  });
  const ids: string[] = [];
  for (let cursor: string | null = null; ;) {
    const { asOf }: any = await rostrum.ask(document, {
      said,
      known: asked.isKnownBefore ? before : null,
      where: filter(named),
      tallied: filter(participants),
      ...(isBackward ? { last: size, before: cursor } : { first: size, after: cursor }),
    });
    const { nodes, totalCount, pageInfo } = (asOf.of ?? asOf).events;
    ids[isBackward ? 'unshift' : 'push'](...nodes.map(({ id }: Found) => id));
    cursor = isBackward ? pageInfo.startCursor : pageInfo.endCursor;
    if (!(isBackward ? pageInfo.hasPreviousPage : pageInfo.hasNextPage)) {
      const tallied = asOf.eventStats.reduce((sum: number, { value }: { value: number }) => sum + value, 0);
      return { ids, total: totalCount, tallied };
    }
  }
}

test('under saidBy lists have what had been claimed, in the order of the days claimed', async () => {
  const sizes = new Set<number>();
  await fc.assert(
    fc.asyncProperty(question, async (asked) => {
      const ids = expected(await everything(asked), asked);
      sizes.add(ids.length);
      expect(await read(asked)).toEqual({ ids, total: ids.length, tallied: ids.length });
    }),
    { numRuns: 50 },
  );
  expect(sizes.size).toBeGreaterThan(8);
}, 300_000);

test('events known by their row alone are distinguished from those with further claims', async () => {
  const { rows } = await rostrum.database.pool.query(
    'SELECT slug FROM amended_event JOIN entity ON entity.id = event_id WHERE until IS NULL ORDER BY event_id',
  );
  expect(rows.slice(0, -2).map(({ slug }) => slug)).toEqual('e1 e4 e6 e8 e9 e11 e13 e14'.split(' '));
  expect(rows).toHaveLength(10);
});
