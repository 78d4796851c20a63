import { RelationshipType } from '../../../generated/prisma/enums';
import { EmptyRow, RejectedRow, type BadRow, type Format, type FormatContext, type Row } from '../format';
import type { InputFile } from '../input-file';
import type { DatasetRecord, RostrumRecord } from '../rostrum-jsonl/records';
import { readMember, timeTogether, type Member } from './cow-members';
import { tableRows } from './tables';
import { spellKeys } from './spells';
import { linesWithStrayBytes } from './stray-bytes';

const WHAT = 'the members of Correlates of War alliances (alliance_v4.1_by_member.csv)';
const REQUIRED =
  'version4id ccode state_name ss_type mem_st_day mem_st_month mem_st_year mem_end_day mem_end_month mem_end_year left_censor right_censor'.split(
    ' ',
  );
const URL = 'https://correlatesofwar.org/data-sets/formal-alliances/';

/** The versions of the data: the last day that each covers, and its release. */
const VERSIONS: Readonly<Record<string, { until: string; publishedAt: string }>> = {
  '4.1': { until: '2012-12-31', publishedAt: '2013~' },
};

type KeyedMember = Member & { key: string };

interface Values {
  member: KeyedMember;
  /** All other rows of the alliance, of which those that coincide make a pair with this one. */
  others: readonly KeyedMember[];
  /** The last day that the data covers. */
  until: string;
}

/**
 * Gibler's alliances by member. An alliance is what each two of its members have with each other while both belong, so
 * that each row makes its pairs with all others of the alliance: a pair comes out of both its rows in the same words,
 * whichever of them was corrected.
 */
export const cowAlliances: Format = {
  name: 'COW_ALLIANCES',
  title: 'Correlates of War alliances, by member',
  extensions: ['csv'],
  dataset: (file) => datasetOf(versionOf(file)),
  read,
  records: ({ values }, context) => recordsOf(values as Values, context),
};

function datasetOf(version: string): DatasetRecord {
  const { until } = VERSIONS[version] ?? {};
  return {
    record: 'dataset',
    key: `cow-alliances-${version}`,
    name: 'Correlates of War Formal Alliances, by member',
    version,
    license: 'Terms of the Correlates of War Project: cite Gibler 2009 and the version',
    citation:
      'Gibler, Douglas M. (2009): International Military Alliances, 1648-2008. CQ Press. Correlates of War Project',
    url: URL,
    covers: { time: until ? `1816-01-01/${until}` : '1816-01-01/', exhaustive: false },
  };
}

/** The version, from the last column of the first row. */
function versionOf({ head }: InputFile): string {
  const [header = '', first = ''] = head.split(/\r?\n/);
  const isLast = /,\s*"?version"?\s*$/.test(header);
  return (isLast && /,\s*"?(\d+(?:\.\d+)*)"?\s*$/.exec(first)?.[1]) || '4.1';
}

// The rows of an alliance are needed together and may be apart in the file; all alliances since 1816 are some 2,000 rows.
async function* read(file: InputFile): AsyncIterable<Row> {
  const rows: (Member | BadRow)[] = [];
  for await (const row of tableRows(linesWithStrayBytes(file), { what: WHAT, required: REQUIRED }))
    rows.push('fault' in row ? row : readMember(row));
  const members = rows.filter((row) => 'alliance' in row);
  const keys = spellKeys(members, ({ alliance, cow }) => `${alliance}:${cow}`);
  const alliances = new Map<string, Map<string, KeyedMember>>();
  for (const member of members) {
    const key = keys.get(member) as string;
    const known = alliances.get(member.alliance) ?? new Map<string, KeyedMember>();
    alliances.set(member.alliance, known);
    if (!known.has(key)) known.set(key, { ...member, key });
  }
  const until = VERSIONS[versionOf(file)]?.until ?? lastYearOf(members);
  for (const row of rows) {
    if ('fault' in row) {
      yield row;
      continue;
    }
    const { number, text } = row;
    const key = keys.get(row) as string;
    const others = [...(alliances.get(row.alliance)?.values() ?? [])].filter((other) => other.key !== key);
    yield { number, key, text, values: { member: { ...row, key }, others, until } satisfies Values };
  }
}

function lastYearOf(members: readonly Member[]): string {
  const years = members.flatMap(({ cells }) => [cells.mem_st_year, cells.mem_end_year ?? '']);
  return `${years.reduce((last = '', year = '') => (year > last ? year : last), '')}-12-31`;
}

function recordsOf({ member, others, until }: Values, context: FormatContext): RostrumRecord[] {
  const country = countryOf(member, context);
  if (!country) throw new RejectedRow(`no country has COW ${member.cow} (${member.name}) at that time`);
  const pairs = others.flatMap((other) => {
    if (other.cow === member.cow) return [];
    const otherCountry = countryOf(other, context);
    // The other row is rejected for itself.
    if (!otherCountry || otherCountry === country) return [];
    return pairRecords([member, country], [other, otherCountry], { until, dataset: context.dataset });
  });
  if (pairs.length === 0)
    throw new EmptyRow(`alliance ${member.alliance} has no other member while ${member.name} belongs`);
  return [sourceOf(context.dataset), ...pairs];
}

/** The slug of the country that bore the number when the membership began: numbers follow states, not names. */
const countryOf = ({ cow, start }: Member, { resolver }: FormatContext): string | null =>
  resolver.country('COW', cow, start.earliest as string).slug;

function sourceOf(dataset: string): RostrumRecord {
  const version = dataset.replace('cow-alliances-', '');
  const { publishedAt } = VERSIONS[version] ?? {};
  return {
    record: 'source',
    key: dataset,
    title: `Correlates of War Formal Alliances, version ${version}`,
    publisher: 'Correlates of War Project',
    url: URL,
    ...(publishedAt && { publishedAt }),
    reliability: 'B',
    dataset,
  };
}

type Side = readonly [member: KeyedMember, country: string];

function pairRecords(
  one: Side,
  another: Side,
  { until, dataset }: { until: string; dataset: string },
): RostrumRecord[] {
  const sides = [one, another].sort(([a], [b]) => Number(a.cow) - Number(b.cow) || a.number - b.number);
  const [[a, first], [b, second]] = sides as [Side, Side];
  const time = timeTogether(a, b);
  if (!time) return [];
  if (a.type !== b.type) throw new RejectedRow(`rows ${a.number} and ${b.number} differ in ss_type`);
  const key = `${dataset}:${a.key}:${b.key.slice(b.alliance.length + 1)}`;
  const [row, otherRow] = [a.number, b.number].sort((x, y) => x - y);
  const type = a.type.toLowerCase().replaceAll('_', ' ');
  return [
    {
      record: 'relationship',
      key,
      subject: first,
      object: second,
      type: RelationshipType[a.type],
      directed: false,
      summary: `COW alliance ${a.alliance}: ${type}, by its strongest obligation`,
      codes: [{ scheme: 'COW_ALLIANCE', value: a.alliance }],
      dataset,
      ...(time.isOpen && { attestedUntil: until }),
      recordClaim: key,
      status: time.isOpen ? 'ACTIVE' : 'ENDED',
      valid: time.valid,
    },
    {
      record: 'claim',
      key,
      subject: { relationship: key },
      property: 'record',
      value: { members: [a.cells, b.cells] },
      statement: `${a.name} and ${b.name} were both members of COW alliance ${a.alliance} (${a.cells.ss_type}).`,
      modality: 'ASSERTED',
      source: dataset,
      locator: `rows ${row} and ${otherRow}`,
      dataset,
    },
  ];
}
