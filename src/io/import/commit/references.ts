import type { ClaimRecord, RostrumRecord } from '../rostrum-jsonl/records';
import { subjectOf } from '../rostrum-jsonl/values';

/** The kinds of records that have a key, unique within each kind. */
export const KEYED = ['dataset', 'source', 'participation', 'relationship', 'tenure', 'claim'] as const;
export type Keyed = (typeof KEYED)[number];

/** The slugs and keys of records and of everything that they refer to, so that a few statements can look up a batch. */
export class References {
  readonly slugs = new Set<string>();
  readonly keys: Readonly<Record<Keyed, Set<string>>> = {
    dataset: new Set(),
    source: new Set(),
    participation: new Set(),
    relationship: new Set(),
    tenure: new Set(),
    claim: new Set(),
  };

  constructor(records: Iterable<RostrumRecord>) {
    for (const record of records) this.collect(record);
  }

  private collect(record: RostrumRecord): void {
    if ('slug' in record) this.slug(record.slug);
    else this.key(record.record, record.key);
    if ('recordClaim' in record) this.key('claim', record.recordClaim);
    if ('dataset' in record) this.key('dataset', record.dataset);
    switch (record.record) {
      case 'dataset':
        return record.covers?.participants?.forEach((slug) => this.slug(slug));
      case 'organization':
        return this.slug(record.country);
      case 'event':
        this.slug(record.series);
        this.slug(record.superEvent);
        return this.slug(record.place?.country);
      case 'participation':
        this.slug(record.event);
        this.slug(record.participant);
        return this.slug(record.country);
      case 'relationship':
        this.slug(record.subject);
        return this.slug(record.object);
      case 'tenure':
        this.slug(record.leader);
        return this.slug(record.country);
      case 'claim':
        return this.collectOfClaim(record);
    }
  }

  private collectOfClaim({ subject, speaker, value, source }: ClaimRecord): void {
    const { kind, reference } = subjectOf(subject);
    if (isKeyed(kind)) this.key(kind, reference);
    else this.slug(reference);
    this.slug(speaker);
    this.slug(placeCountryOf(value));
    this.key('source', source);
  }

  private slug(slug: string | undefined): void {
    if (slug !== undefined) this.slugs.add(slug);
  }

  private key(kind: Keyed, key: string | undefined): void {
    if (key !== undefined) this.keys[kind].add(key);
  }
}

const isKeyed = (kind: string): kind is Keyed => KEYED.some((keyed) => keyed === kind);

/** The country in the value of a claim about a place; undefined for every other value. */
function placeCountryOf(value: unknown): string | undefined {
  const country =
    typeof value === 'object' && value !== null && 'country' in value ? value.country : undefined;
  return typeof country === 'string' ? country : undefined;
}
