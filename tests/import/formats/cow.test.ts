import { readFileSync } from 'node:fs';
import { WrongFormat } from '../../../src/io/import/format';
import { cowAlliances } from '../../../src/io/import/formats/cow-alliances';
import { realFile } from '../../support/real-files';
import { fileOf, onceEach, outcomeOf } from './support';

const HEADER =
  'version4id,ccode,state_name,all_st_day,all_st_month,all_st_year,all_end_day,all_end_month,all_end_year,ss_type,mem_st_day,mem_st_month,mem_st_year,mem_end_day,mem_end_month,mem_end_year,left_censor,right_censor,defense,neutrality,nonaggression,entente,version';

interface Given {
  id?: number;
  cow: number;
  name?: string;
  type?: string;
  /** Year, month and day, as far as they are known. */
  from: (number | '')[];
  to?: (number | '')[];
  left?: 0 | 1;
}
const line = ({
  id = 7,
  cow,
  name = `State ${cow}`,
  type = 'Type I: Defense Pact',
  from,
  to = [],
  left = 0,
}: Given) =>
  [
    id,
    cow,
    `"${name}"`,
    ',,,,,',
    `"${type}"`,
    from[2] ?? '',
    from[1] ?? '',
    from[0],
    to[2] ?? '',
    to[1] ?? '',
    to[0] ?? '',
    left,
    to.length === 0 ? 1 : 0,
    '1,0,0,0,4.1',
  ].join(',');
const pairsOf = async (given: (Given | string)[]) => {
  const text = [HEADER, ...given.map((row) => (typeof row === 'string' ? row : line(row))), ''].join('\n');
  const outcome = await outcomeOf(cowAlliances, await fileOf(text, 'alliances.csv'));
  return { ...outcome, pairs: onceEach(outcome.records, 'relationship') };
};

test('stray bytes in a name are read as Windows-1252', async () => {
  const text = [
    HEADER,
    line({ cow: 437, name: "C^te d'Ivoire", from: [1990, 1, 1] }),
    line({ cow: 220, from: [1990, 1, 1] }),
    '',
  ];
  const bytes = Buffer.from(text.join('\n'));
  bytes[bytes.indexOf('^')] = 0xf4;
  const { records, rejected } = await outcomeOf(cowAlliances, await fileOf(bytes, 'alliances.csv'));
  expect(rejected).toEqual([]);
  expect(onceEach(records, 'claim')[0]?.statement).toContain("Côte d'Ivoire");
});

test('each two members are a pair while both belong', async () => {
  const { pairs, rejected } = await pairsOf([
    { cow: 200, from: [1900, 1, 1], to: [1950, 12, 31] },
    { cow: 220, from: [1910, 5, 4], to: [1940, 6, 22] },
    { cow: 235, from: [1930, 2, 3], to: [1960, 1, 1] },
  ]);
  expect(rejected).toEqual([]);
  expect(pairs.map(({ subject, object, valid }) => [subject, object, valid])).toEqual([
    ['united-kingdom', 'france', '1910-05-04/1940-06-22'],
    ['united-kingdom', 'portugal', '1930-02-03/1950-12-31'],
    ['france', 'portugal', '1930-02-03/1940-06-22'],
  ]);
  expect(pairs[0]).toMatchObject({
    type: 'DEFENSE_PACT',
    directed: false,
    status: 'ENDED',
    codes: [{ scheme: 'COW_ALLIANCE', value: '7' }],
    dataset: 'cow-alliances-4.1',
  });
  expect(pairs[0]).not.toHaveProperty('attestedUntil');
});

test('members whose terms never overlap are no pair, and a row without any is rejected', async () => {
  const { pairs, rejected } = await pairsOf([
    { cow: 200, from: [1900, 1, 1], to: [1910, 1, 1] },
    { cow: 220, from: [1905, 1, 1], to: [1910, 1, 1] },
    { cow: 235, from: [1911, 1, 1] },
  ]);
  expect(pairs).toHaveLength(1);
  expect(rejected).toEqual([[4, 'alliance 7 has no other member while State 235 belongs']]);
});

