import fc from 'fast-check';
import type { Made } from '../support/factories';
import { type Rostrum, startRostrum } from '../support/rostrum';

const DAYS = [
  ...'2019-12-31 2020-01-01 2020-01-01 2020-06-15 2021-03-01 2021-12-31 2022-02-02'.split(' '),
  ...'2020-06 2020-12 2021 2021-03 2019/2022 2018-05-01/2020-06-15 199X XXXX'.split(' '),
  ...'2020-01-01/.. ../2020-12-31 /2021-06-01 2021-01-01/ 2010/2030'.split(' '),
];

const TYPES = ['CEREMONY', 'CONSULT'];

let rostrum: Rostrum;
let people: Made[];
let land: Made;
let places: Made[];
let before: string;
beforeAll(async () => {
  rostrum = await startRostrum();
  const { make, tell } = rostrum;
  people = [await make.leader(), await make.leader(), await make.leader()];
  land = await make.country();
  places = [await make.country(), await make.country()];
  const events: Made[] = [];
  for (const [i, time] of DAYS.entries()) {
    // Various places and types, or an unknown place.
    const place = places[i % 3];
    const event = await make.event({
      time,
      type: TYPES[i % 5 < 2 ? 1 : 0]!,
      ...(place && { place: { name: 'There', country: place.id } }),
    });
    events.push(event);
    for (const [who, person] of people.entries()) {
      // The first is at all events, the second at every other, the third at a few.
      if (i % (who + 1) > 0 || (who === 2 && i > 12)) continue;
      await make.participation(event, person, who === 1 ? { country: land.id } : {});
    }
  }
  before = new Date().toISOString();
  await new Promise((resolve) => setTimeout(resolve, 5));
  // Since then some have moved, and some have lost their support.
  for (const event of events.slice(3, 9)) await make.claim(event.id, 'time', '2020-07-01');
  const { claims, participations } = (
    await rostrum.ask(
      `{ event(id: "${events[2]!.id}") { claims { nodes { id } } participations { nodes { claims { id } } } } }`,
    )
  ).event;
  const participationRows: { claims: { id: string }[] }[] = participations.nodes;
  for (const { id } of [
    ...claims.nodes,
    ...participationRows.flatMap((participation) => participation.claims),
  ])
    await tell('retractClaim', { claim: id, reason: 'So' }, '{ userErrors { code } }');
});
afterAll(() => rostrum.close());

interface Found {
  id: string;
  type: string;
  place: { country: { slug: string } | null } | null;
  time: { earliest: string | null; latest: string | null };
  participations: { nodes: { participant: { slug: string }; country: { slug: string } | null }[] };
}

/**
 * The expected list, computed from all events: by participants, type, place, overlapping days and order.
 */
function expected(all: Found[], { who, operator, where, types, from, to, direction }: Question): string[] {
  const takesPart = (event: Found, { slug }: Made) =>
    event.participations.nodes.some(
      ({ participant, country }) => participant.slug === slug || country?.slug === slug,
    );
  const number = ({ id }: Found) => Number.parseInt(id.split('_')[1]!, 10);
  const key = ({ time }: Found) => time.earliest ?? (direction === 'ASC' ? '9999' : '0000');
  const way = direction === 'ASC' ? 1 : -1;
  return all
    .filter((event) => {
      const there = who.map((index) => takesPart(event, [...people, land][index]!));
      return operator === 'any' && who.length > 0 ? there.includes(true) : !there.includes(false);
    })
    .filter(({ place }) => !where.length || where.some((at) => place?.country?.slug === places[at]!.slug))
    .filter(({ type }) => !types.length || types.some((of) => type === TYPES[of]))
    .filter(
      ({ time }) =>
        (to === null || time.earliest === null || time.earliest <= to) &&
        (from === null || time.latest === null || time.latest >= from),
    )
    .sort((a, b) => way * (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : number(a) - number(b)))
    .map(({ id }) => id);
}

