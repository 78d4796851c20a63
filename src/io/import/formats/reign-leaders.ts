import { RejectedRow, type BadRow, type Format, type FormatContext, type Row } from '../format';
import type { InputFile } from '../input-file';
import type { DatasetRecord, RostrumRecord } from '../rostrum-jsonl/records';
import { tableRows } from './tables';
import { nameClaim } from './name-claim';
import { numberClaims } from './reign-numbers';
import { bornClaims } from './reign-births';
import { findLeader, lastDayOf, LIST, type Values } from './reign-identity';
import { personsOf, readSpell, type Person, type Spell } from './reign-spells';
import { spellKeys } from './spells';
import { linesWithStrayBytes } from './stray-bytes';

const WHAT = "REIGN's list of leaders (leaderlist_3_21.csv)";
const REQUIRED = 'ccode leadid leader sdate smonth syear emonth eyear birthyear'.split(' ');
const URL = 'https://oefdatascience.github.io/REIGN.github.io/';
/** The last edition, which is assumed if the name of the file does not give another. */
const LAST_EDITION = '2021-03';
const OFFICE = 'Effective leader';

/**
 * Leaders in power, by REIGN. Each row is a tenure as effective leader, which is not the same as an office of head of
 * state; the rows of one person make one leader, or refer to a recorded one.
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
    key: `${LIST}${edition}`,
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
  const tenure = tenureKey(key, leader.slug, country, values, context);
  const { start, end, name } = spell;
  const evidence = { source: dataset, locator: `row ${number}`, dataset };
  const kind = leader.isOfOthers ? 'ALIAS' : 'COMMON';
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
      ...evidence,
    },
    nameClaim(
      { key: claim, ...evidence },
      { leader: leader.slug, name, language: 'und', kind },
      context.resolver,
    ),
    ...bornClaims({ key: claim, ...evidence }, leader, values, context.resolver),
    ...numberClaims({ key: claim, ...evidence }, leader.slug, values, context.resolver),
  ];
}

/**
 * The key of a spell's tenure. It does not contain the edition, since editions describe the same spell, nor the id of
 * REIGN, which an edition can give to another person. It is that of the leader's recorded tenure that began then; else the
 * key of the spell, if that tenure is the leader's and no other spell means it; else a new one.
 */
function tenureKey(
  key: string,
  leader: string,
  country: string,
  { spell, person }: Values,
  { resolver }: FormatContext,
): string {
  const begun = ({ start }: Spell) =>
    resolver.tenureBegun({
      leader,
      country,
      role: 'EFFECTIVE_LEADER',
      since: start.earliest as string,
      within: DAYS_APART,
      prefix: 'reign:',
    });
  const known = begun(spell);
  if (known !== null) return known;
  const own = `reign:${key}`;
  const keyed = resolver.tenureKeyed(own);
  if (keyed === null) return own;
  const isCorrected = keyed.leader === leader && !person.spells.some((other) => begun(other) === own);
  return isCorrected ? own : `${own}:${spell.start.edtf}`;
}

// Editions date the beginning of one spell by the day or the month.
const DAYS_APART = 31;

/** The slug of the country that bore the number when the spell began: numbers follow states, not names. */
function countryOf({ cow, start }: Spell, { resolver }: FormatContext): string {
  const { slug } = resolver.country('COW', cow, start.earliest as string);
  if (slug === null) throw new RejectedRow(`no country has COW ${cow} on ${start.earliest}`);
  return slug;
}
