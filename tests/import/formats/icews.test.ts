import { readFileSync } from 'node:fs';
import { WrongFormat } from '../../../src/io/import/format';
import { icewsEvents } from '../../../src/io/import/formats/icews-events';
import { realFile } from '../../support/real-files';
import { fileOf, isBad, make, ofKind, rolesOf, rowsOf } from './made';
import { seededResolver, type KnownLeader } from './seeded-resolver';

const HEADER =
  'Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude';
const COLUMNS = HEADER.split('\t');

const USUAL: Record<string, string> = {
  'Event ID': '21750001',
  'Event Date': '2015-09-03',
  'Source Name': 'China',
  'Source Country': 'China',
  'Event Text': 'Host a visit',
  'CAMEO Code': '043',
  Intensity: '2.8',
  'Target Name': 'Russia',
  'Target Country': 'Russian Federation',
  'Story ID': '36000001',
  'Sentence Number': '2',
  Publisher: 'Example News Agency',
  City: 'Beijing',
  Province: 'Beijing Shi',
  Country: 'China',
  Latitude: '39.9075',
  Longitude: '116.397',
};

const line = (cells: Record<string, string>) =>
  COLUMNS.map((column) => ({ ...USUAL, ...cells })[column] ?? 'NA').join('\t');
const icewsFile = (rows: Record<string, string>[]) => `${[HEADER, ...rows.map(line)].join('\n')}\n`;

const LEADERS: KnownLeader[] = [
  {
    slug: 'vladimir-putin',
    name: 'Vladimir Putin',
    tenures: [
      { country: 'russia', from: '1999-12-31', to: '2008-05-07' },
      { country: 'russia', from: '2012-05-07', to: null },
    ],
  },
  {
    slug: 'kim-jong-il',
    name: 'Kim Jong-il',
    died: '2011-12-17',
    tenures: [{ country: 'north-korea', from: '1994-07-08', to: '2011-12-17' }],
  },
  {
    slug: 'john-howard',
    name: 'John Howard',
    tenures: [{ country: 'australia', from: '1996-03-11', to: '2007-12-03' }],
  },
];
const resolver = seededResolver({
  leaders: LEADERS,
  organizations: { 'Foreign Ministry': 'china-ministry-of-foreign-affairs' },
});

const one = async (cells: Record<string, string> = {}) =>
  (await make(icewsEvents, icewsFile([cells]), resolver))[0]!;
const eventOf = async (cells: Record<string, string>) => ofKind([await one(cells)], 'event')[0]!;

describe('a row of ICEWS', () => {
  it('is a report of an event, with its actors, and a single claim for all of it', async () => {
    const made = await one();
    expect(made.row).toMatchObject({ number: 2, key: '21750001-20150903' });
    expect(made.unresolved).toEqual([]);
    expect(made.records).toEqual([
      {
        record: 'source',
        key: 'icews:story-36000001',
        title: 'Example News Agency, story 36000001',
        publisher: 'Example News Agency',
        publishedAt: '2015-09-03',
        dataset: 'icews',
      },
      {
        record: 'event',
        slug: 'icews-21750001-20150903',
        label: 'Host a visit: China → Russia',
        codes: [{ scheme: 'ICEWS', value: '21750001', valid: '2015-09-03' }],
        dataset: 'icews',
        cameoCode: '043',
        quadClass: 'VERBAL_COOPERATION',
        goldstein: 2.8,
        recordClaim: 'icews:21750001-20150903',
        type: 'CONSULT',
        status: 'REPORTED',
        time: '2015-09-03',
        place: {
          name: 'Beijing, Beijing Shi, China',
          country: 'china',
          latitude: 39.9075,
          longitude: 116.397,
          precision: 'TOWN',
        },
      },
      {
        record: 'claim',
        key: 'icews:21750001-20150903',
        subject: { event: 'icews-21750001-20150903' },
        property: 'record',
        value: USUAL,
        statement: 'ICEWS codes a report of 2015-09-03 as Host a visit: China → Russia.',
        modality: 'ASSERTED',
        source: 'icews:story-36000001',
        locator: 'row 2',
        saidAt: '2015-09-03',
        dataset: 'icews',
      },
      {
        record: 'participation',
        key: 'icews-21750001-20150903:source:china',
        event: 'icews-21750001-20150903',
        participant: 'china',
        country: 'china',
        role: 'SOURCE',
        recordClaim: 'icews:21750001-20150903',
        status: 'UNKNOWN',
      },
      expect.objectContaining({ participant: 'russia', role: 'TARGET' }),
    ]);
  });

  it('drops NA from its record and everywhere else, while Namibia stays a country', async () => {
    const made = await one({
      'Source Name': 'Namibia',
      'Source Country': 'Namibia',
      'Target Name': 'NA',
      'Target Country': 'NA',
      City: 'NA',
      Province: 'NA',
      Country: 'Namibia',
      Latitude: 'NA',
    });
    expect(rolesOf([made])).toEqual(['SOURCE namibia for namibia']);
    const [event] = ofKind([made], 'event');
    expect(event).toMatchObject({
      label: 'Host a visit: Namibia',
      place: { name: 'Namibia', country: 'namibia', precision: 'COUNTRY' },
    });
    expect(event!.place).not.toHaveProperty('latitude');
    expect(Object.values(ofKind([made], 'claim')[0]!.value as object)).not.toContain('NA');
    expect(resolver.country('ISO_ALPHA2', 'NA')).toEqual({ slug: 'namibia' });
  });

  it.each<[lat: string, long: string, degrees: (number | undefined)[]]>([
    ['0', '0.0', [undefined, undefined]],
    ['NULL', '116.4', [undefined, undefined]],
    ['0.0', '116.4', [0, 116.4]],
  ])('has degrees "%s" "%s" where a place can be', async (Latitude, Longitude, degrees) => {
    const [event] = ofKind([await one({ Latitude, Longitude })], 'event');
    expect([event!.place?.latitude, event!.place?.longitude]).toEqual(degrees);
    expect(event!.place).toMatchObject({ country: 'china', precision: 'TOWN' });
  });

  it('keeps leading zeros, and restores those that a spreadsheet removed', async () => {
    const codes = async (code: string) => {
      const { cameoCode, type, quadClass } = await eventOf({ 'CAMEO Code': code });
      return [cameoCode, type, quadClass];
    };
    expect(await codes('010')).toEqual(['010', 'STATEMENT', 'VERBAL_COOPERATION']);
    expect(await codes('10')).toEqual(['010', 'STATEMENT', 'VERBAL_COOPERATION']);
    expect(await codes('311')).toEqual(['0311', 'AGREE', 'VERBAL_COOPERATION']);
    expect(await codes('111')).toEqual(['111', 'ACCUSE', 'VERBAL_CONFLICT']);
    expect(await codes('1712')).toEqual(['1712', 'ASSAULT', 'MATERIAL_CONFLICT']);
    expect(await codes('NA')).toEqual([undefined, 'OTHER', undefined]);
  });

  it('is identified by its number and its day: one number may stand for the events of two days', async () => {
    const made = await make(icewsEvents, icewsFile([{}, { 'Event Date': '2015-09-04' }]), resolver);
    expect(made.map(({ row }) => row.key)).toEqual(['21750001-20150903', '21750001-20150904']);
    expect(new Set(ofKind(made, 'event').map(({ slug }) => slug)).size).toBe(2);
  });
});

