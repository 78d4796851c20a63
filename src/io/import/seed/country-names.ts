import type { Country } from 'world-countries';
import { COUNTRY_ALIASES } from './country-aliases';
import { formerNamesOf } from './former-names';
import type { Name } from './name-notation';

/** Translations that world-countries has wrong, by ISO 3166-1 alpha-3 and ISO 639-3: it calls South Sudan "Sudan" in Polish. */
const CORRECTED: Readonly<Record<string, Readonly<Record<string, { common: string }>>>> = {
  SSD: { pol: { common: 'Sudan Południowy' } },
};

// world-countries lists the two-letter code first among the other spellings; a code is not a name.
const isCode = (spelling: string) => /^[A-Z]{2}$/.test(spelling);

/**
 * A country's names without repetition: the English ones first, then its own languages', translations, aliases and
 * former names. If a name of the same kind and language ended, the current one begins on the day after.
 */
export function namesOfCountry(country: Country, iso3: string): Name[] {
  const spellings = country.altSpellings.filter((spelling) => !isCode(spelling) || spelling === 'UK');
  const former = formerNamesOf(iso3);
  const known = new Set<string>();
  const said = [
    ...bothNames(country.name, 'en'),
    ...Object.entries(country.name.native).flatMap(([code, native]) => bothNames(native, bcp47(code))),
    ...Object.entries(country.translations).flatMap(([code, names]) =>
      bothNames({ ...names, ...CORRECTED[iso3]?.[code] }, bcp47(code)),
    ),
  ].filter((name) => isNew(known, `${name.language} ${name.value}`));
  const values = new Set(said.map((name) => name.value));
  const aliases = [
    ...(COUNTRY_ALIASES[iso3] ?? []).map(([value, language]) => alias(value, language)),
    ...spellings.map((value) => alias(value, 'und')),
  ].filter((name) => isNew(values, name.value));
  return [...said.map((name) => sinceRenamed(name, former)), ...aliases, ...former];
}

function bothNames(names: { common: string; official: string }, language: string): Name[] {
  return [
    { value: names.common.trim(), language, kind: 'COMMON' as const },
    { value: names.official.trim(), language, kind: 'OFFICIAL' as const },
  ].filter((name) => name.value !== '');
}

const alias = (value: string, language: string): Name => ({ value: value.trim(), language, kind: 'ALIAS' });

/** A current name with the day from which it is valid; without one if it never changed. */
function sinceRenamed(name: Name, former: readonly Name[]): Name {
  const ends = former
    .filter(({ kind, language }) => kind === name.kind && language === name.language)
    .map(({ valid = '' }) => valid.slice(valid.indexOf('/') + 1))
    .sort();
  const last = ends.at(-1);
  return last === undefined ? name : { ...name, valid: `${dayAfter(last)}/..` };
}

/** The day after a day, YYYY-MM-DD; a month or year is returned unchanged. */
function dayAfter(end: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(end)) return end;
  const day = new Date(`${end}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

/** The shortest BCP 47 tag of an ISO 639-3 code: kor is ko, and fil, which has no two letters, stays. */
const bcp47 = (code: string) => Intl.getCanonicalLocales(code)[0]!;

function isNew(known: Set<string>, value: string): boolean {
  if (known.has(value)) return false;
  known.add(value);
  return true;
}
