import { bodyNamed } from '../codes/cameo-actors';
import { iso3OfIcews } from '../codes/icews-countries';
import type { FormatContext, UnresolvedKind } from '../format';
import type { Resolver } from '../resolver';
import type { CodedParticipant } from './coded-records';
import type { IcewsRow } from './icews-columns';
import { organizationOf } from './world-body';

interface AskedEnd {
  row: IcewsRow;
  number: number;
  context: FormatContext;
}

// The coder could not identify the actor.
const NOBODY = 'Unspecified Actor';

/**
 * The source or target of a row: a country by its name; a leader whose name fits and who holds an office of the country on
 * that day; an organization by its name; for any other actor of a country, the country. An unknown name is reported as
 * unresolved; what could only be guessed stays in the record of the row.
 */
export function participantOf(
  end: 'Source' | 'Target',
  { row, number, context }: AskedEnd,
): CodedParticipant | null {
  const { day, cell } = row;
  const { resolver, unresolved } = context;
  const name = cell(`${end} Name`);
  const countryName = cell(`${end} Country`);
  if (name === '' || name === NOBODY) return null;

  const country = countryName === '' ? null : countryCalled(countryName, day, resolver);
  if (countryName !== '' && country === null) {
    unresolved(countryName, { kind: 'COUNTRY', row: number });
    return null;
  }
  const named = countryCalled(name, day, resolver);
  // Georgia in the United States is no country.
  if (named !== null && (country === null || named === country)) return { slug: named, country: named };
  if (country === null) {
    const body = bodyOf(name, resolver);
    if (!body && !isDescription(name)) unresolved(name, { kind: kindOf(name), row: number });
    return body;
  }

  const recorded = resolver.organizationNamed(name, country);
  if (recorded.slug !== null) return { slug: recorded.slug, country };
  if (isDescription(name)) return { slug: country, country };
  const leader = resolver.leaderNamed(name, { country, day, inOffice: true });
  if (leader.slug !== null) return { slug: leader.slug, country };
  unresolved(name, { kind: kindOf(name), country, row: number });
  return { slug: country, country };
}

/** The country to which ICEWS gives a name; null if there is none, or none on that day. */
export function countryCalled(name: string, day: string, resolver: Resolver): string | null {
  const iso3 = iso3OfIcews(name);
  return (iso3 ? resolver.country('ISO_ALPHA3', iso3, day) : resolver.countryNamed(name, day)).slug;
}

function bodyOf(name: string, resolver: Resolver): CodedParticipant | null {
  const recorded = resolver.organizationNamed(name);
  if (recorded.slug !== null) return { slug: recorded.slug };
  const body = bodyNamed(name);
  return (body && organizationOf(body, resolver)) ?? null;
}

/** "Police (India)" is a description, not a name that could be resolved. */
const isDescription = (name: string) => name.endsWith(')');

// Words in the names of parties, bodies and companies, and hardly in those of persons.
const BODY_WORDS =
  /\b(party|congress|council|commission|ministry|department|agency|bank|court|union|organi[sz]ation|association|institute|service|forces?|movement|front|alliance|group|company|university|parliament|senate|house|committee|league|press|news)\b/i;

/** The kind of thing that a name seems to mean: persons have several names. */
const kindOf = (name: string): UnresolvedKind =>
  BODY_WORDS.test(name) || !name.includes(' ') ? 'ORGANIZATION' : 'LEADER';
