import { Statements } from '../../src/platform/postgres/prepared';
import type { Made } from '../support/factories';
import { faultOf, type Rostrum, startRostrum } from '../support/rostrum';

let rostrum: Rostrum;
let japan: Made;
let summit: Made;
let dataset: string;
let otherSource: string;

beforeAll(async () => {
  rostrum = await startRostrum();
  const { make, database } = rostrum;
  japan = await make.country({ name: 'Japan', iso3: 'JPN' });
  summit = await make.series('Summit');
  dataset = await make.dataset('Coded news');
  otherSource = await make.source({ title: 'The other source' });
  const aoi = await make.leader({ name: 'Aoi' });
  const place = { name: 'Tokyo', country: 'JPN' };
  const a = await make.event({ name: 'a', type: 'CONSULT', time: '2001', place, series: summit.slug });
  const b = await make.event({
    name: 'b',
    type: 'AID',
    time: '2002',
    status: 'OCCURRED',
    series: summit.slug,
  });
  const c = await make.event({ name: 'c', type: 'AID', time: 'XXXX' });
  await make.participation(a, aoi, { country: japan.id });
  await make.participation(a, aoi, { role: 'HOST', evidence: { source: otherSource } });
  await make.participation(a, japan);
  await make.participation(b, aoi, { evidence: { source: otherSource, saidAt: '2010-01-01' } });
  await make.claim(c.id, 'occasion', 'Because', { evidence: { source: otherSource } });
  await database.pool.query(
    `UPDATE event SET dataset_id = $1, quad_class = 'VERBAL_COOPERATION', goldstein = 1.9 WHERE label = 'a'`,
    [dataset.slice('dataset_'.length)],
  );
  await database.pool.query(`UPDATE event SET goldstein = 7 WHERE label = 'b'`);
});
afterAll(() => rostrum.close());

const QUESTION = `query ($where: EventFilter, $groupBy: EventGroup!, $measure: EventMeasure, $first: Int) {
  eventStats(where: $where, groupBy: $groupBy, measure: $measure, first: $first) { key label count value }
}`;
const stats = async (args: Record<string, unknown>) =>
  (await rostrum.ask(QUESTION, args)).eventStats.map((bucket: Record<string, unknown>) =>
    Object.values(bucket),
  );

it.each([-1, 101])('refuses first: %s', async (first) => {
  const answer = await rostrum.server.query(QUESTION, { groupBy: 'TYPE', first });
  expect(faultOf(answer)).toMatchObject({
    code: 'BAD_USER_INPUT',
    field: 'first',
    message: expect.stringContaining('0 to 100'),
  });
});

it('refuses a filter with a missing reference', async () => {
  const where = { placeCountry: { eq: 'atlantis' } };
  const answer = await rostrum.server.query(QUESTION, { where, groupBy: 'TYPE' });
  expect(faultOf(answer)).toMatchObject({ code: 'NOT_FOUND', field: 'where.placeCountry.eq' });
});

it.each([
  [
    'TYPE',
    () => [
      ['AID', 'AID', 2, 2],
      ['CONSULT', 'CONSULT', 1, 1],
    ],
  ],
  [
    'QUAD_CLASS',
    () => [
      ['none', 'none', 2, 2],
      ['VERBAL_COOPERATION', 'VERBAL_COOPERATION', 1, 1],
    ],
  ],
  [
    'STATUS',
    () => [
      ['SCHEDULED', 'SCHEDULED', 2, 2],
      ['OCCURRED', 'OCCURRED', 1, 1],
    ],
  ],
  [
    'PLACE_COUNTRY',
    () => [
      ['none', 'none', 2, 2],
      [japan.slug, 'Japan', 1, 1],
    ],
  ],
  [
    'PARTICIPANT',
    () => [
      ['aoi', 'Aoi', 2, 2],
      [japan.slug, 'Japan', 1, 1],
      ['none', 'none', 1, 1],
    ],
  ],
  [
    'SERIES',
    () => [
      [summit.slug, 'Summit', 2, 2],
      ['none', 'none', 1, 1],
    ],
  ],
  [
    'DATASET',
    () => [
      ['none', 'none', 2, 2],
      [dataset, 'Coded news', 1, 1],
    ],
  ],
])('groups by %s, largest first', async (groupBy, buckets) => {
  expect(await stats({ groupBy })).toEqual(buckets());
});

