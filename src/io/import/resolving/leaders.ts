import { fold } from '../../../engine/model/letters/fold';
import type { KeyedTenure, LeaderOptions, OfficeBegun, OfficeOn, Resolved, TenureBegun } from '../resolver';
import { foldAsked, type NameRow, only, overlaps, type Time, type Validity } from './names';
import { groupBy } from '../../../engine/model/group-by';
import type { IdScheme, NameKind } from '../../../generated/prisma/enums';
import type { LeaderRecord } from '../rostrum-jsonl/records';

export interface LeaderRow {
  slug: string;
  born: Validity;
  died: Validity;
  /** The keys of claims about the birth. */
  births: readonly string[];
}

export interface TenureRow extends Validity {
  key: string | null;
  leader: string;
  country: string;
  role: string;
  office: string;
  /** The last day for which an open end is attested. */
  attestedUntil: string | null;
}

interface Match {
  slug: string;
  isWhole: boolean;
}

// How long before the first and after the last office a leader without recorded dates of life can be named.
const YEARS_BEFORE = 40;
const YEARS_AFTER = 25;
const MAX_LIFE = 110;
const MAX_REMEMBERED = 50_000;
const FIRST_DAY = '0001-01-01';

/** Finds leaders by name, country and time. */
export class Leaders {
  private readonly lives: ReadonlyMap<string, LeaderRow>;
  private readonly tenures = new Map<string, TenureRow[]>();
  private readonly offices = new Map<string, TenureRow[]>();
  private readonly byKey: ReadonlyMap<string | null, TenureRow>;
  private readonly names: { slug: string; words: readonly string[] }[];
  private readonly byWord = new Map<string, number[]>();
  private readonly matched = new Map<string, Match[]>();

  constructor(leaders: readonly LeaderRow[], names: readonly NameRow[], tenures: readonly TenureRow[]) {
    this.lives = new Map(leaders.map((leader) => [leader.slug, leader]));
    this.byKey = new Map(tenures.map((tenure) => [tenure.key, tenure]));
    for (const tenure of tenures) {
      push(this.tenures, tenure.leader, tenure);
      push(this.offices, `${tenure.country} ${tenure.role}`, tenure);
    }
    this.names = names.map(({ slug, value }) => ({ slug, words: wordsOf(fold(value)) }));
    this.names.forEach(({ words }, index) => {
      for (const word of new Set(words)) push(this.byWord, word, index);
    });
  }

  find(name: string, options: LeaderOptions): Resolved {
    const matches = this.matches(name);
    if (matches.length === 0) return { slug: null, reason: 'UNKNOWN' };
    const isSurname = !foldAsked(name).includes(' ');
    // A surname is too little evidence without an office held then.
    if (isSurname && options.country === undefined) return { slug: null, reason: 'AMBIGUOUS' };
    const strict = { ...options, inOffice: options.inOffice || isSurname };
    const fitting = matches.filter(({ slug }) => this.fits(slug, strict));
    const found = only(fitting.map(({ slug }) => slug));
    if (found.slug !== null || found.reason === 'UNTIMELY') return found;

    const whole = fitting.filter(({ isWhole }) => isWhole);
    const inOffice = fitting.filter(({ slug }) => this.isInOffice(slug, options));
    const best = only(whole.map(({ slug }) => slug));
    const isRivalled = inOffice.some(({ slug }) => slug !== best.slug);
    return best.slug !== null && !isRivalled ? best : found;
  }

  isBirthSaid(slug: string, prefix: string): boolean {
    return this.lives.get(slug)?.births.some((key) => key.startsWith(prefix)) === true;
  }

  keyed(key: string): KeyedTenure | null {
    return this.byKey.get(key) ?? null;
  }

  /** The keys of the tenures of an office that are not known to have ended before a day, and not attested on it. */
  goingOn({ country, role, office, day }: OfficeOn): string[] {
    return (this.offices.get(`${country} ${role}`) ?? []).flatMap((tenure) => {
      const { key, earliest, latest, attestedUntil } = tenure;
      const isMeant = role !== 'OTHER' || fold(tenure.office) === fold(office);
      const isOpen = (earliest ?? '') <= day && (latest === null || latest === day);
      const isAttested = attestedUntil !== null && attestedUntil >= day;
      return key !== null && isMeant && isOpen && !isAttested && !this.isOver(tenure, day) ? key : [];
    });
  }

  /** The slugs of the leaders who have a tenure of the office that began so. */
  begunIn({ country, role, office, since, within, prefix }: OfficeBegun): string[] {
    const begun = (this.offices.get(`${country} ${role}`) ?? []).filter(
      (tenure) =>
        tenure.key?.startsWith(prefix) === true &&
        (role !== 'OTHER' || fold(tenure.office) === fold(office)) &&
        tenure.earliest !== null &&
        daysBetween(tenure.earliest, since) <= within,
    );
    return [...new Set(begun.map(({ leader }) => leader))];
  }

  /** The key of the tenure that is meant, by its beginning. */
  begun({ leader, country, role, since, within, prefix }: TenureBegun): string | null {
    const near = (this.tenures.get(leader) ?? []).flatMap((tenure) => {
      const { key, earliest, latest } = tenure;
      if (tenure.country !== country || tenure.role !== role || !key?.startsWith(prefix)) return [];
      if (since === null) return latest === null ? { key, days: -Date.parse(earliest ?? FIRST_DAY) } : [];
      if (earliest === null) return { key, days: Infinity };
      const days = daysBetween(earliest, since);
      return days <= within ? { key, days } : [];
    });
    return near.sort((a, b) => a.days - b.days || (a.key < b.key ? -1 : 1))[0]?.key ?? null;
  }

