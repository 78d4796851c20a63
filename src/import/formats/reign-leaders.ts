import { parseSpan } from '../../time/edtf';
import { slugify } from '../codes/slugify';
import { RejectedRow, type BadRow, type Format, type FormatContext, type Row } from '../format';
import type { InputFile } from '../input-file';
import type { Resolved } from '../resolver';
import type { DatasetRecord, RostrumRecord } from '../rostrum-jsonl/records';
import { tableRows } from './csv-table';
import { coreOf, personsOf, readSpell, type Person, type Spell } from './reign-spells';
import { spellKeys } from './spell-keys';
import { linesWithStrayBytes } from './stray-bytes';

const WHAT = "REIGN's list of leaders (leaderlist_3_21.csv)";
const REQUIRED = 'ccode leadid leader sdate smonth syear emonth eyear birthyear'.split(' ');
const URL = 'https://oefdatascience.github.io/REIGN.github.io/';
/** The last edition, which is meant where the name of a file doesn't say another. */
const LAST_EDITION = '2021-03';
const OFFICE = 'Effective leader';

interface Values {
  spell: Spell;
  person: Person;
  /** Everybody else of the country in the file. */
  others: readonly Person[];
  /** The month of the edition. */
  edition: string;
}

/**
 * Who was in power, by REIGN. Each row is a tenure as effective leader, which is another thing than an office of head of
 * state; rows that are of one person make one leader, or speak of one who is recorded.
 */
export const reignLeaders: Format = {
  name: 'REIGN_LEADERS',
  title: "REIGN's list of effective leaders",
  extensions: ['csv'],
  dataset: (file) => datasetOf(editionOf(file)),
  read,
  records: ({ number, key, values }, context) => recordsOf(number, key, values as Values, context),
};

function datasetOf(edition: string): DatasetRecord {
  return {
    record: 'dataset',
    key: `reign-${edition}`,
    name: 'The Rulers, Elections, and Irregular Governance (REIGN) Dataset, leaders',
    version: edition,
    license: 'Free to use with citation',
    citation:
      'Bell, Curtis, Besaw, Clayton, Frank, Matthew. 2021. The Rulers, Elections, and Irregular Governance (REIGN) Dataset. Broomfield, CO: One Earth Future. Available at https://oefdatascience.github.io/REIGN.github.io/',
    url: URL,
    covers: { time: `1950-01/${edition}`, exhaustive: false },
  };
}

/** The month of an edition, which its name ends with: leaderlist_3_21.csv is of March 2021. */
function editionOf({ name }: InputFile): string {
  const [, month = '', year = ''] = /_(\d{1,2})_(?:20)?(\d{2})\b/.exec(name) ?? [];
  return Number(month) >= 1 && Number(month) <= 12 ? `20${year}-${month.padStart(2, '0')}` : LAST_EDITION;
}

// A person's rows are needed together, wherever they are; all leaders since 1950 are some 2,500 rows.
async function* read(file: InputFile): AsyncIterable<Row> {
  const rows: (Spell | BadRow)[] = [];
  for await (const row of tableRows(linesWithStrayBytes(file), { what: WHAT, required: REQUIRED }))
    rows.push('fault' in row ? row : readSpell(row));
  const spells = rows.filter((row) => 'leadId' in row);
  const persons = personsOf(spells);
  const byCountry = new Map<string, Set<Person>>();
  for (const spell of spells) {
    const inCountry = byCountry.get(spell.cow) ?? new Set<Person>();
    byCountry.set(spell.cow, inCountry.add(persons.get(spell) as Person));
  }
  const edition = editionOf(file);
  const keys = spellKeys(spells, ({ leadId }) => leadId.replace(/\s+/g, '_'));
  for (const row of rows) {
    if ('fault' in row) {
      yield row;
      continue;
    }
    const person = persons.get(row) as Person;
    const others = [...(byCountry.get(row.cow) as Set<Person>)].filter((other) => other !== person);
    const key = keys.get(row) as string;
    const values: Values = { spell: row, person, others, edition };
    yield { number: row.number, key, text: row.text, values };
  }
}

