import type { Country } from 'world-countries';
import type { ClaimRecord, CountryRecord, SourceRecord } from '../rostrum-jsonl/records';

/** Key of the source of these tables. */
const OWN = 'rostrum-countries';

/** The source of our own tables; each table cites what it was compiled from. */
export const OWN_SOURCE: SourceRecord = {
  record: 'source',
  key: OWN,
  title:
    'Countries since 1816: former names, aliases, codes of other registers and dates, compiled from Correlates of War (State System Membership v2016), Gleditsch & Ward, ISO 3166, UN M49, CAMEO, Wikidata and Wikipedia',
  publisher: 'Rostrum',
  reliability: 'B',
};

/** The row of world-countries about a country: names, codes and location. */
export function publishedRow(record: CountryRecord, country: Country, source: string): ClaimRecord {
  const { cca2, cca3, ccn3, name, altSpellings, translations, region, subregion, capital, latlng } = country;
  return {
    ...rowOf(record, source, country.cca3),
    value: {
      cca2,
      cca3,
      ccn3,
      name,
      altSpellings,
      translations,
      region,
      subregion,
      capital,
      latlng,
    } as never,
    statement: `World countries lists ${name.common} (${cca3}).`,
    dataset: source,
  };
}

/**
 * The values of a country in these tables, as a row: its existence, the names that are not from `elsewhere`, and its
 * codes, by scheme.
 */
export function ownRow(record: CountryRecord, elsewhere?: ClaimRecord): ClaimRecord {
  const published = JSON.stringify(elsewhere?.value ?? {});
  const names = record.names.filter(({ value }) => !published.includes(JSON.stringify(value)));
  const codes = (record.codes ?? []).filter(
    ({ value, valid, scheme }) =>
      valid || !scheme.startsWith('ISO_') || !published.includes(JSON.stringify(value)),
  );
  const byScheme: Record<string, string[]> = {};
  for (const { scheme, value } of codes) (byScheme[scheme] ??= []).push(value);
  return {
    ...rowOf(record, OWN, record.slug),
    value: { ...(record.existed && { existed: record.existed }), names, ...byScheme },
    statement: `Rostrum's tables have ${record.names[0]?.value}: its codes, its dates, and what else it is and was called.`,
  };
}

const rowOf = ({ slug }: CountryRecord, source: string, locator: string) => ({
  record: 'claim' as const,
  key: `${source}:${slug}`,
  subject: { country: slug },
  property: 'record',
  modality: 'ASSERTED' as const,
  source,
  locator,
});
