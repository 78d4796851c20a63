import type { RostrumRecord, SourceRecord } from '../rostrum-jsonl/records';
import { parseSpan } from '../../../engine/model/time/edtf';

/**
 * A source that comes along with what else a row makes, and is of no dataset, is only cited by the row: many cite it, each
 * in its own words. Whoever is first gives it its title; it was published by the earliest day of which anybody knows.
 */
export const isCited = (record: RostrumRecord, { records }: { records: readonly RostrumRecord[] }): boolean =>
  record.record === 'source' && record.dataset === undefined && records.length > 1;

/** A source as two cite it, one after the other. */
export function citedByBoth(first: SourceRecord, second: SourceRecord): SourceRecord {
  const publishedAt = earlier(first.publishedAt, second.publishedAt);
  return publishedAt === first.publishedAt ? first : { ...first, publishedAt };
}

/** The earlier of two times, of those that say when; of equal ones the first. */
function earlier(first: string | undefined, second: string | undefined): string | undefined {
  const [a, b] = [first, second].map((time) => (time === undefined ? null : parseSpan(time).earliest));
  if (!b) return first;
  return a && a <= b ? first : second;
}