it('groups by source, each as large as the filter by that source finds', async () => {
  const buckets = await stats({ groupBy: 'SOURCE' });
  expect(buckets.map(([, label, count]: unknown[]) => [label, count])).toEqual([
    ['The other source', 3],
    ['The usual source', 3],
  ]);
  for (const [source, , count] of buckets) {
    const { events } = await rostrum.ask(
      `query ($source: ID!) { events(where: { source: { eq: $source } }) { totalCount } }`,
      { source },
    );
    expect(events.totalCount).toBe(count);
  }
});

it('returns the first groups only', async () => {
  expect(await stats({ groupBy: 'PARTICIPANT', first: 1 })).toEqual([['aoi', 'Aoi', 2, 2]]);
});

it('measures an average, the largest first and nulls last', async () => {
  expect(await stats({ groupBy: 'STATUS', measure: 'AVG_GOLDSTEIN' })).toEqual([
    ['OCCURRED', 'OCCURRED', 1, 7],
    ['SCHEDULED', 'SCHEDULED', 2, 1.9],
  ]);
  expect(
    await stats({ where: { type: { eq: 'AID' } }, groupBy: 'STATUS', measure: 'AVG_GOLDSTEIN' }),
  ).toEqual([
    ['OCCURRED', 'OCCURRED', 1, 7],
    ['SCHEDULED', 'SCHEDULED', 1, null],
  ]);
});

it('measures a sum', async () => {
  expect(await stats({ groupBy: 'SERIES', measure: 'SUM_GOLDSTEIN' })).toEqual([
    [summit.slug, 'Summit', 2, 8.9],
    ['none', 'none', 1, 0],
  ]);
});

it('counts as claimed by a day', async () => {
  const { asOf } = await rostrum.ask(
    `{ asOf(saidBy: "2009-12-31") { eventStats(groupBy: PARTICIPANT) { key } } }`,
  );
  expect(asOf.eventStats).toEqual([]);
});

describe('of 100,000 events', () => {
  beforeAll(async () => {
    const client = await rostrum.database.pool.connect();
    await client.query('SET statement_timeout = 0');
    await client.query(`
      INSERT INTO entity (id, kind, slug, recording_id)
      SELECT 1000000 + n, 'EVENT', 'coded-' || n, 1 FROM generate_series(1, 100000) n`);
    await client.query(`
      INSERT INTO event (id, from_recording, label, type, status, time_edtf, time_earliest, time_latest, goldstein)
      SELECT 1000000 + n, 1, 'Coded ' || n, 'AID', 'REPORTED', day::text, day, day, n % 10
      FROM generate_series(1, 100000) n, LATERAL (SELECT date '1950-01-01' + n / 4 AS day) d`);
    await client.query('ANALYZE event');
    // The settings of this connection go with it.
    client.release(true);
  }, 120_000);

  it.each([
    [
      'timeline',
      `timeline(where: { time: { from: "2001-03-01", to: "2001-03-31" } }, interval: DAY, groupBy: STATUS) { value }`,
    ],
    [
      'eventStats',
      `eventStats(where: { time: { from: "2001-03-01", to: "2001-03-31" } }, groupBy: PARTICIPANT) { count }`,
    ],
  ])('%s of a month does not read the whole table', async (_field, question) => {
    const { pool } = rostrum.database;
    const send = jest.spyOn(Statements.prototype, 'row');
    await rostrum.ask(`{ ${question} }`);
    const sent = send.mock.calls;
    send.mockRestore();
    expect(sent).toHaveLength(1);
    const [{ text }, values] = sent[0]!;
    const { rows } = await pool.query({ text: `EXPLAIN ${text}`, values });
    const plan = rows.map((row: Record<string, string>) => row['QUERY PLAN']).join('\n');
    expect(plan).not.toMatch(/Seq Scan on event\b/);
    expect(plan).toMatch(/event_(in_)?time/);
  });

  it('of all of them succeeds', async () => {
    const { timeline } = await rostrum.ask(
      `{ timeline(where: { status: { eq: REPORTED } }, interval: MONTH, measure: SUM_GOLDSTEIN) { value } }`,
    );
    expect(timeline.length).toBe(822);
    expect(timeline.reduce((sum: number, { value }: { value: number }) => sum + value, 0)).toBe(450_000);
  });
});
