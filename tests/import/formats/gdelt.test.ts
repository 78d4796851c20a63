import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WrongFormat } from '../../../src/io/import/format';
import { GDELT_LAYOUTS } from '../../../src/io/import/formats/gdelt-columns';
import { gdeltEvents } from '../../../src/io/import/formats/gdelt-events';
import { codesOfCountry, countriesWithCodes } from '../../../src/io/import/seed/country-codes';
import { realFile } from '../../support/real-files';
import { gdeltFile, gdeltLine } from './gdelt-file';
import { fileOf, isBad, make, ofKind, rolesOf, rowsOf } from './made';
import { seededResolver } from './seeded-resolver';

const one = async (cells: Record<string, string>, width: 57 | 58 | 61 = 61) =>
  (await make(gdeltEvents, gdeltFile(width, [cells])))[0]!;
const eventOf = async (cells: Record<string, string>) => ofKind([await one(cells)], 'event')[0]!;

describe('a row of GDELT', () => {
  it('is a report of an event, with its actors, and a single claim for all of it', async () => {
    const made = await one({ GLOBALEVENTID: '410000001' }, 58);
    expect(made.row).toMatchObject({ number: 1, key: '410000001' });
    expect(made.unresolved).toEqual([]);
    expect(made.records).toEqual([
      {
        record: 'source',
        key: 'url:https://www.example.com/world/guests-of-the-parade.html',
        title: 'example.com/world/guests-of-the-parade.html',
        publisher: 'example.com',
        url: 'https://www.example.com/world/guests-of-the-parade.html',
        publishedAt: '2015-09-04',
      },
      {
        record: 'event',
        slug: 'gdelt-410000001',
        label: 'Consultation: China → Vladimir Putin',
        codes: [{ scheme: 'GDELT', value: '410000001' }],
        dataset: 'gdelt-1.0',
        cameoCode: '043',
        quadClass: 'VERBAL_COOPERATION',
        goldstein: 2.8,
        recordClaim: 'gdelt-1.0:410000001',
        type: 'CONSULT',
        status: 'REPORTED',
        time: '2015-09-03',
        place: {
          name: 'Beijing, Beijing, China',
          country: 'china',
          latitude: 39.9289,
          longitude: 116.388,
          precision: 'TOWN',
        },
      },
      {
        record: 'claim',
        key: 'gdelt-1.0:410000001',
        subject: { event: 'gdelt-410000001' },
        property: 'record',
        value: expect.objectContaining({ EventCode: '043', Actor2Name: 'VLADIMIR PUTIN' }),
        statement: 'GDELT 1.0 codes a report of 2015-09-03 as Consultation: China → Vladimir Putin.',
        modality: 'ASSERTED',
        source: 'url:https://www.example.com/world/guests-of-the-parade.html',
        locator: 'row 1',
        saidAt: '2015-09-04',
        dataset: 'gdelt-1.0',
      },
      {
        record: 'participation',
        key: 'gdelt-410000001:source:china',
        event: 'gdelt-410000001',
        participant: 'china',
        country: 'china',
        role: 'SOURCE',
        recordClaim: 'gdelt-1.0:410000001',
        status: 'UNKNOWN',
      },
      expect.objectContaining({
        key: 'gdelt-410000001:target:russia',
        participant: 'russia',
        role: 'TARGET',
      }),
    ]);
  });

  it('keeps every non-empty column by its name, and no other', async () => {
    const [claim] = ofKind([await one({ Actor1Geo_ADM1Code: 'NA' }, 58)], 'claim');
    expect(claim!.value).toMatchObject({ Actor1Geo_ADM1Code: 'NA', ActionGeo_FeatureID: '-1898541' });
    expect(claim!.value).not.toHaveProperty('Actor1EthnicCode');
  });

  it('keeps leading zeros: 010 is a statement and 10 a demand', async () => {
    expect(await eventOf({ EventCode: '010' })).toMatchObject({ cameoCode: '010', type: 'STATEMENT' });
    expect(await eventOf({ EventCode: '10' })).toMatchObject({ cameoCode: '10', type: 'REQUEST' });
    expect(await eventOf({ EventCode: '---' })).toMatchObject({ type: 'OTHER' });
    expect(await eventOf({ EventCode: '---' })).not.toHaveProperty('cameoCode');
  });

  it('omits a missing score, and keeps a score of zero', async () => {
    expect(await eventOf({ GoldsteinScale: '' })).not.toHaveProperty('goldstein');
    expect(await eventOf({ GoldsteinScale: '0' })).toMatchObject({ goldstein: 0 });
  });

  it('has two participations of one country with itself', async () => {
    const made = await one({ Actor2Code: 'CHNGOV', Actor2CountryCode: 'CHN' });
    expect(rolesOf([made])).toEqual(['SOURCE china for china', 'TARGET china for china']);
  });

  it('gives the same result each time', async () => {
    expect((await one({})).records).toEqual((await one({})).records);
  });

  it.each([
    ['SQLDATE', '20150931'],
    ['SQLDATE', '2015'],
    ['DATEADDED', ''],
  ])('is rejected with %s "%s"', async (column, text) => {
    await expect(one({ [column]: text })).rejects.toThrow(
      `${column} is to be a day as YYYYMMDD; it is "${text}"`,
    );
  });
});

