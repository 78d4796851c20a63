import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import worldCountries from 'world-countries';
import type { CountryRecord, RelationshipRecord } from '../../src/import/rostrum-jsonl/records';
import { countriesWithCodes } from '../../src/import/seed/country-codes';
import { countryRecords, WORLD_COUNTRIES_VERSION } from '../../src/import/seed/countries';

const records = [...countryRecords()];
const countries = records.filter((record): record is CountryRecord => record.record === 'country');
const borders = records.filter((record): record is RelationshipRecord => record.record === 'relationship');

const country = (slug: string) => countries.find((record) => record.slug === slug);
const codes = (slug: string, scheme: string) =>
  country(slug)?.codes?.flatMap((code) => (code.scheme === scheme ? [code.value] : []));
const named = (value: string) =>
  countries.filter(({ names }) => names.some((name) => name.value === value)).map(({ slug }) => slug);

describe('countries', () => {
  it('are all of world-countries, in the release that is cited', () => {
    const installed = join(__dirname, '../../node_modules/world-countries/package.json');
    expect(JSON.parse(readFileSync(installed, 'utf8')).version).toBe(WORLD_COUNTRIES_VERSION);
    expect(countries).toHaveLength(worldCountries.length);
  });

  it.each([
    'north-korea',
    'south-korea',
    'united-states',
    'china',
    'russia',
    'ukraine',
    'cote-d-ivoire',
    'turkiye',
  ])('are called by a readable slug: %s', (slug) => expect(country(slug)?.slug).toBe(slug));

  it.each([
    ['朝鲜', 'north-korea'],
    ['北朝鲜', 'north-korea'],
    ['북한', 'north-korea'],
    ['DPRK', 'north-korea'],
    ['Corée du Nord', 'north-korea'],
    ['ROK', 'south-korea'],
    ['U.S.', 'united-states'],
    ['UK', 'united-kingdom'],
    ['Turkey', 'turkiye'],
  ])('are found by the name %s', (name, slug) => expect(named(name)).toEqual([slug]));

  it('tell the language of a name by its shortest tag', () => {
    expect(country('north-korea')?.names).toContainEqual({
      value: 'Corée du Nord',
      language: 'fr',
      kind: 'COMMON',
    });
    expect(country('china')?.names).toContainEqual({ value: '中国', language: 'zh', kind: 'COMMON' });
  });

  it.each([
    ['serbia', ['345'], ['340'], ['RI']],
    ['germany', ['255'], ['260'], ['GM']],
    ['yemen', ['679'], ['678'], ['YM']],
    ['vietnam', ['816'], ['816'], ['VM']],
    ['kosovo', ['347'], ['347'], ['KV']],
    ['tonga', ['955'], [], ['TN']],
    ['russia', ['365'], ['365'], ['RS']],
  ])('have the codes that crosswalks get wrong: %s', (slug, cow, gleditschWard, fips) => {
    expect(codes(slug, 'COW')).toEqual(cow);
    expect(codes(slug, 'GLEDITSCH_WARD')).toEqual(gleditschWard);
    expect(codes(slug, 'FIPS')).toEqual(fips);
  });

  it("keep Namibia's NA, both CAMEO codes of Romania, and XKX for Kosovo", () => {
    expect(codes('namibia', 'ISO_ALPHA2')).toEqual(['NA']);
    expect(codes('romania', 'CAMEO')).toEqual(['ROM', 'ROU']);
    expect(codes('kosovo', 'ISO_ALPHA3')).toEqual(['XKX']);
  });

  it('are what every row of the table of codes names', () => {
    const iso3 = new Set(countries.flatMap(({ slug }) => codes(slug, 'ISO_ALPHA3') ?? []));
    expect(countriesWithCodes().filter((code) => !iso3.has(code))).toEqual([]);
  });

  const crosswalk = join(__dirname, '../../../shared/data/country-codes/countrycode-crosswalk.csv');
  const itWithCrosswalk = existsSync(crosswalk) ? it : it.skip;
  itWithCrosswalk('agree with the crosswalk but where it errs (skipped where ../shared is absent)', () => {
    const [header, ...rows] = readFileSync(crosswalk, 'utf8').trimEnd().split('\n').map(cells);
    const column = (row: string[], name: string) => row[header!.indexOf(name)] ?? '';
    const differences = rows.flatMap((row) => {
      const slug = countries.find((record) =>
        record.codes?.some(({ scheme, value }) => scheme === 'ISO_ALPHA3' && value === column(row, 'iso3c')),
      )?.slug;
      if (!slug) return [];
      return (['COW cown', 'GLEDITSCH_WARD gwn', 'FIPS fips'] as const).flatMap((pair) => {
        const [scheme, name] = pair.split(' ') as [string, string];
        const theirs = column(row, name);
        return theirs === '' || codes(slug, scheme)?.includes(theirs) ? [] : [`${slug} ${scheme} ${theirs}`];
      });
    });
    // 327 is the Papal States; 815 is the Vietnam of the 19th century.
    expect(differences).toEqual([
      'vatican-city COW 327',
      'vatican-city GLEDITSCH_WARD 327',
      'vietnam GLEDITSCH_WARD 815',
    ]);
  });
});

describe('borders', () => {
  it('stand once for each pair, the lower code first, each with its claim', () => {
    const claimed = records.flatMap((record) =>
      record.record === 'claim' ? [record.subject.relationship] : [],
    );
    expect(claimed).toEqual(borders.map(({ key }) => key));
    expect(borders).toHaveLength(324);
    expect(borders.every(({ key }) => key < `border:${key.slice(-3)}`)).toBe(true);
  });

  it('of North Korea are with China, South Korea and Russia', () => {
    const ends = borders.flatMap(({ subject, object }) =>
      subject === 'north-korea' ? [object] : object === 'north-korea' ? [subject] : [],
    );
    expect(ends.sort()).toEqual(['china', 'russia', 'south-korea']);
  });
});

/** The cells of a CSV line that breaks no cell over lines. */
function cells(line: string): string[] {
  return Array.from(
    line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g),
    ([, quoted, plain]) => quoted ?? plain ?? '',
  );
}
