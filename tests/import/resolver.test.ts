import type { Resolver } from '../../src/io/import/resolver';
import { Resolvers } from '../../src/io/import/resolving/resolvers';
import { commitRecords } from '../../src/io/import/commit/commit-batch';
import type { RostrumRecord } from '../../src/io/import/rostrum-jsonl/records';
import { createTestDatabase, type TestDatabase } from '../support/database';

const named = (...values: string[]) => values.map((value) => ({ value, language: 'en' }));
const leader = (
  slug: string,
  names: string[],
  life: { born?: string; died?: string } = {},
): RostrumRecord => ({
  record: 'leader',
  slug,
  names: named(...names),
  ...life,
});
let keys = 0;
const term = (who: string, country: string, when: string, attestedUntil?: string): RostrumRecord[] => {
  const key = `t:${++keys}`;
  return [
    {
      record: 'tenure',
      key,
      leader: who,
      country,
      role: 'EFFECTIVE_LEADER',
      ...(attestedUntil && { attestedUntil }),
    },
    ...['start', 'end'].flatMap((end, i): RostrumRecord[] => {
      const value = when.split('/')[i] as string;
      return [
        {
          record: 'claim',
          key: `${key}:${end}`,
          subject: { tenure: key },
          property: `term.${end}`,
          value,
          statement: '-',
          source: 's',
        },
      ];
    }),
  ];
};

const RECORDS: RostrumRecord[] = [
  { record: 'source', key: 's', title: 'A source' },
  {
    record: 'country',
    slug: 'old-union',
    names: named('Old Union'),
    codes: [{ scheme: 'COW', value: '365', valid: '1922/1991' }],
  },
  {
    record: 'country',
    slug: 'new-state',
    names: [...named('New State', 'The New State'), { value: 'Новое государство', language: 'ru' }],
    codes: [
      { scheme: 'COW', value: '365', valid: '1992/..' },
      { scheme: 'FIPS', value: 'NS' },
    ],
  },
  { record: 'country', slug: 'iran', names: named('إيران', 'Îran') },
  { record: 'country', slug: 'china', names: named('中国', 'Chi’na') },
  { record: 'country', slug: 'ivory', names: named('Côte d’Ivoire') },
  leader('alaksandr', ['Alaksandr Łukaszenka', '亞歷山大·盧卡申科']),
  leader('hafiz', ['Hafiz al-ʿAssad']),
  leader('ilham', ['İlham Əliyev']),
  { record: 'country', slug: 'twin-a', names: named('Twin') },
  { record: 'country', slug: 'twin-b', names: named('Twin') },
  {
    record: 'organization',
    slug: 'ministry-a',
    names: named('Foreign Ministry'),
    kind: 'MINISTRY',
    country: 'twin-a',
  },
  {
    record: 'organization',
    slug: 'ministry-b',
    names: named('Foreign Ministry'),
    kind: 'MINISTRY',
    country: 'twin-b',
  },
  leader('ivan-petrov', ['Ivan Ivanovich Petrov', 'Ivan Petrov'], { born: '1950' }),
  leader('olga-petrova', ['Olga Petrova', 'Ольга Петрова']),
  leader('old-petrov', ['Pyotr Petrov'], { born: '1900', died: '1960' }),
  leader('george-first', ['George Bush'], { born: '1924', died: '2018' }),
  leader('george-second', ['George W. Bush'], { born: '1946' }),
  leader('kim-jong-un', ['Kim Jong-un']),
  ...term('ivan-petrov', 'new-state', '2000-01-01/2004-12-31'),
  ...term('olga-petrova', 'new-state', '2005-01-01/..', '2010-06-30'),
  ...term('kim-jong-un', 'new-state', '2012-01-01/..', '2021-03-01'),
  ...term('old-petrov', 'old-union', '1940/1950'),
  ...term('george-first', 'twin-a', '1989/1993'),
  ...term('george-second', 'twin-a', '2001/2009'),
];