describe('actors', () => {
  const rolesFor = async (code: string, country = '', group = '') =>
    rolesOf([
      await one({
        Actor1Code: code,
        Actor1CountryCode: country,
        Actor1KnownGroupCode: group,
        Actor2Code: '',
        Actor2Name: '',
        Actor2CountryCode: '',
      }),
    ]);

  it.each([
    ['ROM', 'ROM', '', 'romania for romania'],
    ['TMPGOV', 'TMP', '', 'timor-leste for timor-leste'],
    ['GZS', 'GZS', '', 'palestine for palestine'],
    ['AFGINSTAL', 'AFG', 'TAL', 'afghanistan for afghanistan'],
    ['EUR', 'EUR', '', 'europe'],
    ['AFR', 'AFR', '', 'africa'],
    ['IGOEUREEC', 'EUR', 'EEC', 'european-union'],
    ['IGOAFRAFU', 'AFR', '', 'african-union'],
    ['IGOUNO', '', 'UNO', 'united-nations'],
    ['IGOUNODEVWBK', '', 'UNO', 'world-bank'],
    ['NGO', '', '', 'non-governmental-organizations'],
    ['NGOHRIAMN', '', 'AMN', 'amnesty-international'],
  ])('%s (country %s, group %s) is %s', async (code, country, group, who) => {
    expect(await rolesFor(code, country, group)).toEqual([`SOURCE ${who}`]);
  });

  it.each(['COP', 'JEW', 'cor', ''])('%s without a country is not linked', async (code) => {
    expect(await rolesFor(code)).toEqual([]);
  });

  it('creates an organization before its first reference, once, and uses a recorded one if there is one', async () => {
    const text = gdeltFile(61, [
      { Actor1Code: 'EUR', Actor1CountryCode: 'EUR', Actor2Code: 'EUR', Actor2CountryCode: 'EUR' },
    ]);
    const made = await make(gdeltEvents, text);
    expect(ofKind(made, 'organization')).toEqual([
      {
        record: 'organization',
        slug: 'europe',
        names: [{ value: 'Europe', language: 'en' }],
        codes: [{ scheme: 'CAMEO', value: 'EUR' }],
        kind: 'BLOC',
      },
    ]);
    const resolver = seededResolver({ organizations: { Europe: 'the-continent' } });
    const found = await make(gdeltEvents, text, resolver);
    expect(ofKind(found, 'organization')).toEqual([]);
    expect(rolesOf(found)).toEqual(['SOURCE the-continent', 'TARGET the-continent']);
  });

  it('queues an unknown country, and links nothing', async () => {
    const made = await one({ Actor1Code: 'XQX', Actor1CountryCode: 'XQX', Actor1Name: 'ATLANTIS' });
    expect(made.unresolved).toEqual([{ name: 'ATLANTIS', kind: 'COUNTRY', row: 1 }]);
    expect(rolesOf([made])).toEqual(['TARGET russia for russia']);
  });

  it('are in the label in readable words', async () => {
    const label = (cells: Record<string, string>) => eventOf(cells).then((event) => event.label);
    expect(await label({ Actor1Name: 'THE US', EventCode: '190' })).toBe('Fighting: The US → Vladimir Putin');
    expect(await label({ Actor1Name: '', Actor1Code: '' })).toBe(
      'Consultation: unspecified → Vladimir Putin',
    );
    expect(await label({ Actor2Name: '', Actor2Code: '' })).toBe('Consultation: China');
  });
});

