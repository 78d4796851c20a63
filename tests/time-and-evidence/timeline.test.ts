import type { Made } from '../support/factories';
import { faultOf, type Rostrum, startRostrum } from '../support/rostrum';

let rostrum: Rostrum;
let aoi: Made;
let tala: Made;

beforeAll(async () => {
  rostrum = await startRostrum();
  const { make, database } = rostrum;
  const japan = await make.country({ name: 'Japan', iso3: 'JPN' });
  aoi = await make.leader({ name: 'Aoi' });
  tala = await make.leader({ name: 'Tala' });
  const first = await make.event({
    name: 'first',
    type: 'CONSULT',
    time: '2024-12-30',
    place: { name: 'Tokyo', country: 'JPN' },
  });
  const second = await make.event({ name: 'second', type: 'AID', time: '2025-01-05' });
  const third = await make.event({ name: 'third', type: 'AID', time: '2025-01-06/2025-02-02' });
  await make.event({ name: 'undated', time: 'XXXX' });
  await make.participation(first, aoi);
  await make.participation(first, aoi, { role: 'HOST', country: japan.id });
  await make.participation(first, tala);
  await make.participation(second, tala);
  await make.participation(third, tala, { evidence: { saidAt: '2025-03-01' } });
  await database.pool.query(`UPDATE event SET goldstein = 1.9 WHERE label = 'first'`);
  await database.pool.query(`UPDATE event SET goldstein = -4.3 WHERE label = 'second'`);
});
afterAll(() => rostrum.close());

type Row = [day: string, value: number | null, label: string | null];

/** The rows of a timeline: the day, without the constant time, the value and the label. */
async function timeline(args: Record<string, unknown>): Promise<Row[]> {
  const { timeline: points } = await rostrum.ask(QUESTION, args);
  return points.map((point: { time: string; value: number | null; label: string | null }) => {
    expect(point.time).toMatch(/T00:00:00\.000Z$/);
    return [point.time.slice(0, 10), point.value, point.label];
  });
}

const QUESTION = `query ($where: EventFilter, $interval: TimeInterval!, $groupBy: EventGroup, $measure: EventMeasure) {
  timeline(where: $where, interval: $interval, groupBy: $groupBy, measure: $measure) { time value label }
}`;
const AROUND_NEW_YEAR = { time: { from: '2024-12-29', to: '2025-01-06' } };

describe('refusals', () => {
  it('says how many rows there would be, and how to get fewer', async () => {
    const where = { time: { from: '1990-01-01', to: '2024-12-31' } };
    const answer = await rostrum.server.query(QUESTION, { where, interval: 'DAY' });
    expect(faultOf(answer)).toEqual({
      code: 'COST_EXCEEDED',
      field: undefined,
      message: expect.stringMatching(
        /12,784 rows, 12,784 buckets of a DAY.*10,000.*where\.time.*longer interval/,
      ),
    });
    expect(await timeline({ where, interval: 'WEEK' })).toHaveLength(1827);
  });

  it('counts every group', async () => {
    const where = { time: { from: '2010-01-01', to: '2025-12-31' } };
    const answer = await rostrum.server.query(QUESTION, { where, interval: 'DAY', groupBy: 'TYPE' });
    expect(faultOf(answer)).toMatchObject({
      code: 'COST_EXCEEDED',
      message: expect.stringContaining('2 lines'),
    });
  });

  it('is a range whose end comes before its start', async () => {
    const where = { time: { from: '2025-01-02', to: '2025-01-01' } };
    const answer = await rostrum.server.query(QUESTION, { where, interval: 'DAY' });
    expect(faultOf(answer)).toMatchObject({ code: 'BAD_USER_INPUT', field: 'where.time.to' });
  });
});