describe('linking', () => {
  let database: TestDatabase;
  let resolver: Resolver;
  beforeAll(async () => {
    database = await createTestDatabase();
    const lines = RECORDS.map((record, line) => ({ line, record }));
    await commitRecords(database, { actor: 'test', list: 'TEST' }, lines);
    resolver = await new Resolvers(database.pool).at(1n);
  });
  afterAll(() => database.drop());

  const unknown = { slug: null, reason: 'UNKNOWN' };
  const ambiguous = { slug: null, reason: 'AMBIGUOUS' };
  const untimely = { slug: null, reason: 'UNTIMELY' };

  test('a country by a code, on a day', () => {
    expect(resolver.country('COW', '365', '1980-01-01')).toEqual({ slug: 'old-union' });
    expect(resolver.country('COW', '365', '2000-01-01')).toEqual({ slug: 'new-state' });
    // Without a day, the one that bears it still.
    expect(resolver.country('COW', '365')).toEqual({ slug: 'new-state' });
    expect(resolver.country('COW', '365', '1900-01-01')).toEqual(untimely);
    expect(resolver.country('FIPS', 'NS')).toEqual({ slug: 'new-state' });
    expect(resolver.country('FIPS', 'XX')).toEqual(unknown);
  });

  test.each(['new state', 'NEW STATE', 'the New-State', 'Nèw Stâte', 'новое ГОСУДАРСТВО'])(
    'a country with the name %s',
    (name) => {
      expect(resolver.countryNamed(name)).toEqual({ slug: 'new-state' });
    },
  );

  test.each([
    ['ايران', 'iran'],
    ['ｉｒａｎ', 'iran'],
    ['中國', 'china'],
    ['China', 'china'],
    ["COTE D'IVOIRE", 'ivory'],
    ['Cote d Ivoire', 'ivory'],
  ])('a country with the name %s', (name, slug) => {
    expect(resolver.countryNamed(name)).toEqual({ slug });
  });

  test.each([
    ['Lukaszenka, Alaksandr', 'alaksandr'],
    ['亚历山大·卢卡申科', 'alaksandr'],
    ['Hafiz Al Assad', 'hafiz'],
    ["Hafiz al-'Assad", 'hafiz'],
    ['ILHAM ALIYEV', 'ilham'],
  ])('a leader with the name %s', (name, slug) => {
    expect(resolver.leaderNamed(name, {})).toEqual({ slug });
  });

  test('an ambiguous name is not linked', () => {
    expect(resolver.countryNamed('Twin')).toEqual(ambiguous);
    expect(resolver.organizationNamed('Foreign Ministry')).toEqual(ambiguous);
    expect(resolver.organizationNamed('Foreign Ministry', 'twin-b')).toEqual({ slug: 'ministry-b' });
  });

  test.each(['Ivan Petrov', 'Petrov, Ivan', 'PETROV Ivan Ivanovich', 'Ivan I. Ivanovich Petrov'])(
    'a leader with the name %s',
    (name) => {
      expect(resolver.leaderNamed(name, {})).toEqual({ slug: 'ivan-petrov' });
    },
  );

  test('a leader in another script and order', () => {
    expect(resolver.leaderNamed('Петрова Ольга', {})).toEqual({ slug: 'olga-petrova' });
    expect(resolver.leaderNamed('Jong Un Kim', {})).toEqual({ slug: 'kim-jong-un' });
  });

  test('a surname is linked only with the office and the day', () => {
    const country = 'new-state';
    expect(resolver.leaderNamed('Petrov', {})).toEqual(ambiguous);
    expect(resolver.leaderNamed('Petrov', { country, day: '2003-05-05' })).toEqual({ slug: 'ivan-petrov' });
    expect(resolver.leaderNamed('Petrov', { country, day: '2007-05-05' })).toEqual(untimely);
    expect(resolver.leaderNamed('Petrov', { country: 'old-union', day: '1945-01-01' })).toEqual({
      slug: 'old-petrov',
    });
    expect(
      resolver.leaderNamed('Petrov', { country, day: { earliest: '1999-01-01', latest: '2000-06-01' } }),
    ).toEqual({
      slug: 'ivan-petrov',
    });
  });

  test('the dead, and leaders of another country, are not linked', () => {
    expect(resolver.leaderNamed('Pyotr Petrov', { day: '2018-01-01' })).toEqual(untimely);
    expect(resolver.leaderNamed('Ivan Petrov', { country: 'twin-a', day: '2003-01-01' })).toEqual(untimely);
    expect(resolver.leaderNamed('Ivan Petrov', { country: 'new-state', day: '2018-01-01' })).toEqual({
      slug: 'ivan-petrov',
    });
    expect(
      resolver.leaderNamed('Ivan Petrov', { country: 'new-state', day: '2018-01-01', inOffice: true }),
    ).toEqual(untimely);
  });

  test('an open end counts until a successor has taken the office', () => {
    const asked = { country: 'new-state', inOffice: true };
    expect(resolver.leaderNamed('Olga Petrova', { ...asked, day: '2010-01-01' })).toEqual({
      slug: 'olga-petrova',
    });
    expect(resolver.leaderNamed('Olga Petrova', { ...asked, day: '2011-06-01' })).toEqual({
      slug: 'olga-petrova',
    });
    expect(resolver.leaderNamed('Olga Petrova', { ...asked, day: '2015-01-01' })).toEqual(untimely);
    expect(resolver.leaderNamed('Kim Jong Un', { ...asked, day: '2025-01-01' })).toEqual({
      slug: 'kim-jong-un',
    });
  });

  test('of two matches, the one with the exact name, unless the other was in office', () => {
    expect(resolver.leaderNamed('George Bush', { country: 'twin-a', day: '1991-01-01' })).toEqual({
      slug: 'george-first',
    });
    expect(resolver.leaderNamed('George Bush', { country: 'twin-a', day: '2005-01-01' })).toEqual(ambiguous);
    expect(resolver.leaderNamed('George W Bush', { country: 'twin-a', day: '2005-01-01' })).toEqual({
      slug: 'george-second',
    });
  });

  test('later recordings are not visible', async () => {
    const later: RostrumRecord = leader('new-one', ['Somebody New']);
    await commitRecords(database, { actor: 'test', list: 'TEST' }, [{ line: 1, record: later }]);
    expect((await new Resolvers(database.pool).at(1n)).leaderNamed('Somebody New', {})).toEqual(unknown);
    expect((await new Resolvers(database.pool).at(2n)).leaderNamed('Somebody New', {})).toEqual({
      slug: 'new-one',
    });
  });

  test('the tenure with the nearest start, if it is near', () => {
    const asked = { leader: 'ivan-petrov', country: 'new-state', role: 'EFFECTIVE_LEADER' as const };
    const begun = (since: string, within: number, prefix = 't:') =>
      resolver.tenureBegun({ ...asked, since, within, prefix });
    expect(begun('1999-12-02', 30)).toBe('t:1');
    expect(begun('1999-12-01', 30)).toBeNull();
    expect(begun('2000-01-01', 30, 'u:')).toBeNull();
    expect(
      resolver.tenureBegun({ ...asked, role: 'HEAD_OF_STATE', since: '2000-01-01', within: 30, prefix: '' }),
    ).toBeNull();
  });

  test('the next import sees changes made since, and the one before it does not', async () => {
    const resolvers = new Resolvers(database.pool);
    const before = await resolvers.at(1n);
    const records: RostrumRecord[] = [
      { record: 'country', slug: 'twin-a', names: named('Twin', 'Castor') },
      leader('new-leader', ['Nova Nemo']),
    ];
    const lines = records.map((record, line) => ({ line, record }));
    await commitRecords(database, { actor: 'test', list: 'TEST' }, lines);
    const after = await resolvers.at(3n);
    expect([before, after].map((each) => each.countryNamed('Castor'))).toEqual([unknown, { slug: 'twin-a' }]);
    expect([before, after].map((each) => each.leaderNamed('Nova Nemo', {}))).toEqual([
      unknown,
      { slug: 'new-leader' },
    ]);
    expect((await resolvers.at(1n)).countryNamed('Castor')).toEqual(unknown);
  });

  test('names of countries are not reloaded if unchanged', async () => {
    const asked: unknown[][] = [];
    const pool = {
      query: (query: { text: string; values: unknown[] }) => {
        asked.push(query.values);
        return database.pool.query(query);
      },
    };
    const resolvers = new Resolvers(pool as never);
    await resolvers.at(2n);
    await resolvers.at(2n);
    expect(asked.filter(([, kinds]) => `${kinds as string}` === 'COUNTRY')).toHaveLength(2);
  });
});