describe('the place', () => {
  const placeOf = async (type: string, name: string, fips: string, lat = '1.5', long = '2') =>
    (
      await eventOf({
        ActionGeo_Type: type,
        ActionGeo_FullName: name,
        ActionGeo_CountryCode: fips,
        ActionGeo_Lat: lat,
        ActionGeo_Long: long,
      })
    ).place;

  it.each([
    ['1', 'Russia', 'RS', 'russia', 'COUNTRY'],
    ['1', 'Australia', 'AS', 'australia', 'COUNTRY'],
    ['1', 'China', 'CH', 'china', 'COUNTRY'],
    ['1', 'Namibia', 'WA', 'namibia', 'COUNTRY'],
    ['2', 'Texas, United States', 'US', 'united-states', 'REGION'],
    ['3', 'Phoenix, Arizona, United States', 'US', 'united-states', 'TOWN'],
    ['4', 'Minsk, Belarus (general), Belarus', 'BO', 'belarus', 'TOWN'],
    ['5', 'Essex, Essex, United Kingdom', 'UK', 'united-kingdom', 'REGION'],
    // A code that FIPS does not have.
    ['1', 'Serbia', 'RB', 'serbia', 'COUNTRY'],
  ])('of type %s, %s (FIPS %s) is in %s', async (type, name, fips, country, precision) => {
    expect(await placeOf(type, name, fips)).toEqual({
      name,
      country,
      latitude: 1.5,
      longitude: 2,
      precision,
    });
  });

  it('is omitted if missing, as are coordinates that are not numbers', async () => {
    expect(await placeOf('0', '', '')).toBeUndefined();
    expect(await placeOf('4', 'Kyiv, Kyyiv, Misto, Ukraine', 'UP', '42#.5', '30')).toEqual({
      name: 'Kyiv, Kyyiv, Misto, Ukraine',
      country: 'ukraine',
      precision: 'TOWN',
    });
    expect(await placeOf('1', 'Pacific Ocean', 'OS', '', '')).toEqual({
      name: 'Pacific Ocean',
      precision: 'COUNTRY',
    });
  });
});

describe('degrees', () => {
  const degreesAt = async (lat: string, long: string) => {
    const { place } = await eventOf({
      ActionGeo_Type: '2',
      ActionGeo_FullName: 'Georgia, United States',
      ActionGeo_CountryCode: 'US',
      ActionGeo_Lat: lat,
      ActionGeo_Long: long,
    });
    expect(place).toMatchObject({ country: 'united-states', precision: 'REGION' });
    return [place?.latitude, place?.longitude];
  };

  it.each([
    ['0', '0'],
    ['0.0', '0.000000'],
    ['-0', '0'],
    ['0e0', '-0.0'],
    ['', ''],
    ['33.7', ''],
    ['', '-84.4'],
    ['0', ''],
    [' ', '30'],
    ['91', '0'],
    ['-90.01', '10'],
    ['33', '180.5'],
    ['0x10', '12'],
    ['Infinity', '0'],
    ['NULL', 'NULL'],
  ])('"%s" "%s" are none', async (lat, long) => {
    expect(await degreesAt(lat, long)).toEqual([undefined, undefined]);
  });

  it.each<[lat: string, long: string, degrees: [number, number]]>([
    ['0', '32.5', [0, 32.5]],
    ['51.4779', '0', [51.4779, 0]],
    ['-0.0', '9.4', [0, 9.4]],
    ['5e-05', '0', [0.00005, 0]],
    ['-90', '0', [-90, 0]],
    ['+1.5', '-180', [1.5, -180]],
  ])('"%s" "%s" are valid: the equator, Greenwich, a pole', async (lat, long, degrees) => {
    expect(await degreesAt(lat, long)).toEqual(degrees);
  });
});

