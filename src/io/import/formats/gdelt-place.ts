import type { PlacePrecision } from '../../../generated/prisma/enums';
import type { EventRecord } from '../rostrum-jsonl/records';
import { degreesOf } from './tables';
import type { AskedRow } from './gdelt-actors';

/** By Geo_Type: a country, a state of the US, a town there, a town elsewhere, a first-order division elsewhere. */
const PRECISION: Readonly<Record<string, PlacePrecision>> = {
  1: 'COUNTRY',
  2: 'REGION',
  3: 'TOWN',
  4: 'TOWN',
  5: 'REGION',
};

// GDELT's codes for the high seas and for islands that several states claim.
const OF_NO_COUNTRY = new Set(['OS', 'OC', 'PF', 'PG', 'ZZ']);

/**
 * The place of an event, by FIPS 10-4, in which RS is Russia and AS is Australia. If the code is unknown, the country is
 * that with which the name of the place ends. Undefined if the row has no place.
 */
export function placeOf({ named, day, number, context }: AskedRow): EventRecord['place'] {
  const name = named.ActionGeo_FullName?.trim();
  if (!name) return undefined;
  const { resolver, unresolved } = context;
  const fips = named.ActionGeo_CountryCode ?? '';
  const countryName = name.split(',').at(-1)?.trim() ?? name;
  let country: string | null = null;
  if (fips !== '' && !OF_NO_COUNTRY.has(fips)) {
    const byCode = resolver.country('FIPS', fips, day);
    country = byCode.reason === 'UNKNOWN' ? resolver.countryNamed(countryName, day).slug : byCode.slug;
    if (country === null) unresolved(countryName || fips, { kind: 'COUNTRY', row: number });
  }
  return {
    name,
    ...(country !== null && { country }),
    ...degreesOf(named.ActionGeo_Lat ?? '', named.ActionGeo_Long ?? ''),
    precision: PRECISION[named.ActionGeo_Type ?? ''] ?? 'UNKNOWN',
  };
}