  /** Leaders with a name that has all these words, or whose whole name is among them, in any order. */
  private matches(name: string): readonly Match[] {
    const known = this.matched.get(name);
    if (known) return known;
    const words = wordsOf(foldAsked(name));
    const shared = new Map<number, number>();
    for (const word of words) {
      for (const index of this.byWord.get(word) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
    }
    const best = new Map<string, Match>();
    for (const [index, count] of shared) {
      const { slug, words: own } = this.names[index] as (typeof this.names)[number];
      const isWhole = count === words.length && count === own.length;
      const isPart = count === words.length || (count === own.length && count > 1);
      if (isWhole || (isPart && !best.get(slug)?.isWhole)) best.set(slug, { slug, isWhole });
    }
    const matches = [...best.values()];
    if (this.matched.size >= MAX_REMEMBERED) this.matched.clear();
    this.matched.set(name, matches);
    return matches;
  }

  private fits(slug: string, options: LeaderOptions): boolean {
    const { country, day, inOffice } = options;
    if (inOffice) return this.isInOffice(slug, options);
    const tenures = this.tenures.get(slug) ?? [];
    if (country !== undefined && tenures.length > 0 && !tenures.some((tenure) => tenure.country === country))
      return false;
    return day === undefined || overlaps(this.lifeOf(slug, tenures), day);
  }

  private isInOffice(slug: string, { country, day }: LeaderOptions): boolean {
    return (this.tenures.get(slug) ?? []).some(
      (tenure) =>
        (country === undefined || tenure.country === country) &&
        (day === undefined || (overlaps(tenure, day) && !this.isOver(tenure, day))),
    );
  }

  /** Whether another term in the office has begun since an open term was last attested. */
  private isOver({ leader, country, role, latest, attestedUntil }: TenureRow, day: Time): boolean {
    const earliest = typeof day === 'string' ? day : day.earliest;
    if (latest !== null || attestedUntil === null || earliest === null || earliest <= attestedUntil)
      return false;
    return (this.offices.get(`${country} ${role}`) ?? []).some(
      (other) =>
        other.leader !== leader &&
        other.earliest !== null &&
        other.earliest > attestedUntil &&
        other.earliest <= earliest,
    );
  }

  /** The outer bounds of a life: as recorded, else plausible ones. */
  private lifeOf(slug: string, tenures: readonly TenureRow[]): Validity {
    const { born, died } = this.lives.get(slug) as LeaderRow;
    const starts = tenures.map(({ earliest }) => earliest).filter((day) => day !== null);
    const ends = tenures.map(({ latest }) => latest);
    const lastEnd = ends.includes(null) ? null : (ends as string[]).reduce(later, '');
    return {
      earliest: born.earliest ?? (starts.length > 0 ? addYears(starts.reduce(sooner), -YEARS_BEFORE) : null),
      latest:
        died.latest ??
        (born.latest ? addYears(born.latest, MAX_LIFE) : lastEnd ? addYears(lastEnd, YEARS_AFTER) : null),
    };
  }
}

/** The words of a name, a repeated one with its number: of "Sabah al-Ahmad al-Sabah", the second "sabah" is another word. */
function wordsOf(folded: string): string[] {
  const seen = new Map<string, number>();
  return folded
    .split(' ')
    .filter(Boolean)
    .map((word) => {
      const times = (seen.get(word) ?? 0) + 1;
      seen.set(word, times);
      return times === 1 ? word : `${word} ${times}`;
    });
}

const daysBetween = (a: string, b: string) => Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000;
const sooner = (a: string, b: string) => (a < b ? a : b);
const later = (a: string, b: string) => (a > b ? a : b);
const addYears = (day: string, years: number) =>
  `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`;

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

interface OfLeader {
  slug: string;
}

/** The recorded leaders, with names and codes, as rows of the database. */
export interface Recorded {
  leaders: readonly (OfLeader & { bornEdtf: string | null; diedEdtf: string | null })[];
  names: readonly (OfLeader & {
    value: string;
    language: string;
    nameKind: NameKind;
    valid: string | null;
  })[];
  codes: readonly (OfLeader & { scheme: IdScheme; value: string; valid: string | null })[];
}

/** Leaders as records of ROSTRUM_JSONL, by slug. */
export class LeaderRecords {
  private sorted: { [Of in keyof Recorded]: Map<string, Recorded[Of][number][]> } | null = null;

  constructor(private readonly recorded: Recorded) {}

  /** Null if there is none, or if others were merged into it. */
  of(slug: string): LeaderRecord | null {
    // Indexed when first asked: most imports never ask.
    const { leaders, names, codes } = (this.sorted ??= this.sort());
    const [leader, another] = leaders.get(slug) ?? [];
    const called = names.get(slug) ?? [];
    if (!leader || another || called.length === 0) return null;
    const { bornEdtf, diedEdtf } = leader;
    return {
      record: 'leader',
      slug,
      names: called.map(({ value, language, nameKind, valid }) => ({
        value,
        language,
        ...(nameKind !== 'COMMON' && { kind: nameKind }),
        ...(valid !== null && { valid }),
      })),
      codes: (codes.get(slug) ?? []).map(({ scheme, value, valid }) => ({
        scheme,
        value,
        ...(valid !== null && { valid }),
      })),
      ...(bornEdtf !== null && { born: bornEdtf }),
      ...(diedEdtf !== null && { died: diedEdtf }),
    };
  }

  private sort() {
    const { leaders, names, codes } = this.recorded;
    const bySlug = <Row extends OfLeader>(rows: readonly Row[]) => groupBy(rows, ({ slug }) => slug);
    return { leaders: bySlug(leaders), names: bySlug(names), codes: bySlug(codes) };
  }
}
