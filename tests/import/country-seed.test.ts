import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import worldCountries from 'world-countries';
import type { CountryRecord, RelationshipRecord } from '../../src/io/import/rostrum-jsonl/records';
import { countriesWithCodes } from '../../src/io/import/seed/country-codes';
import { countriesWithExistence } from '../../src/io/import/seed/country-existence';
import { countriesWithFormerCodes } from '../../src/io/import/seed/former-codes';
import { countriesWithFormerNames } from '../../src/io/import/seed/former-names';
import { pastCountryRecords } from '../../src/io/import/seed/past-countries';
import { parseSpan } from '../../src/engine/model/time/edtf';
import { countryRecords, WORLD_COUNTRIES_VERSION } from '../../src/io/import/seed/countries';
import { realFile } from '../support/real-files';

const records = [...countryRecords()];
const countries = records.filter((record): record is CountryRecord => record.record === 'country');
const borders = records.filter((record): record is RelationshipRecord => record.record === 'relationship');

const country = (slug: string) => countries.find((record) => record.slug === slug);
/** The codes of a country in a scheme; the present ones unless former ones are requested as well. */
const codes = (slug: string, scheme: string, { former = false } = {}) =>
  country(slug)?.codes?.flatMap((code) =>
    code.scheme === scheme && (former || isOpen(code.valid)) ? [code.value] : [],
  );
const isOpen = (valid?: string) => valid === undefined || valid.endsWith('/..');
const today = countries.filter(({ existed }) => isOpen(existed));
/** The common English name of a country on a day. */
const calledOn = (slug: string, day: string) =>
  country(slug)?.names.find(
    ({ kind, language, valid }) => kind === 'COMMON' && language === 'en' && heldOn(valid, day),
  )?.value;
const heldOn = (valid: string | undefined, day: string) => {
  const { earliest, latest } = parseSpan(valid ?? '../..');
  return (earliest ?? '') <= day && day <= (latest ?? '9999');
};
const named = (value: string) =>
  countries.filter(({ names }) => names.some((name) => name.value === value)).map(({ slug }) => slug);

