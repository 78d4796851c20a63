import type { IdScheme, OfficeRole } from '../../generated/prisma/enums';
import type { LeaderRecord } from './rostrum-jsonl/records';

/** What came of asking who or what is meant: a slug, or why there is none. Precision comes before recall. */
export type Resolved =
  | { slug: string; reason?: undefined }
  /** UNKNOWN: nothing is called so. AMBIGUOUS: several are. UNTIMELY: it is called so, and not at that time. */
  | { slug: null; reason: 'UNKNOWN' | 'AMBIGUOUS' | 'UNTIMELY' };

/**
 * Finds what is recorded by codes and names, as it stood when the run began; what the run itself makes a format has to
 * name alike by itself. Days are YYYY-MM-DD.
 */
export interface Resolver {
  /** The country that bears a code on a day; without a day, the one that bears it still, or else bore it, if it is one. */
  country(scheme: IdScheme, code: string, day?: string): Resolved;
  /**
   * The country with a name or alias in any language, folded (case, accents, punctuation), on a day; where none was called
   * so then, the one that was before or is since, if it existed.
   */
  countryNamed(name: string, day?: string): Resolved;
  /**
   * The one leader whose name has all the words of `name` in any order, and who fits the country (held office there
   * or is of it) and the day: within the lifetime and, where `inOffice`, within a term of office.
   */
  leaderNamed(name: string, options: LeaderOptions): Resolved;
  /** The leader who bears a code of another register. */
  leader(scheme: IdScheme, code: string): Resolved;
  /** What is recorded of a leader, names of every source included; null for one that others have been merged into. */
  leaderRecord(slug: string): LeaderRecord | null;
  /** The organization that bears a code of another register. */
  organization(scheme: IdScheme, code: string): Resolved;
  /** The organization with a name, folded; of a country where one is given. */
  organizationNamed(name: string, country?: string): Resolved;
  /**
   * The key of the recorded tenure that is meant, as far as it can be told: the one that began nearest, else one of which
   * no beginning is recorded; where it is not said when, the open one that began last.
   */
  tenureBegun(tenure: TenureBegun): string | null;
  /** The keys of the recorded tenures of an office that went on until a day, as far as was recorded. */
  tenuresGoingOn(office: OfficeOn): string[];
  /** The recorded tenure with a key; null where there is none. */
  tenureKeyed(key: string): KeyedTenure | null;
}

export interface KeyedTenure {
  /** Slug of the leader who holds it. */
  leader: string;
  /** The first day on which it can have begun; null where that is unknown. */
  earliest: string | null;
}

export interface TenureBegun {
  /** Slugs. */
  leader: string;
  country: string;
  role: OfficeRole;
  /** About when: the first day that is possible; null where that is not said. */
  since: string | null;
  /** How many days it may have begun sooner or later. */
  within: number;
  /** What its key begins with. */
  prefix: string;
}

export interface OfficeOn {
  /** Slug. */
  country: string;
  role: OfficeRole;
  /** What it is called, which tells offices of role OTHER apart. */
  office: string;
  /** The day, before which it was attested last, and on which it may have ended. */
  day: string;
}

export interface LeaderOptions {
  /** Slug of the country. */
  country?: string;
  /** A day, or the outer bounds of when. */
  day?: string | { earliest: string | null; latest: string | null };
  /** Whether the leader must hold an office of the country then. */
  inOffice?: boolean;
}

/** Thrown by NO_RESOLVER: a row has to be linked with what is recorded. */
export class NeedsResolver extends Error {}

/** For imports whose rows refer to everything by slug and key: whatever is asked of it throws NeedsResolver. */
export const NO_RESOLVER = new Proxy({} as Resolver, {
  get: () => () => {
    throw new NeedsResolver();
  },
});