describe('buckets', () => {
  it('are one for each day of the range, empty ones with 0', async () => {
    expect(await timeline({ where: AROUND_NEW_YEAR, interval: 'DAY' })).toEqual([
      ['2024-12-29', 0, null],
      ['2024-12-30', 1, null],
      ...['2024-12-31', '2025-01-01', '2025-01-02', '2025-01-03', '2025-01-04'].map((day) => [day, 0, null]),
      ['2025-01-05', 1, null],
      ['2025-01-06', 1, null],
    ]);
  });

  it('of weeks begin on Monday, across the new year', async () => {
    expect(await timeline({ where: AROUND_NEW_YEAR, interval: 'WEEK' })).toEqual([
      ['2024-12-23', 0, null],
      ['2024-12-30', 2, null],
      ['2025-01-06', 1, null],
    ]);
  });

  it.each([
    [
      'MONTH',
      [
        ['2024-12-01', 1, null],
        ['2025-01-01', 2, null],
      ],
    ],
    [
      'QUARTER',
      [
        ['2024-10-01', 1, null],
        ['2025-01-01', 2, null],
      ],
    ],
    [
      'YEAR',
      [
        ['2024-01-01', 1, null],
        ['2025-01-01', 2, null],
      ],
    ],
  ])(
    'of a %s span the events if no range is given; undated events are not included',
    async (interval, rows) => {
      expect(await timeline({ interval })).toEqual(rows);
    },
  );

  it('begin with the events on an open side of the range', async () => {
    expect(await timeline({ where: { time: { from: '2025-01-04' } }, interval: 'DAY' })).toEqual([
      ['2025-01-04', 0, null],
      ['2025-01-05', 1, null],
      ['2025-01-06', 1, null],
    ]);
  });

  it('are those of an EDTF as well', async () => {
    expect(await timeline({ where: { time: { during: '2024-12/2025-02' } }, interval: 'MONTH' })).toEqual([
      ['2024-12-01', 1, null],
      ['2025-01-01', 2, null],
      ['2025-02-01', 0, null],
    ]);
  });

  it('exclude events that began before the range and overlap it', async () => {
    const where = { time: { from: '2025-02-01', to: '2025-02-02' } };
    expect(await timeline({ where, interval: 'DAY' })).toEqual([
      ['2025-02-01', 0, null],
      ['2025-02-02', 0, null],
    ]);
  });

  it('are none if nothing matches and no range is given', async () => {
    expect(await timeline({ where: { text: 'nowhere' }, interval: 'DAY' })).toEqual([]);
  });

  it('are the same for the input of a dashboard: instants, and epoch milliseconds as numbers or digits', async () => {
    const rows = await timeline({ where: AROUND_NEW_YEAR, interval: 'DAY' });
    const [from, to] = ['2024-12-29T08:30:00Z', '2025-01-06T23:59:59.999Z'];
    const [early, late] = [Date.parse(from), Date.parse(to)];
    for (const time of [
      { from, to },
      { from: early, to: late },
      { from: `${early}`, to: `${late}` },
    ]) {
      expect(await timeline({ where: { time }, interval: 'DAY' })).toEqual(rows);
    }
    const { timeline: inline } = await rostrum.ask(
      `{ timeline(where: { time: { from: ${early}, to: ${late} } }, interval: DAY) { value } }`,
    );
    expect(inline).toHaveLength(rows.length);
  });
});