const day = fc.constantFrom(
  '2019-12-31',
  '2020-01-01',
  '2020-06-15',
  '2020-07-01',
  '2021-06-01',
  '2023-01-01',
);
const question = fc
  .record({
    who: fc.uniqueArray(fc.nat(3), { maxLength: 3 }),
    where: fc.array(fc.nat(1), { maxLength: 2 }),
    types: fc.array(fc.nat(1), { maxLength: 2 }),
    isNamedAlone: fc.boolean(),
    operator: fc.constantFrom('all' as const, 'any' as const),
    from: fc.option(day),
    to: fc.option(day),
    direction: fc.constantFrom('ASC' as const, 'DESC' as const),
    size: fc.constantFrom(1, 3, 100),
    isBackward: fc.boolean(),
    knownAt: fc.boolean(),
    isOfThing: fc.boolean(),
  })
  .filter(({ from, to }) => from === null || to === null || from <= to);
type Question = typeof question extends fc.Arbitrary<infer T> ? T : never;

const FIELDS = 'nodes { id } totalCount pageInfo { startCursor endCursor hasNextPage hasPreviousPage }';
const PEOPLE_ARE = ['leader', 'leader', 'leader', 'country'];

/** One is named by eq or in, several by in; null for none. */
const among = (names: string[], isAlone: boolean) =>
  names.length === 0 ? null : isAlone && names.length === 1 ? { eq: names[0] } : { in: names };

/** All pages of a list, from one end to the other. */
async function read(asked: Question): Promise<string[]> {
  const things = [...people, land];
  // Of the first, as a field of it; the others, if any, by the filter.
  const isOfThing = asked.isOfThing && asked.operator === 'all' && asked.who.length > 0;
  const named = asked.who.slice(isOfThing ? 1 : 0).map((index) => things[index]!.slug);
  const list = `events(first: $first, last: $last, after: $after, before: $before,
    where: { time: $time, participant: $who, placeCountry: $where, type: $types }, orderBy: { field: TIME, direction: ${asked.direction} }) { ${FIELDS} }`;
  const kind = PEOPLE_ARE[asked.who[0] ?? 0]!;
  const field = isOfThing ? `${kind}(slug: "${things[asked.who[0] ?? 0]!.slug}") { ${list} }` : list;
  const document = `query ($first: Int, $last: Int, $after: String, $before: String, $time: TimeFilter, $who: SetFilter,
    $where: IDFilter, $types: EventTypeFilter, $at: DateTime) {
    asOf(knownAt: $at) { ${field} } }`;
  const { from, to, size, isBackward } = asked;
  const ids: string[] = [];
  for (let cursor: string | null = null; ;) {
    const page: any = await rostrum.ask(document, {
      ...(isBackward ? { last: size, before: cursor } : { first: size, after: cursor }),
      time: from === null && to === null ? null : { from, to },
      who: named.length ? { [asked.operator]: named } : null,
      where: among(
        asked.where.map((at) => places[at]!.slug),
        asked.isNamedAlone,
      ),
      types: among(
        asked.types.map((of) => TYPES[of]!),
        asked.isNamedAlone,
      ),
      at: asked.knownAt ? before : null,
    });
    const { nodes, totalCount, pageInfo } = isOfThing ? page.asOf[kind].events : page.asOf.events;
    ids[isBackward ? 'unshift' : 'push'](...nodes.map(({ id }: Found) => id));
    cursor = isBackward ? pageInfo.startCursor : pageInfo.endCursor;
    if (!(isBackward ? pageInfo.hasPreviousPage : pageInfo.hasNextPage)) {
      expect(totalCount).toBe(ids.length);
      return ids;
    }
  }
}

test('the events of any participants, at any place, of any type, in any range of days, come in order, page by page, now and at other times', async () => {
  const all = async (at: string | null): Promise<Found[]> =>
    (
      await rostrum.ask(
        `query ($at: DateTime) { asOf(knownAt: $at) { events(first: 100) { nodes { id type time { earliest latest } place { country { slug } }
          participations(first: 100) { nodes { participant { ... on Entity { slug } } country { slug } } } } } } }`,
        { at },
      )
    ).asOf.events.nodes;
  const [now, then] = [await all(null), await all(before)];
  expect(then.length).toBeGreaterThan(now.length);
  await fc.assert(
    fc.asyncProperty(question, async (asked) => {
      expect(await read(asked)).toEqual(expected(asked.knownAt ? then : now, asked));
    }),
    { numRuns: 80 },
  );
}, 300_000);
