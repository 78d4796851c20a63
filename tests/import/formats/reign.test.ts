import { readFileSync } from 'node:fs';
import { WrongFormat } from '../../../src/io/import/format';
import { reignLeaders } from '../../../src/io/import/formats/reign-leaders';
import { realFile } from '../../support/real-files';
import { fileOf, onceEach, outcomeOf, resolverOf, type KnownLeader } from './support';

const HEADER =
  'stateabb,ccode,leadid,leader,sdate,smonth,syear,emonth,eyear,birthyear,gender,militarycareer,l_month,l_year,,,codedby,notes';
type Spell = [
  cow: number,
  id: string,
  name: string,
  from: [day: number | '', month: number, year: number],
  to?: [month: number, year: number],
  born?: number,
  notes?: string,
];
const line = ([cow, id, name, from, to, born = -99, notes = '']: Spell) =>
  ['XXX', cow, id, name, ...from, to?.[0] ?? '', to?.[1] ?? '', born, 1, 0, '', '', '', '', 'cb', notes].join(
    ',',
  );
const textOf = (spells: (Spell | string)[]) =>
  [HEADER, ...spells.map((spell) => (typeof spell === 'string' ? spell : line(spell))), ''].join('\n');
async function leadersOf(spells: (Spell | string)[], known: KnownLeader[] = []) {
  const file = await fileOf(textOf(spells), 'leaderlist_3_21.csv');
  const outcome = await outcomeOf(reignLeaders, file, resolverOf(known));
  return {
    ...outcome,
    leaders: onceEach(outcome.records, 'leader'),
    tenures: onceEach(outcome.records, 'tenure'),
    numbers: (slug: string) =>
      onceEach(outcome.records, 'claim')
        .filter(
          ({ property, subject }) => property === 'code' && 'leader' in subject && subject.leader === slug,
        )
        .map(({ value }) => (value as { value: string }).value)
        .join(),
  };
}

test('a spell is a tenure: its start to the day, its end to the month', async () => {
  const { leaders, tenures, records, numbers, rejected } = await leadersOf([
    [2, 'A2.9-46', 'Truman', [12, 4, 1945], [1, 1953], 1884],
  ]);
  expect(rejected).toEqual([]);
  expect(leaders).toEqual([
    {
      record: 'leader',
      slug: 'truman-a2-9-46',
      names: [{ value: 'Truman', language: 'und' }],
    },
  ]);
  expect(numbers('truman-a2-9-46')).toBe('A2.9-46');
  expect(tenures).toEqual([
    {
      record: 'tenure',
      key: 'reign:A2.9-46',
      leader: 'truman-a2-9-46',
      country: 'united-states',
      role: 'EFFECTIVE_LEADER',
      office: 'Effective leader',
      dataset: 'reign-2021-03',
      recordClaim: 'reign-2021-03:A2.9-46',
      term: '1945-04-12/1953-01',
    },
  ]);
  expect(onceEach(records, 'claim')[0]).toMatchObject({
    property: 'record',
    locator: 'row 2',
    source: 'reign-2021-03',
    value: { leader: 'Truman', birthyear: '1884', codedby: 'cb' },
  });
  expect(onceEach(records, 'claim').find(({ property }) => property === 'born')).toMatchObject({
    subject: { leader: 'truman-a2-9-46' },
    value: '1884',
    recordClaim: 'reign-2021-03:A2.9-46',
  });
});

test('leaders in power at the end of the list are so until March 2021', async () => {
  const { tenures } = await leadersOf([[365, 'A3.0-1', 'Putin', [1, 1, 2000], undefined, 1952]]);
  expect(tenures[0]).toMatchObject({ term: '2000-01-01/..', attestedUntil: '2021-03-31' });
});

test('a start without a day is a month', async () => {
  const { tenures } = await leadersOf([[2, 'x-1', 'Somebody', ['', 5, 1960], [7, 1961]]]);
  expect(tenures[0]).toMatchObject({ term: '1960-05/1961-07' });
});

