import { counts, inOrder, isSame, undenied, type Competing } from '../../time-and-evidence/oracle/standing';
import type { Version } from './database';

/** A claim as it was recorded, and as it competes. */
export interface Voice extends Competing {
  row: Version;
  saidOn: string;
}

/** The claims of one recording, as far as they had been said by a day; null for all of them. */
export class Voices {
  private readonly byId = new Map<number, Voice>();
  private readonly bySubject = new Map<number, Voice[]>();

  constructor(
    claims: readonly Version[],
    sources: readonly Version[],
    private readonly said: string | null,
  ) {
    const reliability = new Map(sources.map((source) => [source.id, source.reliability as string]));
    for (const row of claims) {
      const voice: Voice = {
        row,
        id: `claim_${row.id}`,
        value: row.value,
        stance: row.stance,
        rank: row.rank,
        review: row.review,
        retractedAt: row.retracted_in,
        modality: row.modality,
        saidOn: row.said_on,
        reliability: reliability.get(row.source_id)!,
        recording: row.recorded_in,
      };
      this.byId.set(row.id, voice);
      if (!this.bySubject.has(row.subject_id)) this.bySubject.set(row.subject_id, []);
      this.bySubject.get(row.subject_id)!.push(voice);
    }
  }

  hasBeenSaid = ({ saidOn }: Pick<Voice, 'saidOn'>): boolean => this.said === null || saidOn <= this.said;

  /** Every claim about a subject that had been recorded, whenever it was said. */
  recorded = (subject: number): readonly Voice[] => this.bySubject.get(subject) ?? [];

  /** Those that count and had been said. */
  heard = (subject: number): Voice[] =>
    this.recorded(subject).filter((voice) => counts(voice) && this.hasBeenSaid(voice));

  /** Those of them that may decide about a property, the one that comes first first. */
  deciding = (subject: number, property: string): Voice[] =>
    inOrder(
      this.heard(subject).filter(({ row }) => row.property === property),
      property,
    );

  standing = (subject: number, property: string): Voice | null => undenied(this.deciding(subject, property));

  /** The same for one of several values that stand beside each other. */
  about = (subject: number, property: string, value: unknown): Voice[] =>
    this.deciding(subject, property).filter((voice) => isSame(voice.value, value));

  /** The imported row from which a fact came, where it counts and had been said. */
  rowOf({ record_claim_id }: Version): Voice | null {
    const voice = this.byId.get(record_claim_id);
    return voice && counts(voice) && this.hasBeenSaid(voice) ? voice : null;
  }

  /** All that holds a fact up. */
  holding(fact: Version): Voice[] {
    const row = this.rowOf(fact);
    return [...this.heard(fact.id), ...(row ? [row] : [])];
  }

  /** The days on which somebody said that a fact was so. */
  attested = (fact: Version): string[] =>
    this.holding(fact)
      .filter(({ stance, modality }) => stance === 'SUPPORTS' && modality !== 'HYPOTHETICAL')
      .map(({ saidOn }) => saidOn)
      .sort();
}