function recordsOf(number: number, key: string, values: Values, context: FormatContext): RostrumRecord[] {
  const { spell, edition } = values;
  const { dataset } = context;
  const country = countryOf(spell, context);
  const leader = findLeader(values, context);
  const claim = `${dataset}:${key}`;
  // Not by the edition: what two editions say of one spell is said of one.
  const tenure = `reign:${key}`;
  const { start, end, name } = spell;
  return [
    {
      record: 'source',
      key: dataset,
      title: `REIGN, list of leaders, ${edition}`,
      publisher: 'One Earth Future',
      url: URL,
      publishedAt: edition,
      reliability: 'B',
      dataset,
    },
    ...(leader.record ? [leader.record] : []),
    {
      record: 'tenure',
      key: tenure,
      leader: leader.slug,
      country,
      role: 'EFFECTIVE_LEADER',
      dataset,
      ...(end === null && { attestedUntil: lastDayOf(edition) }),
      recordClaim: claim,
      term: `${start.edtf}/${end?.edtf ?? '..'}`,
      office: OFFICE,
    },
    {
      record: 'claim',
      key: claim,
      subject: { tenure },
      property: 'record',
      value: spell.cells,
      statement: `${name} was effective leader from ${start.edtf} ${end ? `to ${end.edtf}` : 'on'}.`,
      modality: 'ASSERTED',
      source: dataset,
      locator: `row ${number}`,
      dataset,
    },
  ];
}

/** The slug of the country that bore the number when the spell began: numbers follow states, not names. */
function countryOf({ cow, start }: Spell, { resolver }: FormatContext): string {
  const { slug } = resolver.country('COW', cow, start.earliest as string);
  if (slug === null) throw new RejectedRow(`no country has COW ${cow} on ${start.earliest}`);
  return slug;
}

/** The leader who bears one of a person's ids; else the one whose name, country and time fit alone; else a new one. */
function findLeader(
  { person, others, edition }: Values,
  context: FormatContext,
): { slug: string; record?: RostrumRecord } {
  const known = bearerOf(person, context);
  if (known !== null) {
    const isCorrected = isMadeOf(person, known) && !isCalledSo(person, known, edition, context);
    return { slug: known, ...(isCorrected && { record: leaderRecord(person, known) }) };
  }
  const named = namedOf(person, edition, context);
  // Another of the list who is that leader, or might as well be, makes the name say too little.
  const isTaken =
    named !== null &&
    others.some((other) => named === (bearerOf(other, context) ?? namedOf(other, edition, context)));
  if (named === null || isTaken) return { slug: person.slug, record: leaderRecord(person, person.slug) };
  const recorded = context.resolver.leaderRecord(named);
  // Who is recorded otherwise is known by REIGN's ids from now on.
  const codes = [...(recorded?.codes ?? []), ...codesOf(person)];
  return { slug: named, ...(recorded && { record: { ...recorded, codes } }) };
}

const codesOf = ({ leadIds }: Person) => leadIds.map((value) => ({ scheme: 'REIGN' as const, value }));

/** Whether a leader was made of this person by an import, and is not somebody who was recorded otherwise. */
const isMadeOf = ({ leadIds }: Person, slug: string) =>
  leadIds.some((id) => slug.endsWith(`-${slugify(id)}`));

const bearerOf = ({ leadIds }: Person, { resolver }: FormatContext): string | null =>
  leadIds.map((id) => resolver.leader('REIGN', id).slug).find((slug) => slug !== null) ?? null;

/** The one recorded leader whom all spells that say anything mean. */
function namedOf({ spells }: Person, edition: string, context: FormatContext): string | null {
  const found = spells.map((spell) => askFor(spell, edition, context));
  const slugs = new Set(found.flatMap(({ slug }) => slug ?? []));
  const isUnclear = found.some(({ reason }) => reason === 'AMBIGUOUS');
  return slugs.size === 1 && !isUnclear ? ([...slugs][0] as string) : null;
}

/** Whether a leader is recorded with the names that the list has now, and not with what it had before a correction. */
const isCalledSo = ({ spells }: Person, slug: string, edition: string, context: FormatContext): boolean =>
  spells.some((spell) => askFor(spell, edition, context).slug === slug);

function askFor(spell: Spell, edition: string, { resolver }: FormatContext): Resolved {
  const country = resolver.country('COW', spell.cow, spell.start.earliest as string);
  if (country.slug === null) return country;
  return resolver.leaderNamed(spell.name, { country: country.slug, day: coreOf(spell, lastDayOf(edition)) });
}

const leaderRecord = (person: Person, slug: string): RostrumRecord => ({
  record: 'leader',
  slug,
  names: person.names.map((value, index) => ({
    value,
    language: 'und',
    ...(index > 0 && { kind: 'ALIAS' }),
  })),
  ...(person.leadIds.length > 0 && { codes: codesOf(person) }),
  ...(person.born && { born: person.born }),
});

const lastDayOf = (month: string) => parseSpan(month).latest as string;
