import type { Made } from '../support/factories';
import { type Rostrum, startRostrum } from '../support/rostrum';

/* One small world for all filters. Events are named by a letter, so that a result reads as a word. */
let rostrum: Rostrum;
let country: Record<'japan' | 'samoa' | 'fiji', Made>;
let leader: Record<'aoi' | 'tala', Made>;
let bloc: Made;
let series: Made;
let otherSource: string;
let dataset: string;
const event: Record<string, Made> = {};

beforeAll(async () => {
  rostrum = await startRostrum();
  const { make, database } = rostrum;
  country = {
    japan: await make.country({ name: 'Japan', iso3: 'JPN' }),
    samoa: await make.country({ name: 'Samoa', iso3: 'WSM' }),
    fiji: await make.country({ name: 'Fiji', iso3: 'FJI' }),
  };
  leader = { aoi: await make.leader({ name: 'Aoi' }), tala: await make.leader({ name: 'Tala' }) };
  bloc = await make.organization({ name: 'Pacific bloc', kind: 'BLOC' });
  series = await make.series('Summit');
  otherSource = await make.source();
  dataset = await make.dataset();

  event.a = await make.event({
    name: 'a',
    type: 'CONSULT',
    time: '2001-05',
    series: series.slug,
    edition: 'First',
    summary: 'Talks on the Ökologie of reefs',
    place: { name: 'Suva', country: 'FJI', latitude: -18.1, longitude: 178.4 },
  });
  event.b = await make.event({
    name: 'b',
    time: '2002-05-10/2002-05-20',
    status: 'OCCURRED',
    series: series.slug,
    edition: 'Second 100%',
    place: { name: 'Apia', country: 'WSM', latitude: -13.8, longitude: -171.8 },
    evidence: { source: otherSource },
  });
  event.c = await make.event({ name: 'c', type: 'AID', time: '2003', status: 'CANCELLED' });
  event.d = await make.event({
    name: 'd',
    time: 'XXXX',
    place: { name: 'Tokyo', country: 'JPN', latitude: 35.7, longitude: 139.7 },
  });

  await make.participation(event.a, leader.aoi, { country: 'JPN', role: 'HOST', status: 'CONFIRMED' });
  await make.participation(event.a, country.samoa, { role: 'GUEST', status: 'DECLINED' });
  await make.participation(event.b, leader.aoi, { country: 'JPN', role: 'GUEST' });
  await make.participation(event.b, leader.tala, { country: 'WSM', role: 'HOST', level: 'MINISTER' });
  await make.participation(event.b, country.fiji, { role: 'SUBJECT' });
  await make.participation(event.c, bloc, { evidence: { source: otherSource } });
  await make.participation(event.d, bloc);
  await make.relationship(country.fiji, bloc, { type: 'MEMBERSHIP', valid: '2003-06/2010' });
  await make.relationship(leader.tala, bloc, { type: 'MEMBERSHIP', valid: '2004/..' });

  // Coded events come by import only.
  await database.pool.query(
    `UPDATE event SET dataset_id = $1, cameo_code = '042', quad_class = 'VERBAL_COOPERATION', goldstein = 1.9 WHERE label = 'a'`,
    [dataset.slice('dataset_'.length)],
  );
  await database.pool.query(
    `UPDATE event SET cameo_code = '190', quad_class = 'MATERIAL_CONFLICT', goldstein = -10 WHERE label = 'c'`,
  );
});
afterAll(() => rostrum.close());

/** The letters of the matching events, in order, and the totalCount, which must agree. */
async function matching(where: unknown): Promise<string> {
  const { events } = await rostrum.ask(
    `query ($where: EventFilter) {
      events(where: $where, orderBy: [{ field: NAME }]) { totalCount nodes { name } }
    }`,
    { where },
  );
  const letters = events.nodes.map(({ name }: { name: string }) => name).join('');
  expect(events.totalCount).toBe(letters.length);
  return letters;
}

