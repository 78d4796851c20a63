import { countryRecords } from '../../src/io/import/seed/countries';
import { Gazetteer, type Knowledge, type Thing } from '../../src/io/article/gazetteer';

const LEADERS: readonly [name: string, country: string, role: string, office: string][] = [
  ['Xi Jinping', 'china', 'HEAD_OF_STATE', 'President'],
  ['Vladimir Putin', 'russia', 'HEAD_OF_STATE', 'President'],
  ['Kim Jong Un', 'north-korea', 'EFFECTIVE_LEADER', 'Supreme leader'],
  ['Lee Jae Myung', 'south-korea', 'HEAD_OF_STATE', 'President'],
  ['Donald Trump', 'united-states', 'HEAD_OF_STATE', 'President'],
  ['Robert Fico', 'slovakia', 'HEAD_OF_GOVERNMENT', 'Prime Minister'],
];
const slugOf = (name: string) => name.toLowerCase().replaceAll(' ', '-');

/** The countries of today, six leaders in office and a series, without a database. */
export function smallGazetteer(): Gazetteer {
  const things: Thing[] = [];
  const names: Knowledge['names'][number][] = [];
  const capitals = new Map<string, string>();
  for (const record of countryRecords()) {
    if (record.record !== 'country') continue;
    const iso3 = record.codes?.find(({ scheme }) => scheme === 'ISO_ALPHA3')?.value;
    if (iso3 === undefined) continue;
    things.push({ slug: record.slug, kind: 'COUNTRY', label: record.names[0]!.value, iso3 });
    if (record.capital) capitals.set(record.slug, record.capital);
    for (const { value, language, kind } of record.names)
      if (language === 'en') names.push({ slug: record.slug, value, isAlias: kind === 'ALIAS' });
  }
  for (const [name, country] of LEADERS) {
    things.push({ slug: slugOf(name), kind: 'LEADER', label: name, country });
    names.push({ slug: slugOf(name), value: name, isAlias: false });
  }
  things.push({ slug: 'victory-day-parade', kind: 'SERIES', label: 'Victory Day parade' });
  names.push({ slug: 'victory-day-parade', value: 'Victory Day parade', isAlias: false });
  const offices = LEADERS.map(([name, country, role, office]) => ({
    leader: slugOf(name),
    country,
    role,
    office,
  }));
  return new Gazetteer({ things, names, offices, capitals });
}