test('one leader over many spells, under one id or several; another person under the same id is distinct', async () => {
  const { leaders, tenures, numbers } = await leadersOf([
    [395, 'A2.9-6199', 'Thors', [20, 11, 1959], [9, 1961], 1892],
    [395, 'A2.9-6199', 'Benediktsson', [8, 9, 1961], [12, 1961], 1908],
    [395, 'A2.9-6199', 'Thors', [1, 1, 1962], [11, 1963], 1892],
    [395, 'A2.9-6202', 'Benediktsson', [14, 11, 1963], [7, 1970], 1908],
    [20, 'A2.9-1', 'Trudeau', [20, 4, 1968], [6, 1979], 1919],
    [20, 'A2.9-2', 'Trudeau', [3, 3, 1980], [6, 1984], 1919],
    [20, 'cb-20-1', 'Trudeau', [4, 11, 2015], undefined, 1971],
    [350, 'A2.9-3', 'Trudeau', [4, 11, 1990], [5, 1991], 1919],
    [432, 'A2.9-4', 'Keita', [4, 11, 1990], [5, 1991]],
    [432, 'A2.9-5', 'Keita', [4, 11, 2000], [5, 2001]],
  ]);
  expect(leaders.map(({ slug }) => [slug, numbers(slug)])).toEqual([
    ['thors-a2-9-6199', 'A2.9-6199,A2.9-6199'],
    ['benediktsson-a2-9-6199', 'A2.9-6202'],
    ['trudeau-a2-9-1', 'A2.9-1,A2.9-2'],
    ['trudeau-cb-20-1', 'cb-20-1'],
    ['trudeau-a2-9-3', 'A2.9-3'],
    ['keita-a2-9-4', 'A2.9-4'],
    ['keita-a2-9-5', 'A2.9-5'],
  ]);
  expect(tenures.slice(0, 3).map(({ key }) => key)).toEqual([
    'reign:A2.9-6199',
    'reign:A2.9-6199:1961',
    'reign:A2.9-6199:1962',
  ]);
  expect(tenures.filter(({ leader }) => leader === 'thors-a2-9-6199')).toHaveLength(2);
});

test('additions of the list to a name are removed', async () => {
  const { leaders, tenures } = await leadersOf([
    [331, 'a', 'Giuseppe Forcellini (1st time)', [1, 4, 1950], [10, 1950]],
    [331, 'b', 'Giuseppe Forcellini (3rd time)', [1, 4, 1960], [10, 1960]],
    [331, 'c', 'Vincenzo Pedini (2nd time)         (', [1, 4, 1955], [10, 1955]],
    [331, 'd', 'Marino Benedetto Belluzzi (1st', [1, 4, 1956], [10, 1956]],
    [55, 'e', 'Evans Paul (acting)', [1, 4, 1956], [10, 1956]],
    [955, 'f', 'Ulukalala Lavaka Ata (Tupou VI)', [3, 1, 2000], [2, 2006], 1959],
    [346, 'g', 'Komisic ', [1, 4, 2006], [10, 2007], 1964],
    [42, 'h', '"Duvalier, Francois"', [1, 4, 1956], [10, 1956]],
  ]);
  expect(leaders.map(({ names }) => names?.map(({ value }) => value).join('|'))).toEqual([
    'Giuseppe Forcellini',
    'Vincenzo Pedini',
    'Marino Benedetto Belluzzi',
    'Evans Paul',
    'Ulukalala Lavaka Ata (Tupou VI)',
    'Komisic',
    'Duvalier, Francois',
  ]);
  expect(tenures).toHaveLength(8);
});

test('the country is the state with that number at that time', async () => {
  const { tenures, records } = await leadersOf([
    [260, 'k1', 'Kohl', [1, 10, 1982], [10, 1990], 1930],
    [255, 'k2', 'Kohl', [3, 10, 1990], [10, 1998], 1930],
    [265, 'h', 'Honecker', [3, 5, 1971], [10, 1989], 1912],
    [345, 'k', 'Kostunica', [7, 10, 2000], [3, 2003], 1944],
    [345, 'c', 'Cvetkovic', [7, 7, 2008], [7, 2012], 1950],
    [678, 's1', 'Saleh', [18, 7, 1978], [5, 1990], 1942],
    [679, 's2', 'Saleh', [22, 5, 1990], [2, 2012], 1942],
    [817, 'm', 'Minh', [2, 11, 1963], [1, 1964], 1916],
  ]);
  expect(tenures.map(({ country, leader }) => [country, leader])).toEqual([
    ['germany', 'kohl-k1'],
    ['germany', 'kohl-k1'],
    ['east-germany', 'honecker-h'],
    ['yugoslavia', 'kostunica-k'],
    ['serbia', 'cvetkovic-c'],
    ['north-yemen', 'saleh-s1'],
    ['yemen', 'saleh-s1'],
    ['south-vietnam', 'minh-m'],
  ]);
  expect(onceEach(records, 'country')).toEqual([]);
});