const cases: [filter: string, where: () => unknown, expected: string][] = [
  ['nothing', () => undefined, 'abcd'],
  ['null', () => null, 'abcd'],
  ['an empty object', () => ({}), 'abcd'],
  ['a null operator', () => ({ type: null, status: { eq: null, in: null }, participant: null }), 'abcd'],
  ['type eq', () => ({ type: { eq: 'AID' } }), 'c'],
  ['type in', () => ({ type: { in: ['AID', 'CONSULT'] } }), 'ac'],
  ['type in nothing', () => ({ type: { in: [] } }), ''],
  ['type eq and in, both holding', () => ({ type: { eq: 'AID', in: ['AID', 'CONSULT'] } }), 'c'],
  ['type eq and in, at odds', () => ({ type: { eq: 'AID', in: ['CONSULT'] } }), ''],
  ['status', () => ({ status: { in: ['OCCURRED', 'CANCELLED'] } }), 'bc'],
  ['quadClass', () => ({ quadClass: { eq: 'MATERIAL_CONFLICT' } }), 'c'],
  ['cameoCode, with its leading zero', () => ({ cameoCode: { eq: '042' } }), 'a'],
  ['cameoCode startsWith', () => ({ cameoCode: { startsWith: '19' } }), 'c'],
  ['goldstein gt', () => ({ goldstein: { gt: 1.9 } }), ''],
  ['goldstein gte and lt', () => ({ goldstein: { gte: -10, lt: 1.9 } }), 'c'],
  ['goldstein lte', () => ({ goldstein: { lte: 1.9 } }), 'ac'],
  ['goldstein eq', () => ({ goldstein: { eq: 1.9 } }), 'a'],
  ['time from a day on: the unknown may be any day', () => ({ time: { from: '2002-05-20' } }), 'bcd'],
  ['time up to a day', () => ({ time: { to: '2002-05-10' } }), 'abd'],
  ['time between, outer bounds', () => ({ time: { from: '2001-05-31', to: '2002-05-09' } }), 'ad'],
  ['time during a month', () => ({ time: { during: '2002-05' } }), 'bd'],
  ['time during an open interval', () => ({ time: { during: '2003/..' } }), 'cd'],
  ['time both ways at once', () => ({ time: { from: '2002-01-01', during: '2002' } }), 'bd'],
  ['time, with all its operators null', () => ({ time: { from: null, to: null, during: null } }), 'abcd'],
  ['placeCountry by alpha-3', () => ({ placeCountry: { eq: 'FJI' } }), 'a'],
  ['placeCountry by slug and id', () => ({ placeCountry: { in: ['samoa', country.japan.id] } }), 'bd'],
  ['placeCountry in nothing', () => ({ placeCountry: { in: [] } }), ''],
  ['near, across the 180th meridian', () => ({ near: { latitude: -15, longitude: -179.9, km: 1000 } }), 'ab'],
  ['near, from its other side', () => ({ near: { latitude: -15, longitude: 179.9, km: 1000 } }), 'ab'],
  ['near, on one side only', () => ({ near: { latitude: -18, longitude: 179.5, km: 300 } }), 'a'],
  ['near the pole, far enough', () => ({ near: { latitude: 90, longitude: 0, km: 6100 } }), 'd'],
  ['near, the whole Earth', () => ({ near: { latitude: 0, longitude: 0, km: 30000 } }), 'abd'],
  ['participant in person', () => ({ participant: { any: [leader.aoi.id] } }), 'ab'],
  ['participant as the country represented', () => ({ participant: { any: ['JPN'] } }), 'ab'],
  ['participant any of two', () => ({ participant: { any: ['tala', bloc.slug] } }), 'bcd'],
  ['participant all', () => ({ participant: { all: ['JPN', 'WSM'] } }), 'ab'],
  ['participant all and any', () => ({ participant: { all: ['aoi'], any: ['tala', 'fiji'] } }), 'b'],
  ['participant any of nobody', () => ({ participant: { any: [] } }), ''],
  ['participant all of nobody', () => ({ participant: { all: [] } }), 'abcd'],
  [
    'participant through a group, at the time',
    () => ({ participant: { any: ['FJI'], includeMembers: true } }),
    'bcd',
  ],
  [
    'participant all through a group',
    () => ({ participant: { all: ['FJI', bloc.id], includeMembers: true } }),
    'cd',
  ],
  [
    'participant through a group joined later',
    () => ({ participant: { any: ['tala'], includeMembers: true } }),
    'bd',
  ],
  [
    'participation some, of one and the same',
    () => ({ participation: { some: { participant: { eq: 'aoi' }, role: { eq: 'HOST' } } } }),
    'a',
  ],
  [
    'participation some twice, of different ones',
    () => ({
      AND: [
        { participation: { some: { participant: { eq: 'aoi' } } } },
        { participation: { some: { role: { eq: 'HOST' } } } },
      ],
    }),
    'ab',
  ],
  ['participation some of any kind', () => ({ participation: { some: {} } }), 'abcd'],
  ['participation none', () => ({ participation: { none: { status: { eq: 'DECLINED' } } } }), 'bcd'],
  [
    'participation some and none',
    () => ({ participation: { some: { country: { eq: 'JPN' } }, none: { level: { eq: 'MINISTER' } } } }),
    'a',
  ],
  ['countriesPresent: not who declined, nor the subject', () => ({ countriesPresent: { eq: 1 } }), 'a'],
  ['countriesPresent gte', () => ({ countriesPresent: { gte: 2 } }), 'b'],
  ['countriesPresent lt', () => ({ countriesPresent: { lt: 1 } }), 'cd'],
  ['series', () => ({ series: { eq: series.slug } }), 'ab'],
  ['series by id', () => ({ series: { in: [series.id] } }), 'ab'],
  ['edition contains, case aside', () => ({ edition: { contains: 'sEc' } }), 'b'],
  ['edition contains what LIKE means something else by', () => ({ edition: { contains: '0%' } }), 'b'],
  ['edition contains an underscore, which is only one', () => ({ edition: { contains: '_' } }), ''],
  ['edition in', () => ({ edition: { in: ['First', 'Third'] } }), 'a'],
  ['edition eq minds letter case', () => ({ edition: { eq: 'first' } }), ''],
  ['dataset', () => ({ dataset: { eq: dataset } }), 'a'],
  ['source of the event, or of who takes part', () => ({ source: { eq: otherSource } }), 'bc'],
  ['text in a summary, accents aside', () => ({ text: 'okologie' }), 'a'],
  ['text in a name', () => ({ text: 'C' }), 'c'],
  ['NOT', () => ({ NOT: { type: { eq: 'CEREMONY' } } }), 'ac'],
  ['NOT of what is unknown', () => ({ NOT: { goldstein: { gt: 0 } } }), 'bcd'],
  ['NOT of nothing', () => ({ NOT: {} }), ''],
  ['OR', () => ({ OR: [{ type: { eq: 'AID' } }, { edition: { eq: 'First' } }] }), 'ac'],
  ['OR of nothing', () => ({ OR: [] }), ''],
  ['AND of nothing', () => ({ AND: [] }), 'abcd'],
  [
    'AND, OR and NOT beside one another',
    () => ({
      series: { eq: 'summit' },
      AND: [{ participant: { any: ['JPN'] } }],
      OR: [{ type: { eq: 'CONSULT' } }, { type: { eq: 'CEREMONY' } }],
      NOT: { status: { eq: 'OCCURRED' } },
    }),
    'a',
  ],
  ['OR within OR within NOT', () => ({ NOT: { OR: [{ OR: [{ text: 'a' }] }, { text: 'b' }] } }), 'cd'],
];

test.each(cases)('events by %s', async (_name, where, expected) => {
  expect(await matching(where())).toBe(expected);
});

test('the same filter applies to the events of a country and of a leader', async () => {
  const { country: japan, leader: aoi } = await rostrum.ask(`{
    country(iso3: "JPN") { events(where: { type: { eq: CONSULT } }) { totalCount nodes { name } } }
    leader(slug: "aoi") { events(where: { participant: { all: ["WSM"] } }, orderBy: { field: NAME }) { nodes { name } } }
  }`);
  expect(japan.events).toEqual({ totalCount: 1, nodes: [{ name: 'a' }] });
  expect(aoi.events.nodes).toEqual([{ name: 'a' }, { name: 'b' }]);
});