describe('countries', () => {
  it('are all of world-countries, in the cited release', () => {
    const installed = join(__dirname, '../../node_modules/world-countries/package.json');
    expect(JSON.parse(readFileSync(installed, 'utf8')).version).toBe(WORLD_COUNTRIES_VERSION);
    expect(today).toHaveLength(worldCountries.length);
    expect(countries).toEqual(expect.arrayContaining(pastCountryRecords()));
    expect(countries).toHaveLength(today.length + pastCountryRecords().length);
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
  ])('have a readable slug: %s', (slug) => expect(country(slug)?.slug).toBe(slug));

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

  it('give the language of a name by its shortest tag', () => {
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

  it('are those of every row in the table of codes', () => {
    const iso3 = new Set(countries.flatMap(({ slug }) => codes(slug, 'ISO_ALPHA3') ?? []));
    const named = [
      ...countriesWithCodes(),
      ...countriesWithExistence(),
      ...countriesWithFormerCodes(),
      ...countriesWithFormerNames(),
    ];
    expect(named.filter((code) => !iso3.has(code))).toEqual([]);
  });

  it('have each a slug and, those of today, a Wikidata item of its own, and an article', () => {
    const repeated = (all: string[]) => all.filter((value, at) => all.indexOf(value) !== at);
    const valuesOf = (scheme: string) => countries.flatMap(({ slug }) => codes(slug, scheme) ?? []);
    expect(repeated(countries.map(({ slug }) => slug))).toEqual([]);
    expect(repeated(valuesOf('WIKIDATA'))).toEqual([]);
    expect(repeated(valuesOf('WIKIPEDIA'))).toEqual([]);
    expect(today.filter(({ slug }) => codes(slug, 'WIKIDATA')?.length !== 1)).toEqual([]);
    expect(countries.filter(({ slug }) => codes(slug, 'WIKIPEDIA')?.length === 0)).toEqual([]);
    expect(valuesOf('WIKIDATA').filter((item) => !/^Q[1-9]\d*$/.test(item))).toEqual([]);
    expect(valuesOf('WIKIPEDIA').filter((title) => /\s/.test(title))).toEqual([]);
  });

  it.each([
    ['denmark', 'Q35', 'Denmark'],
    ['netherlands', 'Q55', 'Netherlands'],
    ['republic-of-the-congo', 'Q971', 'Republic_of_the_Congo'],
    ['dr-congo', 'Q974', 'Democratic_Republic_of_the_Congo'],
    ['western-sahara', 'Q6250', 'Western_Sahara'],
    ['georgia', 'Q230', 'Georgia_(country)'],
    ['taiwan', 'Q865', 'Taiwan'],
    ['kosovo', 'Q1246', 'Kosovo'],
    ['namibia', 'Q1030', 'Namibia'],
    ['east-germany', 'Q16957', 'East_Germany'],
    ['two-sicilies', 'Q180393', 'Kingdom_of_the_Two_Sicilies'],
  ])('have the item and the article of the state: %s', (slug, item, title) => {
    expect(codes(slug, 'WIKIDATA')).toEqual([item]);
    expect(codes(slug, 'WIKIPEDIA')).toEqual([title]);
  });

  const crosswalk = realFile('country-codes/countrycode-crosswalk.csv');
  const itWithCrosswalk = crosswalk ? it : it.skip;
  itWithCrosswalk('agree with the crosswalk but where it errs (skipped without ROSTRUM_TEST_FILES)', () => {
    const [header, ...rows] = readFileSync(crosswalk!, 'utf8').trimEnd().split('\n').map(cells);
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

describe('the past', () => {
  const byCode = (scheme: string, value: string, day: string) =>
    countries
      .filter((record) =>
        record.codes?.some(
          (code) => code.scheme === scheme && code.value === value && heldOn(code.valid, day),
        ),
      )
      .map(({ slug }) => slug);

  // ISO 3166-3, by the alpha-3 code that was withdrawn.
  it.each(
    Object.entries({
      AFI: 'djibouti',
      ANT: 'netherlands-antilles',
      ATB: 'antarctica',
      ATN: 'antarctica',
      BUR: 'myanmar',
      BYS: 'belarus',
      CSK: 'czechoslovakia',
      CTE: 'canton-and-enderbury-islands',
      DDR: 'east-germany',
      DHY: 'benin',
      FXX: 'france',
      GEL: 'gilbert-and-ellice-islands',
      HVO: 'burkina-faso',
      JTN: 'united-states-minor-outlying-islands',
      MID: 'united-states-minor-outlying-islands',
      NHB: 'vanuatu',
      NTZ: 'saudi-iraqi-neutral-zone',
      PCI: 'trust-territory-of-the-pacific-islands',
      PCZ: 'panama-canal-zone',
      PUS: 'united-states-minor-outlying-islands',
      RHO: 'zimbabwe',
      SCG: 'yugoslavia',
      SKM: 'sikkim',
      SUN: 'russia',
      TMP: 'timor-leste',
      VDR: 'vietnam',
      WAK: 'united-states-minor-outlying-islands',
      YMD: 'south-yemen',
      YUG: 'yugoslavia',
      ZAR: 'dr-congo',
    }),
  )('has the former holder of %s in ISO 3166', (code, slug) => {
    const bearers = countries.filter((record) =>
      codes(record.slug, 'ISO_ALPHA3', { former: true })?.includes(code),
    );
    expect(bearers.map((record) => record.slug)).toEqual([slug]);
    expect(codes(slug, 'ISO_ALPHA3')).not.toContain(code);
  });

  it.each([
    ['COW', '345', '1900-01-01', 'serbia'],
    ['COW', '345', '1980-01-01', 'yugoslavia'],
    ['COW', '345', '2010-01-01', 'serbia'],
    ['COW', '260', '1970-01-01', 'germany'],
    ['COW', '255', '1914-01-01', 'germany'],
    ['COW', '265', '1970-01-01', 'east-germany'],
    ['COW', '365', '1980-01-01', 'russia'],
    ['COW', '640', '1900-01-01', 'turkiye'],
    ['COW', '678', '1980-01-01', 'north-yemen'],
    ['COW', '679', '2000-01-01', 'yemen'],
    ['GLEDITSCH_WARD', '678', '1980-01-01', 'north-yemen'],
    ['GLEDITSCH_WARD', '678', '2000-01-01', 'yemen'],
    ['COW', '816', '1970-01-01', 'vietnam'],
    ['COW', '817', '1970-01-01', 'south-vietnam'],
    ['ISO_ALPHA2', 'CS', '1985-01-01', 'czechoslovakia'],
    ['ISO_ALPHA2', 'CS', '2005-01-01', 'yugoslavia'],
    ['ISO_ALPHA2', 'SK', '1974-06-01', 'sikkim'],
    ['ISO_ALPHA2', 'SK', '2005-01-01', 'slovakia'],
  ])('resolves by the day who has %s %s: %s', (scheme, value, day, slug) => {
    expect(byCode(scheme, value, day)).toEqual([slug]);
  });

  it.each([
    ['russia', '1900-01-01', 'Russia'],
    ['russia', '1980-01-01', 'Soviet Union'],
    ['russia', '1992-01-01', 'Russia'],
    ['turkiye', '1900-01-01', 'Ottoman Empire'],
    ['turkiye', '2015-01-01', 'Turkey'],
    ['turkiye', '2023-01-01', 'Türkiye'],
    ['dr-congo', '1955-01-01', 'Belgian Congo'],
    ['dr-congo', '1971-10-27', 'Zaire'],
    ['dr-congo', '1997-05-17', 'Zaire'],
    ['dr-congo', '1997-05-18', 'DR Congo'],
    ['republic-of-the-congo', '1980-01-01', 'Congo'],
    ['myanmar', '1989-06-17', 'Burma'],
    ['myanmar', '1989-06-18', 'Myanmar'],
    ['eswatini', '2018-04-18', 'Swaziland'],
    ['eswatini', '2018-04-19', 'Eswatini'],
    ['north-macedonia', '2019-02-11', 'Macedonia'],
    ['north-macedonia', '2019-02-12', 'North Macedonia'],
    ['germany', '1850-01-01', 'Prussia'],
    ['germany', '1914-01-01', 'Germany'],
    ['germany', '1980-01-01', 'West Germany'],
    ['germany', '1990-10-03', 'Germany'],
    ['thailand', '1938-01-01', 'Siam'],
    ['thailand', '1942-01-01', 'Thailand'],
    ['thailand', '1946-01-01', 'Siam'],
    ['egypt', '1960-01-01', 'United Arab Republic'],
    ['zimbabwe', '1970-01-01', 'Rhodesia'],
    ['cambodia', '1980-01-01', 'Kampuchea'],
    ['yugoslavia', '1980-01-01', 'Yugoslavia'],
    ['yugoslavia', '2005-01-01', 'Serbia and Montenegro'],
    ['austria-hungary', '1850-01-01', 'Austria'],
    ['iran', '1930-01-01', 'Persia'],
    ['sri-lanka', '1960-01-01', 'Ceylon'],
  ])('gives %s on %s the name %s', (slug, day, name) => expect(calledOn(slug, day)).toBe(name));

  it('has one common English name for each country and day, including former ones', () => {
    const unclear = countries.flatMap(({ slug, names }) => {
      const spans = names
        .filter(({ kind, language }) => kind === 'COMMON' && language === 'en')
        .map(({ valid }) => parseSpan(valid ?? '../..'))
        .sort((a, b) => ((a.earliest ?? '') < (b.earliest ?? '') ? -1 : 1));
      return spans.slice(1).flatMap(({ edtf, earliest }, at) => {
        const { latest, edtf: before } = spans[at]!;
        const next = latest && new Date(Date.parse(latest) + 86_400_000).toISOString().slice(0, 10);
        // A change known by month: both names are valid on its days.
        const isVague = before.split('/')[1] === edtf.split('/')[0];
        return next === earliest || isVague ? [] : [`${slug} ${before} ${edtf}`];
      });
    });
    expect(unclear).toEqual([]);
  });

  it('names no country before it began, nor after it ended', () => {
    const astray = pastCountryRecords().flatMap(({ slug, existed, names }) => {
      const { earliest, latest } = parseSpan(existed!);
      return names
        .filter(({ valid }) => {
          const span = parseSpan(valid!);
          return span.earliest! < earliest! || span.latest! > latest!;
        })
        .map(({ value }) => `${slug} ${value}`);
    });
    expect(astray).toEqual([]);
  });
});

describe('borders', () => {
  it('exist once for each pair, the lower code first, each with its claim', () => {
    const claimed = records.flatMap((record) =>
      record.record === 'claim' && record.property === 'status' ? [record.subject.relationship] : [],
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