describe('an existing leader', () => {
  const putin: KnownLeader = {
    slug: 'vladimir-putin',
    names: ['Vladimir Putin', 'Владимир Путин'],
    tenures: [{ country: 'russia', term: '2012-05-07/..' }],
  };
  const raul: KnownLeader = {
    slug: 'raul-castro',
    names: ['Raúl Castro'],
    tenures: [{ country: 'cuba', term: '2008-02-24/2018-04-19' }],
  };
  const linked = async (spells: Spell[], known: KnownLeader[]) =>
    (await leadersOf(spells, known)).tenures.map(({ leader }) => leader);

  test('is recognized by a surname if country and time match', async () => {
    const spell: Spell = [365, 'p', 'Putin', [1, 1, 2000], undefined, 1952];
    expect(await linked([spell], [putin])).toEqual(['vladimir-putin']);
    const { leaders, numbers } = await leadersOf([spell], [putin]);
    expect([leaders, numbers('vladimir-putin')]).toEqual([[], 'p']);
    expect(await linked([[369, ...spell.slice(1)] as unknown as Spell], [putin])).toEqual(['putin-p']);
    expect(await linked([[365, 'p', 'Putin', [1, 1, 2000], [5, 2008]]], [putin])).toEqual(['putin-p']);
  });

  test('is not confused with a predecessor of the same name, up to the month of the handover', async () => {
    expect(
      await linked(
        [
          [40, 'f', 'Castro', [2, 1, 1959], [2, 2008], 1926],
          [40, 'r', 'Castro', [24, 2, 2008], [4, 2018], 1931],
        ],
        [raul],
      ),
    ).toEqual(['castro-f', 'raul-castro']);
  });

  test('is not linked if two would match', async () => {
    expect(
      await linked(
        [
          [40, 'f', 'Castro', [2, 1, 2007], [2, 2012], 1926],
          [40, 'r', 'Castro', [24, 2, 2012], [4, 2018], 1931],
        ],
        [raul],
      ),
    ).toEqual(['castro-f', 'castro-r']);
    const brother = { ...raul, slug: 'fidel-castro', names: ['Fidel Castro'] };
    expect(await linked([[40, 'r', 'Castro', [24, 2, 2008], [4, 2018], 1931]], [raul, brother])).toEqual([
      'castro-r',
    ]);
  });

  test('is recognized by the id if a spell began on the same day, under any name', async () => {
    const tenure = {
      country: 'russia',
      term: '2000-01-01/2008-05',
      role: 'EFFECTIVE_LEADER',
      key: 'reign:p',
    };
    const known = { ...putin, codes: { REIGN: 'p' }, tenures: [tenure] };
    expect(await linked([[365, 'p', 'Poutine', [1, 1, 2000], [5, 2008]]], [known])).toEqual([
      'vladimir-putin',
    ]);
    expect(await linked([[365, 'p', 'Medvedev', [7, 5, 2008], [5, 2012]]], [known])).toEqual(['medvedev-p']);
  });

  test('a corrected name reaches the leader that the list created', async () => {
    const known: KnownLeader = {
      slug: 'trumann-t-1',
      born: '1884',
      names: ['Trumann'],
      codes: { REIGN: 't-1' },
      tenures: [
        {
          country: 'united-states',
          term: '1945-04-12/1953-01',
          role: 'EFFECTIVE_LEADER',
          key: 'reign:t-1',
        },
      ],
    };
    const corrected = await leadersOf([[2, 't-1', 'Truman', [12, 4, 1945], [1, 1953], 1884]], [known]);
    expect(corrected.leaders).toMatchObject([{ slug: 'trumann-t-1', names: [{ value: 'Truman' }] }]);
    const asBefore = await leadersOf([[2, 't-1', 'Trumann', [12, 4, 1945], [1, 1953], 1884]], [known]);
    expect(asBefore.leaders).toEqual([]);
    expect(asBefore.tenures[0]).toMatchObject({ leader: 'trumann-t-1' });
  });
});

test('a stray byte is read as Windows-1252, and UTF-8 is preserved', async () => {
  const text = Buffer.concat([
    Buffer.from(`${HEADER}\n`),
    Buffer.from(line([395, 'a', 'Katrín Jakobsdóttir', [30, 11, 2017], undefined, 1976, 'Hernández '])),
    Buffer.from([0x85, 0x0a]),
  ]);
  const { records } = await outcomeOf(reignLeaders, await fileOf(text, 'leaderlist_3_21.csv'));
  expect(onceEach(records, 'leader')[0]?.names?.[0]?.value).toBe('Katrín Jakobsdóttir');
  expect(onceEach(records, 'claim')[0]?.value).toMatchObject({ notes: 'Hernández …' });
});

