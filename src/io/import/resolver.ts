import type { IdScheme, OfficeRole } from '../../generated/prisma/enums';
import type { LeaderRecord } from './rostrum-jsonl/records';

/** The slug of what is meant, or why there is none. Precision comes before recall. */
export type Resolved =
  | { slug: string; reason?: undefined }
  /** UNKNOWN: nothing has the name or code. AMBIGUOUS: several have. UNTIMELY: it had it at another time. */
  | { slug: null; reason: 'UNKNOWN' | 'AMBIGUOUS' | 'UNTIMELY' };

/**
 * Finds what was recorded when the import began, by codes and names. What the import itself creates is not found: a format
 * derives the same slugs for it each time. Days are YYYY-MM-DD.
 */
export interface Resolver {
  /** The country that bore a code on a day; without a day, the one that bears it now, or else the only one that ever did. */
  country(scheme: IdScheme, code: string, day?: string): Resolved;
  /**
   * The country that had a name or alias in any language, folded (case, accents, punctuation), on a day; if none had, the
   * one that had it earlier or later, if it existed on that day.
   */
  countryNamed(name: string, day?: string): Resolved;
  /**
   * The one leader whose name has all the words of `name` in any order, who held office in the country, if one is given,
   * and who was alive on the day or, with `inOffice`, in office.
   */
  leaderNamed(name: string, options: LeaderOptions): Resolved;
  /** The leader who bears a code of another register. */
  leader(scheme: IdScheme, code: string): Resolved;
  /** The leaders who bear a code of another register, or bore it until a claim denied it. */
  bearersEver(scheme: IdScheme, code: string): readonly BorneCode[];
  /** The codes of a register that a leader bears, or bore until a claim denied them. */
  codesEver(scheme: IdScheme, leader: string): readonly BorneCode[];
  /** The record of a leader, with the names of every source; null if another leader has been merged into this one. */
  leaderRecord(slug: string): LeaderRecord | null;
  /** Whether a claim whose key begins so says when a leader was born. */
  isBirthSaid(leader: string, prefix: string): boolean;
  /** The organization that bears a code of another register. */
  organization(scheme: IdScheme, code: string): Resolved;
  /** The organization with a name, folded; of a country, if one is given. */
  organizationNamed(name: string, country?: string): Resolved;
  /**
   * The key of the recorded tenure that is meant: the one that began nearest to `since`, else one without a recorded
   * beginning; without `since`, the open one that began last. Null if none fits.
   */
  tenureBegun(tenure: TenureBegun): string | null;
  /** The slugs of the leaders whose recorded tenure of an office began so. */
  leadersBegun(office: OfficeBegun): string[];
  /** The keys of the recorded tenures of an office that are not known to have ended before a day. */
  tenuresGoingOn(office: OfficeOn): string[];
  /** The recorded tenure with a key; null if there is none. */
  tenureKeyed(key: string): KeyedTenure | null;
}

export interface BorneCode {
  /** Slug of the leader. */
  slug: string;
  value: string;
  /** The days on which it was claimed, in order, each with the key of the row that claims it, if a row does. */
  said: readonly { on: string; row: string | null }[];
}

export interface KeyedTenure {
  /** Slug of the leader who holds it. */
  leader: string;
  /** The first day on which it can have begun; null if unknown. */
  earliest: string | null;
}

interface Begun {
  /** Slug. */
  country: string;
  role: OfficeRole;
  /** By how many days the beginning may differ. */
  within: number;
  /** The beginning of its key. */
  prefix: string;
}

export interface TenureBegun extends Begun {
  /** Slug. */
  leader: string;
  /** The first day on which it can have begun; null if not given. */
  since: string | null;
}

export interface OfficeBegun extends Begun {
  /** Its title, which distinguishes offices of role OTHER. */
  office: string;
  since: string;
}

export interface OfficeOn {
  /** Slug. */
  country: string;
  role: OfficeRole;
  /** Its title, which distinguishes offices of role OTHER. */
  office: string;
  /** The day: the tenure was last attested before it, and may have ended on it. */
  day: string;
}

export interface LeaderOptions {
  /** Slug of the country. */
  country?: string;
  /** A day, or the outer bounds of a time. */
  day?: string | { earliest: string | null; latest: string | null };
  /** Whether the leader must hold an office of the country then. */
  inOffice?: boolean;
}

/** Thrown by NO_RESOLVER: a row has to be linked with what is recorded. */
export class NeedsResolver extends Error {}

/** For rows that refer to everything by slug and key: every method throws NeedsResolver. */
export const NO_RESOLVER = new Proxy({} as Resolver, {
  get: () => () => {
    throw new NeedsResolver();
  },
});
