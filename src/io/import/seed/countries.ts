import worldCountries, { type Country } from 'world-countries';
import type { ClaimRecord, CountryRecord, RelationshipRecord, RostrumRecord } from '../rostrum-jsonl/records';
import { codesOfCountry } from './country-codes';
import { existenceOf } from './country-existence';
import { namesOfCountry } from './country-names';
import { OWN_SOURCE, ownRow, publishedRow } from './country-rows';
import { wikidataOfCountry } from './country-wikidata';
import { wikipediaTitles } from './country-wikipedia';
import { withFormerCodes } from './former-codes';
import { pastCountryRecords } from './past-countries';

type Code = NonNullable<CountryRecord['codes']>[number];

/** Key of the dataset and of the source that countries and borders come from. */
const WORLD_COUNTRIES = 'world-countries';
/** The release whose borders are cited; a test holds it to the installed package. */
export const WORLD_COUNTRIES_VERSION = '5.1.0';
const RELEASED = '2025-06-03';
const URL = 'https://mledoze.github.io/countries/';

// The slug is made from the common English name, unless the state itself asks for another one.
const SLUGS: Record<string, string> = { CIV: 'cote-d-ivoire' };

/**
 * The countries as records: the dataset and source of world-countries, current and past countries, then
 * their borders.
 */
export function* countryRecords(): Iterable<RostrumRecord> {
  yield {
    record: 'dataset',
    key: WORLD_COUNTRIES,
    name: 'World countries',
    version: WORLD_COUNTRIES_VERSION,
    license: 'ODbL-1.0',
    citation: `Mohammed Le Doze and contributors, world-countries ${WORLD_COUNTRIES_VERSION}`,
    url: URL,
    rows: worldCountries.length,
  };
  yield {
    record: 'source',
    key: WORLD_COUNTRIES,
    title: `World countries ${WORLD_COUNTRIES_VERSION}: names, codes, coordinates and land borders`,
    url: URL,
    publishedAt: RELEASED,
    reliability: 'B',
    dataset: WORLD_COUNTRIES,
  };
  yield OWN_SOURCE;
  for (const country of worldCountries) {
    const record = countryRecord(country);
    const published = publishedRow(record, country, WORLD_COUNTRIES);
    yield* [record, published, ownRow(record, published)];
  }
  for (const record of pastCountryRecords()) yield* [record, ownRow(record)];
  for (const country of worldCountries) yield* borderRecords(country);
}

/** ISO 3166-1 alpha-3; Kosovo has none assigned, and the package's UNK means "unknown" elsewhere: XKX is in common use. */
const iso3Of = (country: Country) => (country.cca3 === 'UNK' ? 'XKX' : country.cca3);

function countryRecord(country: Country): CountryRecord {
  const [latitude, longitude] = country.latlng;
  const [capital] = country.capital;
  const iso3 = iso3Of(country);
  const existed = existenceOf(iso3);
  return {
    record: 'country',
    slug: slugOf(country),
    names: namesOfCountry(country, iso3),
    codes: withFormerCodes(iso3, codesOf(country)),
    ...(existed && { existed }),
    region: country.region,
    ...(country.subregion && { subregion: country.subregion }),
    ...(capital && { capital }),
    latitude,
    longitude,
  };
}

function slugOf(country: Country): string {
  const name = SLUGS[iso3Of(country)] ?? country.name.common;
  const ascii = name.normalize('NFD').replace(/\p{Diacritic}/gu, '');
  return ascii
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function codesOf(country: Country): Code[] {
  const iso3 = iso3Of(country);
  const { COW, GLEDITSCH_WARD, FIPS, CAMEO } = codesOfCountry(iso3);
  const codes: [Code['scheme'], string[]][] = [
    ['ISO_ALPHA2', [country.cca2]],
    ['ISO_ALPHA3', [iso3]],
    ['ISO_NUMERIC', country.ccn3 ? [country.ccn3] : []],
    ['COW', COW],
    ['GLEDITSCH_WARD', GLEDITSCH_WARD],
    ['FIPS', FIPS],
    ['CAMEO', CAMEO],
    ['WIKIDATA', [wikidataOfCountry(iso3)]],
    ['WIKIPEDIA', wikipediaTitles(iso3, country.name.common)],
  ];
  return codes.flatMap(([scheme, values]) => values.map((value) => ({ scheme, value })));
}

const byCca3 = new Map(worldCountries.map((country) => [country.cca3, country]));

/** The borders with countries that come later in the alphabet of codes, if both sides name each other. */
function* borderRecords(country: Country): Iterable<RelationshipRecord | ClaimRecord> {
  for (const code of country.borders) {
    const other = byCca3.get(code);
    // Sri Lanka names India across the strait; India, with no land border there, does not.
    if (!other?.borders.includes(country.cca3) || iso3Of(country) > iso3Of(other)) continue;
    const key = `border:${iso3Of(country)}-${iso3Of(other)}`;
    yield {
      record: 'relationship',
      key,
      subject: slugOf(country),
      object: slugOf(other),
      type: 'BORDER',
      directed: false,
      dataset: WORLD_COUNTRIES,
      attestedUntil: RELEASED,
    };
    yield {
      record: 'claim',
      key: `${key}:status`,
      subject: { relationship: key },
      property: 'status',
      value: 'ACTIVE',
      statement: `${country.name.common} and ${other.name.common} share a land border.`,
      modality: 'ASSERTED',
      source: WORLD_COUNTRIES,
      dataset: WORLD_COUNTRIES,
      locator: country.cca3,
    };
  }
}