describe('the participants', () => {
  const targetOf = async (name: string, country: string, cells: Record<string, string> = {}) => {
    const made = await one({ 'Target Name': name, 'Target Country': country, ...cells });
    return {
      target: rolesOf([made])
        .filter((role) => role.startsWith('TARGET'))
        .map((role) => role.slice(7)),
      queue: made.unresolved.map(({ name: of, kind, country: at }) => [of, kind, at]),
    };
  };

  it.each([
    ['Vladimir Putin', 'Russian Federation', 'vladimir-putin for russia'],
    ['Putin Vladimir', 'Russian Federation', 'vladimir-putin for russia'],
    ['Foreign Ministry', 'China', 'china-ministry-of-foreign-affairs for china'],
    ['Palestinian Territory, Occupied', 'Occupied Palestinian Territory', 'palestine for palestine'],
    ['Government (China)', 'China', 'china for china'],
    ['Police (India)', 'India', 'india for india'],
    ['Citizen (Japan)', 'Japan', 'japan for japan'],
    ['European Union', 'NA', 'european-union'],
    ['Southeast Asia', 'NA', 'southeast-asia'],
    ['United Nations', 'NA', 'united-nations'],
    ['Shanghai Cooperation Organization', 'NA', 'shanghai-cooperation-organization'],
  ])('%s (%s) is %s', async (name, country, who) => {
    expect(await targetOf(name, country)).toEqual({ target: [who], queue: [] });
  });

  it.each([
    ['Kim Jong-Il', 'North Korea', 'north-korea', 'LEADER'],
    ['John Howard', 'Australia', 'australia', 'LEADER'],
    ['Sergey Lavrov', 'Russian Federation', 'russia', 'LEADER'],
    // A country's leader is not another's.
    ['Vladimir Putin', 'Ukraine', 'ukraine', 'LEADER'],
    ['Georgia', 'United States', 'united-states', 'ORGANIZATION'],
    ['Bharatiya Janata Party', 'India', 'india', 'ORGANIZATION'],
  ])(
    '%s (%s), dead, out of office or unknown, is %s, and the name is queued',
    async (name, country, slug, kind) => {
      expect(await targetOf(name, country, { 'Event Date': '2018-06-01' })).toEqual({
        target: [`${slug} for ${slug}`],
        queue: [[name, kind, slug]],
      });
    },
  );

  it('is a leader in office only', async () => {
    const on = async (day: string) =>
      (await targetOf('Vladimir Putin', 'Russian Federation', { 'Event Date': day })).target;
    expect(await on('2007-06-01')).toEqual(['vladimir-putin for russia']);
    expect(await on('2010-06-01')).toEqual(['russia for russia']);
  });

  it('is not linked if ambiguous', async () => {
    const unlinked = { target: [], queue: [] };
    expect(await targetOf('Unspecified Actor', 'NA')).toEqual(unlinked);
    expect(await targetOf('Criminal (Al Qaeda)', 'NA')).toEqual(unlinked);
    expect(await targetOf('Antonio Tajani', 'NA')).toEqual({
      target: [],
      queue: [['Antonio Tajani', 'LEADER', undefined]],
    });
    expect(await targetOf('Somebody Else', 'Atlantis')).toEqual({
      target: [],
      queue: [['Atlantis', 'COUNTRY', undefined]],
    });
  });

  it('gets no tenure from it', async () => {
    const made = await one({ 'Target Name': 'Vladimir Putin' });
    expect(made.records.map(({ record }) => record)).toEqual([
      'source',
      'event',
      'claim',
      'participation',
      'participation',
    ]);
  });
});