test('a row is not taken apart where that would take long', async () => {
  const remarks = `Name (ACTING${')(0TH(ACTING)(ACTING'.repeat(27)})T(`;
  const { rejected, leaders } = await leadersOf([
    [20, 'a', remarks, [1, 1, 2000]],
    [20, 'c', 'Name', [1, 1, 2000], [1, 2001], -99, 'x'.repeat(1_000_000)],
    `"${'"",'.repeat(400_000)}`,
    [20, 'd', 'Evans Paul (acting) (2nd time)     (', [1, 1, 2000]],
  ]);
  expect(leaders.map(({ names }) => (names as { value: string }[])[0]!.value)).toContain('Evans Paul');
  expect(rejected).toEqual([
    [2, 'leader has more than 150 characters'],
    [3, 'it has more than 1,000,000 characters'],
    [4, 'it has more than 1,000,000 characters'],
  ]);
});

test('bad rows are rejected with their reason', async () => {
  const { tenures, rejected } = await leadersOf([
    [2, 'a', 'Truman', [31, 4, 1945], [1, 1953]],
    [2, 'b', '', [12, 4, 1945], [1, 1953]],
    [2, 'c', 'Truman', [12, 4, 1945], [3, 1945]],
    [2, 'd', 'Truman', [12, 4, 1945], [13, 1945]],
    [999, 'e', 'Truman', [12, 4, 1945]],
    'USA,2,f,Truman',
    [2, '', 'Truman', [12, 4, 1945]],
    [2, 'g', 'Truman', [12, 4, 1945], [1, 1953]],
    // As EDTF it would be the spring.
    [2, 'h', 'Truman', ['', 21, 1945], [1, 1953]],
  ]);
  expect(tenures).toHaveLength(1);
  expect(rejected).toEqual([
    [2, 'syear, smonth and sdate are no date'],
    [3, 'leader is missing'],
    [4, 'it ends before it starts'],
    [5, 'eyear and emonth are no month'],
    [6, 'no country has COW 999 on 1945-04-12'],
    [7, 'expected 18 columns, as in the header; found 4'],
    [8, 'leadid is missing'],
    [10, 'syear, smonth and sdate are no date'],
  ]);
});

test('the name of a file gives its edition', async () => {
  const keyOf = async (name: string) => reignLeaders.dataset(await fileOf(textOf([]), name)).key;
  expect(await keyOf('data/leaderlist_8_20.csv')).toBe('reign-2020-08');
  expect(await keyOf('leaders.csv')).toBe('reign-2021-03');
});

test.each(['', 'a,b\n1,2\n', '{}'])('another file is refused: %j', async (text) => {
  await expect(outcomeOf(reignLeaders, await fileOf(text))).rejects.toThrow(WrongFormat);
});

const path = realFile('reign/leaderlist_3_21.csv');
(path ? test : test.skip)('the list of March 2021 (skipped without ROSTRUM_TEST_FILES)', async () => {
  const bytes = readFileSync(path as string);
  const { records, rejected, rows } = await outcomeOf(reignLeaders, await fileOf(bytes, path as string));
  const table = bytes.toString('latin1').trim().split('\n').slice(1);
  expect(rows).toHaveLength(table.length);
  expect(rejected).toEqual([]);
  const tenures = onceEach(records, 'tenure');
  expect(tenures).toHaveLength(2524);
  // Without a quoted name no cell before the notes contains a comma.
  const cells = table.map((line) => line.replace(/"[^"]*"/g, 'quoted').split(','));
  const open = cells.filter((row) => row[8] === '').length;
  expect(tenures.filter(({ attestedUntil }) => attestedUntil === '2021-03-31')).toHaveLength(open);
  // Each row claims its id, and every id belongs to exactly one leader.
  const bearers = new Map<string, Set<string>>();
  for (const { property, subject, value } of onceEach(records, 'claim')) {
    if (property !== 'code' || !('leader' in subject)) continue;
    const id = (value as { value: string }).value;
    bearers.set(id, (bearers.get(id) ?? new Set()).add(subject.leader as string));
  }
  expect([...bearers.keys()].sort()).toEqual([...new Set(cells.map((row) => row[2]))].sort());
  expect([...bearers].filter(([, leaders]) => leaders.size > 1)).toEqual([]);
  // No leader is in power twice at once for certain.
  const terms = new Map<string, string[]>();
  for (const { leader, country, term } of tenures) {
    const others = terms.get(`${leader} ${country}`) ?? [];
    terms.set(`${leader} ${country}`, [...others, term as string].sort());
  }
  const overlaps = [...terms].flatMap(([who, all]) =>
    all.slice(1).flatMap((term, at) => {
      const end = all[at]?.split('/')[1] as string;
      return end === '..' || end > term.slice(0, 7) ? [[who, all[at], term]] : [];
    }),
  );
  expect(overlaps).toEqual([]);
});