test('a member that returns makes another pair', async () => {
  const { pairs } = await pairsOf([
    { cow: 365, from: [1950, 1, 1] },
    { cow: 651, from: [1950, 3, 1], to: [1960, 1, 1] },
    { cow: 651, from: [1970, 1, 1], to: [1970, 3, 1] },
    { cow: 651, from: [1970, 5, 1] },
  ]);
  expect(pairs.map(({ valid }) => valid)).toEqual([
    '1950-03-01/1960-01-01',
    '1970-01-01/1970-03-01',
    '1970-05-01/..',
  ]);
  expect(pairs.map(({ key }) => key)).toEqual([
    'cow-alliances-4.1:7:365:651',
    'cow-alliances-4.1:7:365:651:1970',
    'cow-alliances-4.1:7:365:651:1970-05-01',
  ]);
});

test('censoring: the end stays open with its last attestation, the start is approximate', async () => {
  const { pairs } = await pairsOf([
    { cow: 200, from: [1816, 1, 1], left: 1 },
    { cow: 235, from: [1816, 1, 1], left: 1 },
    { cow: 380, from: [1816, 1, 1], to: [1911, 2, 15] },
  ]);
  expect(pairs.map(({ valid, status, attestedUntil }) => [valid, status, attestedUntil])).toEqual([
    ['1816-01-01~/..', 'ACTIVE', '2012-12-31'],
    ['1816-01-01/1911-02-15', 'ENDED', undefined],
    ['1816-01-01/1911-02-15', 'ENDED', undefined],
  ]);
});

test('a date is as precise as its columns', async () => {
  const { pairs, rejected } = await pairsOf([
    { cow: 200, from: [1900, 4, ''], to: [1910, 2, ''] },
    { cow: 220, from: [1890], to: [1912] },
    { cow: 230, from: [1890, 2, 30], to: [1912] },
    { cow: 230, from: [1890, 2, 3], to: [1812] },
  ]);
  expect(pairs.map(({ valid }) => valid)).toEqual(['1900-04/1910-02']);
  expect(rejected).toEqual([
    [4, 'mem_st_year, mem_st_month and mem_st_day are no date'],
    [5, 'it ends before it starts'],
  ]);
});

test.each([
  ['Type I: Defense Pact', 'DEFENSE_PACT'],
  ['Type II: Neutrality', 'NEUTRALITY_PACT'],
  ['Type IIa: Non-Aggression Pact', 'NONAGGRESSION_PACT'],
  ['Type IIIa: Nonaggression Pact', 'NONAGGRESSION_PACT'],
  ['Type IIIb: Entente', 'ENTENTE'],
])('%s is %s', async (type, expected) => {
  const members = [200, 220].map((cow) => ({ cow, type, from: [1900, 1, 1] }));
  expect((await pairsOf(members)).pairs[0]).toMatchObject({ type: expected });
});

test('numbers are those of the states of that time, and create no new ones', async () => {
  const { pairs, records } = await pairsOf([
    { id: 1, cow: 300, from: [1879, 10, 7], to: [1918, 11, 3] },
    { id: 1, cow: 255, from: [1879, 10, 7], to: [1918, 11, 3] },
    { id: 2, cow: 345, from: [1881, 6, 28], to: [1895, 1, 1] },
    { id: 2, cow: 350, from: [1881, 6, 28], to: [1895, 1, 1] },
    { id: 3, cow: 345, from: [1953, 2, 28], to: [1954, 8, 9] },
    { id: 3, cow: 640, from: [1953, 2, 28], to: [1954, 8, 9] },
    { id: 4, cow: 365, from: [1955, 5, 14], to: [1990, 10, 3] },
    { id: 4, cow: 265, from: [1955, 5, 14], to: [1990, 10, 3] },
    { id: 5, cow: 260, from: [1955, 5, 5], to: [1990, 10, 2] },
    { id: 5, cow: 2, from: [1955, 5, 5] },
    { id: 6, cow: 678, from: [1950, 6, 17], to: [1990, 5, 21] },
    { id: 6, cow: 651, from: [1950, 6, 17] },
    { id: 7, cow: 679, from: [1990, 5, 22] },
    { id: 7, cow: 651, from: [1950, 6, 17] },
  ]);
  expect(pairs.map(({ subject, object }) => [subject, object])).toEqual([
    ['germany', 'austria-hungary'],
    ['serbia', 'greece'],
    ['yugoslavia', 'turkiye'],
    ['east-germany', 'russia'],
    ['united-states', 'germany'],
    ['egypt', 'north-yemen'],
    ['egypt', 'yemen'],
  ]);
  expect(onceEach(records, 'country')).toEqual([]);
});

