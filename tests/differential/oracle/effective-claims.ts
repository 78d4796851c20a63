import { counts, inOrder, isSame, undenied, type Competing } from '../../time-and-evidence/oracle/standing';
import type { Version } from './database';

/** A claim as recorded, and as it competes. */
export interface Attribution extends Competing {
  row: Version;
  saidOn: string;
}

/** The claims of one recording, made by a day; null for all days. */
export class EffectiveClaims {
  private readonly byId = new Map<number, Attribution>();
  private readonly bySubject = new Map<number, Attribution[]>();

  constructor(
    claims: readonly Version[],
    sources: readonly Version[],
    private readonly said: string | null,
  ) {
    const reliability = new Map(sources.map((source) => [source.id, source.reliability as string]));
    for (const row of claims) {
      const attribution: Attribution = {
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
      this.byId.set(row.id, attribution);
      if (!this.bySubject.has(row.subject_id)) this.bySubject.set(row.subject_id, []);
      this.bySubject.get(row.subject_id)!.push(attribution);
    }
  }

  hasBeenSaid = ({ saidOn }: Pick<Attribution, 'saidOn'>): boolean =>
    this.said === null || saidOn <= this.said;

  /** Every recorded claim about a subject, of any date. */
  recorded = (subject: number): readonly Attribution[] => this.bySubject.get(subject) ?? [];

  /** Those that are effective and had been made. */
  effectiveOf = (subject: number): Attribution[] =>
    this.recorded(subject).filter((attribution) => counts(attribution) && this.hasBeenSaid(attribution));

  /** Those that can decide a property, highest rank first. */
  deciding = (subject: number, property: string): Attribution[] =>
    inOrder(
      this.effectiveOf(subject).filter(({ row }) => row.property === property),
      property,
    );

  standing = (subject: number, property: string): Attribution | null =>
    undenied(this.deciding(subject, property));

  /** The same for one value of a property with several. */
  about = (subject: number, property: string, value: unknown): Attribution[] =>
    this.deciding(subject, property).filter((attribution) => isSame(attribution.value, value));

  /** The best reliability among the sources that have a row about a thing. */
  reliabilityOfGiven = (subject: number): string =>
    this.effectiveOf(subject)
      .filter(({ row }) => row.property === 'record')
      .map(({ reliability }) => reliability)
      .sort()[0] ?? 'F';

  /** The imported row from which a fact came, if it is effective and had been published. */
  rowOf({ record_claim_id }: Version): Attribution | null {
    const attribution = this.byId.get(record_claim_id);
    return attribution && counts(attribution) && this.hasBeenSaid(attribution) ? attribution : null;
  }

  /** Everything that supports a fact. */
  holding(fact: Version): Attribution[] {
    const row = this.rowOf(fact);
    return [...this.effectiveOf(fact.id), ...(row ? [row] : [])];
  }

  /** What of it says that the fact was so. */
  attesting = (fact: Version): Attribution[] =>
    this.holding(fact).filter(({ stance, modality }) => stance === 'SUPPORTS' && modality !== 'HYPOTHETICAL');

  /** The days on which somebody said that a fact was so. */
  attested = (fact: Version): string[] =>
    this.attesting(fact)
      .map(({ saidOn }) => saidOn)
      .sort();
}