describe('the source', () => {
  const sourcesOf = async (urls: string[]) =>
    ofKind(
      await make(
        gdeltEvents,
        gdeltFile(
          61,
          urls.map((SOURCEURL) => ({ SOURCEURL, DATEADDED: '20191024143000' })),
        ),
      ),
      'source',
    );

  it('is the same for many events, in the same words', async () => {
    const [first, second] = await sourcesOf(['http://a.example/b', 'http://a.example/b']);
    expect(first).toEqual(second);
    expect(first).toMatchObject({ title: 'a.example/b', publishedAt: '2019-10-24' });
  });

  it('has a key for a URL of any length', async () => {
    const long = `http://a.example/${'x'.repeat(300)}`;
    const [first, second] = await sourcesOf([long, `${long}y`]);
    expect(first).toMatchObject({ url: long, key: expect.stringMatching(/^url:sha1:[0-9a-f]{40}$/) });
    expect(first!.key).not.toBe(second!.key);
  });

  it('is decoded if its path is percent-encoded text, and left alone otherwise', async () => {
    const [russian, broken, padded] = await sourcesOf([
      'https://a.example/%D0%BC%D0%B8%D1%80',
      'https://a.example/%FF',
      'https://a.example/%20%00',
    ]);
    expect(russian!.title).toBe('a.example/мир');
    expect(broken!.title).toBe('a.example/%FF');
    expect(padded!.title).toBe('a.example/%20%00');
  });

  it('is the day in the database if no URL is given', async () => {
    const day = { key: 'gdelt-1.0:added-2015-09-04', publishedAt: '2015-09-04', dataset: 'gdelt-1.0' };
    expect(ofKind([await one({}, 57)], 'source')).toEqual([expect.objectContaining(day)]);
    expect(ofKind([await one({ SOURCEURL: 'unspecified' }, 58)], 'source')).toEqual([
      expect.objectContaining(day),
    ]);
  });
});

describe('a file of GDELT', () => {
  it.each([
    [57, '1.0'],
    [58, '1.0'],
    [61, '2.0'],
  ] as const)('of %i columns is GDELT %s', async (width, version) => {
    const text = gdeltFile(width, [{}, {}]);
    expect(gdeltEvents.dataset(fileOf(text))).toMatchObject({
      key: `gdelt-${version}`,
      version,
      covers: { exhaustive: false },
    });
    const places = ofKind(await make(gdeltEvents, text), 'event').map(({ place }) => place?.country);
    expect(places).toEqual(['china', 'china']);
  });

  it.each([
    ['a\tb\tc\n', 'found 3 columns'],
    ['some,csv\n', 'found 1 column'],
    ['', 'found nothing'],
    [`${'x\t'.repeat(60)}x\n`, 'found "x"'],
  ])('is not %j', async (text, message) => {
    await expect(rowsOf(gdeltEvents, text)).rejects.toThrow(WrongFormat);
    await expect(rowsOf(gdeltEvents, text)).rejects.toThrow(message);
    expect(() => gdeltEvents.dataset(fileOf(text))).toThrow(message);
  });

  it('continues after unreadable rows', async () => {
    const lines = [
      gdeltLine(61, { GLOBALEVENTID: '1' }),
      'too\tshort',
      `${gdeltLine(58, { GLOBALEVENTID: '2' })}\t`,
      gdeltLine(61, { GLOBALEVENTID: 'x' }),
      gdeltLine(61, { GLOBALEVENTID: '3', Actor1Name: 'A\0B' }),
      gdeltLine(61, { GLOBALEVENTID: '4' }),
    ];
    const rows = await rowsOf(gdeltEvents, `${lines.join('\n')}\n`);
    expect(rows.filter(isBad).map(({ number, fault }) => [number, fault])).toEqual([
      [2, 'expected 57, 58 or 61 columns; found 2'],
      [3, 'expected 57, 58 or 61 columns; found 59'],
      [4, 'GLOBALEVENTID is to be a number; it is "x"'],
      [5, 'it holds a NUL character'],
    ]);
    expect(rows.filter((row) => !isBad(row)).map(({ number }) => number)).toEqual([1, 6]);
  });

  it('is recognized by the first complete row', async () => {
    const text = `cut\toff\n${gdeltFile(61, [{}])}`;
    expect(gdeltEvents.dataset(fileOf(text)).key).toBe('gdelt-2.0');
    expect((await rowsOf(gdeltEvents, text)).map((row) => [row.number, isBad(row)])).toEqual([
      [1, true],
      [2, false],
    ]);
  });

  it('may contain rows of several widths, each read by its own', async () => {
    const place = { ActionGeo_FullName: 'Minsk, Belarus (general), Belarus', ActionGeo_CountryCode: 'BO' };
    const lines = ([58, 57, 61, 58] as const).map((width, index) =>
      gdeltLine(width, { GLOBALEVENTID: String(index + 1), ...(width !== 58 && place) }),
    );
    const made = await make(gdeltEvents, `${lines.join('\n')}\n`);
    expect(made.map(({ row }) => row.key)).toEqual(['1', '2', '2.0:3', '4']);
    expect(ofKind(made, 'event').map(({ dataset, place: at }) => [dataset, at?.country])).toEqual([
      ['gdelt-1.0', 'china'],
      ['gdelt-1.0', 'belarus'],
      ['gdelt-2.0', 'belarus'],
      ['gdelt-1.0', 'china'],
    ]);
    expect(ofKind(made, 'claim').map(({ key }) => key)).toEqual([
      'gdelt-1.0:1',
      'gdelt-1.0:2',
      'gdelt-2.0:3',
      'gdelt-1.0:4',
    ]);
    // The file's own dataset is known; the other comes along.
    expect(ofKind(made, 'dataset').map(({ key }) => key)).toEqual(['gdelt-2.0']);
  });

  it('may have the header that third parties add', async () => {
    const header = 'GLOBALEVENTID\tSQLDATE';
    const rows = await rowsOf(
      gdeltEvents,
      `${header}\n${gdeltFile(61, [{}])}${header}\n${gdeltFile(58, [{}])}`,
    );
    expect(rows.map(({ number }) => number)).toEqual([2, 4]);
  });
});