describe('a file of ICEWS', () => {
  it('is read by its header, with any further columns in any order', async () => {
    const turned = (text: string) => text.split('\t').reverse().join('\t');
    const text = `${turned(HEADER)}\tNote\n${turned(line({}))}\tfine\n`;
    const [claim] = ofKind(await make(icewsEvents, text, resolver), 'claim');
    expect(claim!.value).toEqual({ ...USUAL, Note: 'fine' });
    const lower = icewsFile([{}]).replace(HEADER, HEADER.toLowerCase().replaceAll(' ', '_'));
    expect(ofKind(await make(icewsEvents, lower, resolver), 'event')[0]).toMatchObject({ cameoCode: '043' });
  });

  it('has days in the format of the file of 2017, too', async () => {
    expect(await eventOf({ 'Event Date': '12/1/2017' })).toMatchObject({ time: '2017-12-01' });
  });

  it.each([
    ['', 'found nothing'],
    ['a\tb\n', 'found no Event ID'],
    [`${line({})}\n`, 'found no Event ID'],
    [`${HEADER.replace('CAMEO Code', 'Kind')}\n${line({})}\n`, 'found no CAMEO Code'],
  ])('is not %j', async (text, message) => {
    await expect(rowsOf(icewsEvents, text)).rejects.toThrow(WrongFormat);
    await expect(rowsOf(icewsEvents, text)).rejects.toThrow(message);
    expect(() => icewsEvents.dataset(fileOf(text))).toThrow(message);
  });

  it('continues after unreadable rows', async () => {
    const lines = [
      line({}),
      'short',
      line({ 'Event ID': 'NA' }),
      line({ 'Event Date': '2018-02-30' }),
      line({}),
    ];
    const rows = await rowsOf(icewsEvents, [HEADER, ...lines].join('\n'));
    expect(rows.filter(isBad).map(({ number, fault }) => [number, fault])).toEqual([
      [3, 'expected 20 columns, as in the header; found 1'],
      [4, 'Event ID is to be a number; it is ""'],
      [5, 'Event Date is to be a day; it is "2018-02-30"'],
    ]);
    expect(rows.filter((row) => !isBad(row)).map(({ number }) => number)).toEqual([2, 6]);
  });
});

const REAL = realFile('icews/events.2018.first-300.tab');
const describeReal = REAL ? describe : describe.skip;

describeReal('300 real rows (skipped without ROSTRUM_TEST_FILES)', () => {
  const text = REAL ? readFileSync(REAL, 'utf8') : '';
  const rows = text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((row) => row.split('\t'));

  it('match independent counts', async () => {
    const made = await make(icewsEvents, text, resolver);
    expect(made.length).toBe(300);
    expect(ofKind(made, 'event').map(({ cameoCode }) => cameoCode)).toEqual(rows.map((row) => row[6]));
    expect(ofKind(made, 'event').map(({ goldstein }) => goldstein)).toEqual(
      rows.map((row) => Number(row[7])),
    );
    expect(new Set(ofKind(made, 'source').map(({ key }) => key)).size).toBe(
      new Set(rows.map((row) => row[11])).size,
    );
    const ends = ofKind(made, 'participation').filter(({ country }) => country);
    const countries = rows.flatMap((row) => [row[4], row[10]]).filter((name) => name !== 'NA');
    expect(ends.length).toBe(countries.length);
    expect(new Set(ends.map(({ country }) => country)).size).toBe(new Set(countries).size);
    expect(ofKind(made, 'event').filter(({ place }) => place?.country).length).toBe(
      rows.filter((row) => row[17] !== 'NA').length,
    );
    const putin = ofKind(made, 'participation').filter(({ participant }) => participant === 'vladimir-putin');
    expect(putin.length).toBe(
      rows.flatMap((row) => [row[2], row[8]]).filter((name) => name === 'Vladimir Putin').length,
    );
    expect(made.flatMap(({ unresolved }) => unresolved).filter(({ kind }) => kind === 'COUNTRY')).toEqual([]);
  });
});
