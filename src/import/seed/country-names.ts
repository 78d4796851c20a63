import type { Country } from 'world-countries';
import type { CountryRecord } from '../rostrum-jsonl/records';
import { COUNTRY_ALIASES } from './country-aliases';

type Name = CountryRecord['names'][number];

// world-countries lists the two-letter code first among the other spellings; codes are no names.
const isCode = (spelling: string) => /^[A-Z]{2}$/.test(spelling);

/** A country's names without repetition: the English ones first, then its own languages', translations, aliases. */
export function namesOfCountry(country: Country, iso3: string): Name[] {
  const spellings = country.altSpellings.filter((spelling) => !isCode(spelling) || spelling === 'UK');
  const known = new Set<string>();
  const said = [
    ...bothNames(country.name, 'en'),
    ...Object.entries(country.name.native).flatMap(([code, native]) => bothNames(native, bcp47(code))),
    ...Object.entries(country.translations).flatMap(([code, names]) => bothNames(names, bcp47(code))),
  ].filter((name) => isNew(known, `${name.language} ${name.value}`));
  const values = new Set(said.map((name) => name.value));
  const aliases = [
    ...(COUNTRY_ALIASES[iso3] ?? []).map(([value, language]) => alias(value, language)),
    ...spellings.map((value) => alias(value, 'und')),
  ].filter((name) => isNew(values, name.value));
  return [...said, ...aliases];
}

function bothNames(names: { common: string; official: string }, language: string): Name[] {
  return [
    { value: names.common.trim(), language, kind: 'COMMON' as const },
    { value: names.official.trim(), language, kind: 'OFFICIAL' as const },
  ].filter((name) => name.value !== '');
}

const alias = (value: string, language: string): Name => ({ value: value.trim(), language, kind: 'ALIAS' });

/** The shortest BCP 47 tag of an ISO 639-3 code: kor is ko, and fil, which has no two letters, stays. */
const bcp47 = (code: string) => Intl.getCanonicalLocales(code)[0]!;

function isNew(known: Set<string>, value: string): boolean {
  if (known.has(value)) return false;
  known.add(value);
  return true;
}