const REAL = realFile('gdelt');
const describeReal = REAL ? describe : describe.skip;

describeReal('300 real rows (skipped without ROSTRUM_TEST_FILES)', () => {
  const text = REAL ? readFileSync(join(REAL, 'gdelt2-first-300.export.CSV'), 'utf8') : '';
  const cells = text
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));

  it('match independent counts', async () => {
    const made = await make(gdeltEvents, text);
    expect(made.length).toBe(300);
    expect(new Set(ofKind(made, 'event').map(({ slug }) => slug)).size).toBe(300);
    expect(new Set(ofKind(made, 'source').map(({ url }) => url))).toEqual(
      new Set(cells.map((row) => row[60])),
    );
    const cameo = new Set(countriesWithCodes().flatMap((iso3) => codesOfCountry(iso3).CAMEO));
    const isCountry = (code: string | undefined) =>
      cameo.has(code ?? '') || codesOfCountry(code ?? '').CAMEO.includes(code as string);
    const regions = ['AFR', 'EUR'];
    const wanted = cells.flatMap((row) => [
      [row[7], 'SOURCE'],
      [row[17], 'TARGET'],
    ]);
    const roles = ofKind(made, 'participation');
    for (const role of ['SOURCE', 'TARGET']) {
      const coded = wanted.filter(([code, of]) => of === role && code !== '' && !regions.includes(code!));
      expect(coded.every(([code]) => isCountry(code))).toBe(true);
      expect(roles.filter((each) => each.role === role && each.country).length).toBe(coded.length);
    }
    const inRegions = cells.flatMap((row) => [row[7], row[17]]).filter((code) => regions.includes(code!));
    const bodies = roles.filter(({ country }) => !country);
    expect(bodies.filter(({ participant }) => /africa|europe/.test(participant)).length).toBe(
      inRegions.length,
    );
    expect(ofKind(made, 'event').filter(({ place }) => place).length).toBe(
      cells.filter((row) => row[51] !== '0').length,
    );
    expect(ofKind(made, 'event').filter(({ place }) => place && !place.country)).toEqual([]);
    expect(made.flatMap(({ unresolved }) => unresolved)).toEqual([]);
    expect(ofKind(made, 'event').map(({ cameoCode }) => cameoCode)).toEqual(cells.map((row) => row[26]));
  });

  it('have the columns that their label files name', async () => {
    const [, ...labels] = readFileSync(
      join(REAL!, 'GDELT_2.0_Events_Column_Labels_Header_Row_Sep2016.csv'),
      'utf8',
    )
      .split('\n')
      .map((line) => /^(\w+),/.exec(line)?.[1])
      .filter((label) => label !== undefined && /^[A-Z]/.test(label));
    const [, ...old] = readFileSync(
      join(REAL!, 'GDELT_1.0_event_Column_Labels_Header_Row_Sep2016.tsv'),
      'utf8',
    )
      .trim()
      .split(/\s+/);
    const columnsOf = (width: 57 | 58 | 61) => {
      const { columns } = GDELT_LAYOUTS.get(width)!;
      return [...columns];
    };
    expect(columnsOf(58)).toEqual(old);
    expect(columnsOf(57)).toEqual(old.slice(0, 57));
    expect(columnsOf(61)).toEqual(['GLOBALEVENTID', ...labels]);
  });
});