test('the rows of an alliance need not be adjacent, and both are cited', async () => {
  const { pairs, records } = await pairsOf([
    { id: 2, cow: 235, from: [1900, 1, 1] },
    { id: 1, cow: 200, from: [1900, 1, 1] },
    { id: 2, cow: 200, from: [1900, 1, 1] },
    { id: 1, cow: 235, from: [1900, 1, 1] },
  ]);
  expect(pairs.map(({ key }) => key)).toEqual(['cow-alliances-4.1:2:200:235', 'cow-alliances-4.1:1:200:235']);
  const [claim] = onceEach(records, 'claim');
  expect(claim).toMatchObject({
    property: 'record',
    subject: { relationship: pairs[0]?.key },
    locator: 'rows 2 and 4',
    value: { members: [{ ccode: '200' }, { ccode: '235' }] },
    source: 'cow-alliances-4.1',
  });
});

test('bad rows are distinguished, and the import continues', async () => {
  const { pairs, rejected } = await pairsOf([
    { cow: 200, from: [1900, 1, 1] },
    '7,220,"France',
    { cow: 999, name: 'Nowhere', from: [1900, 1, 1] },
    '7,210',
    { cow: 220, type: 'Type IV: Friendship', from: [1900, 1, 1] },
    { cow: 235, from: [1900, 1, 1] },
    { cow: 235, from: [1900, 1, 1] },
  ]);
  expect(pairs.map(({ subject, object }) => [subject, object])).toEqual([['united-kingdom', 'portugal']]);
  expect(rejected).toEqual([
    [3, 'a quotation mark is not closed, or stands where none can be'],
    [4, 'no country has COW 999 (Nowhere) at that time'],
    [5, 'expected 23 columns, as in the header; found 2'],
    [6, 'ss_type names no type of alliance that is known: "Type IV: Friendship"'],
  ]);
});

test.each(['', 'a,b\n1,2\n', HEADER.replace('ss_type', 'type'), '{"record":"country"}'])(
  'another file is refused: %j',
  async (text) => {
    await expect(outcomeOf(cowAlliances, await fileOf(text))).rejects.toThrow(WrongFormat);
  },
);

const path = realFile('cow-alliances/alliance_v4.1_by_member.csv');
(path ? test : test.skip)('all of Gibler 4.1 (skipped without ROSTRUM_TEST_FILES)', async () => {
  const text = readFileSync(path as string, 'utf8');
  const { records, rejected, rows } = await outcomeOf(cowAlliances, await fileOf(text));
  expect(rows).toHaveLength(1221);
  expect(rejected).toEqual([]);
  const pairs = onceEach(records, 'relationship');

  // Counted independently: cells by position, dates as numbers, plain loops.
  const table = text
    .trim()
    .split('\n')
    .slice(1)
    .map((row) => row.replaceAll('"', '').split(',').map(Number));
  const date = (row: number[], at: number) =>
    row[at + 2] ? row[at + 2]! * 10_000 + row[at + 1]! * 100 + row[at]! : 99_999_999;
  let count = 0;
  let open = 0;
  for (let i = 0; i < table.length; i++) {
    for (let j = i + 1; j < table.length; j++) {
      const [a, b] = [table[i]!, table[j]!];
      if (a[0] !== b[0] || a[1] === b[1]) continue;
      const end = Math.min(date(a, 13), date(b, 13));
      if (Math.max(date(a, 10), date(b, 10)) > end) continue;
      count++;
      if (end === 99_999_999) open++;
    }
  }
  expect(pairs).toHaveLength(count);
  expect(pairs.filter(({ attestedUntil }) => attestedUntil === '2012-12-31')).toHaveLength(open);
  expect(pairs.filter(({ valid }) => valid?.endsWith('/..'))).toHaveLength(open);
  expect(
    pairs.find(
      ({ codes, subject, object }) =>
        codes?.[0]?.value === '1' && [subject, object].sort().join() === 'portugal,united-kingdom',
    ),
  ).toMatchObject({ valid: '1816-01-01~/..' });
});
