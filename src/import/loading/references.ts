import type { RostrumRecord } from '../rostrum-jsonl/records';
import { subjectOf } from '../rostrum-jsonl/claim-subject';

/** The kinds of records that are known by a key, each unique among its kind. */
export const KEYED = ['dataset', 'source', 'participation', 'relationship', 'tenure', 'claim'] as const;
export type Keyed = (typeof KEYED)[number];

/** Everything that a record names: itself and what it refers to. */
export interface References {
  /** What no two records of one batch may share. */
  self: string;
  slugs: string[];
  keys: [Keyed, string][];
}

/** Collects what a record names, so that a batch can be looked up with a few statements. */
export function referencesOf(record: RostrumRecord): References {
  const slugs: (string | undefined)[] = [];
  const keys: [Keyed, string | undefined][] = [];
  switch (record.record) {
    case 'dataset':
      slugs.push(...(record.covers?.participants ?? []));
      break;
    case 'organization':
      slugs.push(record.country);
      break;
    case 'event':
      slugs.push(record.series, record.superEvent, record.place?.country);
      break;
    case 'participation':
      slugs.push(record.event, record.participant, record.country);
      break;
    case 'relationship':
      slugs.push(record.subject, record.object);
      break;
    case 'tenure':
      slugs.push(record.leader, record.country);
      break;
    case 'claim': {
      const { kind, reference } = subjectOf(record.subject);
      if (isKeyed(kind)) keys.push([kind, reference]);
      else slugs.push(reference);
      slugs.push(record.speaker, placeCountryOf(record.value));
      keys.push(['source', record.source]);
    }
  }
  if ('recordClaim' in record) keys.push(['claim', record.recordClaim]);
  if ('dataset' in record) keys.push(['dataset', record.dataset]);
  const self = 'slug' in record ? `entity ${record.slug}` : `${record.record} ${record.key}`;
  if ('slug' in record) slugs.push(record.slug);
  else keys.push([record.record, record.key]);
  return {
    self,
    slugs: slugs.filter((slug) => slug !== undefined),
    keys: keys.filter((entry): entry is [Keyed, string] => entry[1] !== undefined),
  };
}

const isKeyed = (kind: string): kind is Keyed => KEYED.some((keyed) => keyed === kind);

/** The country that the value of a claim about a place names; undefined for every other value. */
function placeCountryOf(value: unknown): string | undefined {
  const country =
    typeof value === 'object' && value !== null && 'country' in value ? value.country : undefined;
  return typeof country === 'string' ? country : undefined;
}
