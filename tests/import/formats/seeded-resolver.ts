import type { IdScheme } from '../../../src/generated/prisma/enums';
import type { Resolver } from '../../../src/io/import/resolver';
import { Leaders, type TenureRow } from '../../../src/io/import/resolving/leaders';
import { Names, pick, type Bearing } from '../../../src/io/import/resolving/names';
import { countryRecords } from '../../../src/io/import/seed/countries';
import { parseSpan } from '../../../src/engine/model/time/edtf';
import type { CountryRecord } from '../../../src/io/import/rostrum-jsonl/records';

/** A leader recorded by a test. */
export interface KnownLeader {
  slug: string;
  name: string;
  died?: string;
  tenures: { country: string; from: string; to: string | null }[];
}

const open = { earliest: null, latest: null };
const boundsOf = (valid: string | undefined) => (valid === undefined ? open : parseSpan(valid));
const countries = [...countryRecords()].filter(
  (record): record is CountryRecord => record.record === 'country',
);
const named = new Names(
  countries.flatMap(({ slug, names }) =>
    names.map(({ value, language, valid }) => ({ slug, value, language, ...boundsOf(valid) })),
  ),
);
const codes = new Map<string, Bearing[]>();
for (const { slug, codes: own = [] } of countries) {
  for (const { scheme, value, valid } of own) {
    const key = `${scheme} ${value}`;
    codes.set(key, [...(codes.get(key) ?? []), { slug, ...boundsOf(valid) }]);
  }
}

/** The lookup of the seeded countries, and of these leaders and organizations (slugs by name). */
export function seededResolver({
  leaders = [],
  organizations = {},
}: { leaders?: KnownLeader[]; organizations?: Record<string, string> } = {}): Resolver {
  const known = new Leaders(
    leaders.map(({ slug, died }) => ({
      slug,
      born: open,
      died: died ? { earliest: died, latest: died } : open,
      births: [],
    })),
    leaders.map(({ slug, name }) => ({ slug, value: name, language: 'en', ...open })),
    leaders.flatMap(({ slug, tenures }) =>
      tenures.map(({ country, from, to }): TenureRow => ({
        leader: slug,
        country,
        role: 'EFFECTIVE_LEADER',
        office: '',
        earliest: from,
        latest: to,
        key: null,
        attestedUntil: null,
      })),
    ),
  );
  const unlinked = { slug: null, reason: 'UNKNOWN' as const };
  return {
    country: (scheme: IdScheme, code, day) => pick(codes.get(`${scheme} ${code}`) ?? [], day),
    countryNamed: (name, day) => named.find(name, day),
    leaderNamed: (name, options) => known.find(name, options),
    leader: () => unlinked,
    organization: () => unlinked,
    organizationNamed: (name) => (organizations[name] ? { slug: organizations[name] } : unlinked),
    bearersEver: () => [],
    codesEver: () => [],
    leaderRecord: () => null,
    isBirthSaid: () => false,
    tenureBegun: (tenure) => known.begun(tenure),
    leadersBegun: (office) => known.begunIn(office),
    tenuresGoingOn: (office) => known.goingOn(office),
    tenureKeyed: (key) => known.keyed(key),
  };
}
