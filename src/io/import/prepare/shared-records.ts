import { parseSpan } from '../../../engine/model/time/edtf';
import type { RostrumRecord, SourceRecord } from '../rostrum-jsonl/records';

/** A record and the number of the row that makes it. */
export interface NumberedRecord {
  line: number;
  record: RostrumRecord;
  /** A cited source: a recorded one only takes over an earlier day of publication. */
  isCited?: true;
}

/** A row with the records that it makes. */
interface RowOfRecords {
  row: { number: number };
  records: readonly RostrumRecord[];
}

/** The identity of a record: no two records of a batch may share it. */
const selfOf = (record: RostrumRecord): string =>
  'slug' in record ? `entity ${record.slug}` : `${record.record} ${record.key}`;

/** The records of rows, each once: several rows can make the same record, or cite the same source. */
export function distinctRecords(rows: readonly RowOfRecords[]): NumberedRecord[] {
  const distinct = new Map<string, NumberedRecord>();
  for (const made of rows) {
    for (const record of made.records) {
      const self = selfOf(record);
      const first = distinct.get(self);
      if (!first)
        distinct.set(self, {
          line: made.row.number,
          record,
          ...(isCited(record, made) && { isCited: true }),
        });
      else if (first.isCited)
        first.record = citedByBoth(first.record as SourceRecord, record as SourceRecord);
    }
  }
  return [...distinct.values()];
}

/** Whether no record of the row differs from one of `said` with the same identity. Adds them to `said` if so. */
export function agrees(made: RowOfRecords, said: Map<string, RostrumRecord>): boolean {
  const own = made.records.filter((record) => !isCited(record, made));
  const isSame = (a: RostrumRecord, b: RostrumRecord) => a === b || JSON.stringify(a) === JSON.stringify(b);
  if (!own.every((record) => isSame(said.get(selfOf(record)) ?? record, record))) return false;
  for (const record of own) said.set(selfOf(record), record);
  return true;
}

/**
 * Whether a row only cites a source: one without a dataset, beside other records. Many rows cite it, each in its own words;
 * it keeps the title that the first one gives and the earliest day of publication.
 */
const isCited = (record: RostrumRecord, { records }: RowOfRecords): boolean =>
  record.record === 'source' && record.dataset === undefined && records.length > 1;

function citedByBoth(first: SourceRecord, second: SourceRecord): SourceRecord {
  const publishedAt = earlier(first.publishedAt, second.publishedAt);
  return publishedAt === first.publishedAt ? first : { ...first, publishedAt };
}

/** The earlier of two times, of those that are known; of equal ones the first. */
function earlier(first: string | undefined, second: string | undefined): string | undefined {
  const [a, b] = [first, second].map((time) => (time === undefined ? null : parseSpan(time).earliest));
  if (!b) return first;
  return a && a <= b ? first : second;
}
