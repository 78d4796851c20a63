import { referencesOf } from '../loading/references';
import { RejectedRow, type Format, type UnresolvedNote } from '../format';
import type { Resolver } from '../resolver';
import { readRecord } from '../rostrum-jsonl/read-record';
import type { RostrumRecord } from '../rostrum-jsonl/records';
import type { FreshRow } from './known-rows';
import { rejectionOf, type Rejection } from './read-batches';

/** A name that a row holds and nobody knows. */
export interface Unresolved extends UnresolvedNote {
  name: string;
}

/** A row and what it makes. */
export interface MadeRow extends FreshRow {
  records: RostrumRecord[];
  unresolved: Unresolved[];
}

/** Has a format make the records of rows; those that it makes none of are rejected. */
export function makeRecords(
  format: Format,
  { dataset, resolver }: { dataset: string; resolver: Resolver },
  rows: readonly FreshRow[],
): { made: MadeRow[]; rejections: Rejection[] } {
  const made: MadeRow[] = [];
  const rejections: Rejection[] = [];
  for (const fresh of rows) {
    const unresolved: Unresolved[] = [];
    const context = {
      dataset,
      resolver,
      unresolved: (name: string, note: UnresolvedNote) => void unresolved.push({ ...note, name }),
    };
    try {
      // What a format hands over unread, or made of text that no record may hold, must not reach the loader.
      const records = format.records(fresh.row, context).map(checked);
      made.push({ ...fresh, records, unresolved });
    } catch (error) {
      if (!(error instanceof RejectedRow)) throw error;
      rejections.push(rejectionOf(fresh.row, error.message));
    }
  }
  return { made, rejections };
}

function checked(record: RostrumRecord): RostrumRecord {
  const read = readRecord(record);
  if (typeof read === 'string') throw new RejectedRow(read);
  return read;
}

/** Some rows of a batch, and the position up to which they and what lies between them reach. */
interface Part {
  rows: MadeRow[];
  end: number;
}

/**
 * Parts a batch so that within each no two records say different things of the same thing: where a later row does, it
 * has to find what the earlier one made. Nearly always that is one part.
 */
export function partsOf(rows: readonly MadeRow[], end: number): Part[] {
  let part: Part = { rows: [], end };
  const parts = [part];
  let said = new Map<string, string>();
  for (const made of rows) {
    const own = made.records.map((record) => [referencesOf(record).self, JSON.stringify(record)] as const);
    if (own.some(([self, text]) => (said.get(self) ?? text) !== text)) {
      part.end = made.row.position - 1;
      part = { rows: [], end };
      parts.push(part);
      said = new Map();
    }
    part.rows.push(made);
    for (const [self, text] of own) said.set(self, text);
  }
  return parts;
}
