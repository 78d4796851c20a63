import { groupBy } from '../../../engine/model/group-by';
import type { IdScheme, NameKind } from '../../../generated/prisma/enums';
import type { LeaderRecord } from '../rostrum-jsonl/records';

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