describe('groups', () => {
  it('include every bucket, by time and then label', async () => {
    expect(await timeline({ interval: 'MONTH', groupBy: 'TYPE' })).toEqual([
      ['2024-12-01', 0, 'AID'],
      ['2024-12-01', 1, 'CONSULT'],
      ['2025-01-01', 2, 'AID'],
      ['2025-01-01', 0, 'CONSULT'],
    ]);
  });

  it('have names as labels, and none for events without a value', async () => {
    expect(await timeline({ interval: 'YEAR', groupBy: 'PLACE_COUNTRY' })).toEqual([
      ['2024-01-01', 1, 'Japan'],
      ['2024-01-01', 0, 'none'],
      ['2025-01-01', 0, 'Japan'],
      ['2025-01-01', 2, 'none'],
    ]);
  });

  it('count an event for each participant, and once for several participations of one', async () => {
    expect(await timeline({ interval: 'YEAR', groupBy: 'PARTICIPANT' })).toEqual([
      ['2024-01-01', 1, 'Aoi'],
      ['2024-01-01', 1, 'Tala'],
      ['2025-01-01', 0, 'Aoi'],
      ['2025-01-01', 2, 'Tala'],
    ]);
  });

  it('of the same name are distinguished by their slugs', async () => {
    const namesake = await rostrum.make.leader({ name: 'Tala' });
    await rostrum.make.participation(await rostrum.make.event({ time: '1999' }), namesake);
    await rostrum.make.participation(await rostrum.make.event({ time: '1999' }), tala);
    const rows = await timeline({
      where: { time: { during: '1999' } },
      interval: 'YEAR',
      groupBy: 'PARTICIPANT',
    });
    expect(rows.map(([, , label]) => label)).toEqual([`Tala (${tala.slug})`, `Tala (${namesake.slug})`]);
  });

  it('beyond the 20 largest are summed up as other', async () => {
    const { make } = rostrum;
    for (let i = 0; i < 22; i += 1) {
      const leader = await make.leader({ name: `L${String(i).padStart(2, '0')}` });
      const event = await make.event({ name: `of ${i}`, time: '1980-05-01' });
      await make.participation(event, leader);
      if (i >= 20) await make.participation(await make.event({ time: '1980-05-01' }), leader);
    }
    const rows = await timeline({
      where: { time: { during: '1980' } },
      interval: 'YEAR',
      groupBy: 'PARTICIPANT',
    });
    expect(rows).toHaveLength(21);
    expect(rows.at(-1)).toEqual(['1980-01-01', 2, 'other']);
    expect(rows.map(([, , label]) => label)).toEqual(expect.arrayContaining(['L20', 'L21', 'L17']));
  });
});

describe('measures', () => {
  it('of an average are null without scores', async () => {
    expect(await timeline({ where: AROUND_NEW_YEAR, interval: 'WEEK', measure: 'AVG_GOLDSTEIN' })).toEqual([
      ['2024-12-23', null, null],
      ['2024-12-30', -1.2, null],
      ['2025-01-06', null, null],
    ]);
  });

  it('of a sum are 0 there', async () => {
    expect(await timeline({ where: AROUND_NEW_YEAR, interval: 'WEEK', measure: 'SUM_GOLDSTEIN' })).toEqual([
      ['2024-12-23', 0, null],
      ['2024-12-30', -2.4, null],
      ['2025-01-06', 0, null],
    ]);
  });
});

describe('at another time', () => {
  const ask = async (time: string) => {
    const { asOf } = await rostrum.ask(
      `{ asOf(${time}) { timeline(where: { text: "third" }, interval: YEAR, groupBy: PARTICIPANT) { value label } } }`,
    );
    return asOf.timeline;
  };

  it('counts as claimed by a day', async () => {
    const today = new Date().toISOString().slice(0, 10);
    expect(await ask(`saidBy: "${today}"`)).toEqual([{ value: 1, label: 'Tala' }]);
    expect(await ask('saidBy: "2025-02-28"')).toEqual([]);
  });

  it('counts what had been recorded', async () => {
    expect(await ask('knownAt: 0')).toEqual([]);
  });
});

it('is one statement, and accepts any filter', async () => {
  rostrum.server.statements();
  expect(
    await timeline({
      where: { participant: { all: [aoi.slug, 'tala'] }, NOT: { type: { eq: 'AID' } } },
      interval: 'YEAR',
      groupBy: 'SOURCE',
    }),
  ).toEqual([['2024-01-01', 1, 'The usual source']]);
  expect(rostrum.server.statements()).toHaveLength(1);
});
