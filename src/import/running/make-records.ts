import { setImmediate as turn } from 'node:timers/promises';
import { selfOf } from '../loading/references';
import { RejectedRow, type Format, type UnresolvedNote } from '../format';
import type { Resolver } from '../resolver';
import { isSound } from '../rostrum-jsonl/is-sound';
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

// So many rows take a few milliseconds: whoever waits for the database meanwhile gets on in between.
const ROWS_A_TURN = 50;

/** Has a format make the records of rows; those that it makes none of are rejected. */
export async function makeRecords(
  format: Format,
  { dataset, resolver }: { dataset: string; resolver: Resolver },
  rows: readonly FreshRow[],
): Promise<{ made: MadeRow[]; rejections: Rejection[] }> {
  const made: MadeRow[] = [];
  const rejections: Rejection[] = [];
  for (const [index, { row, isNew }] of rows.entries()) {
    if (index % ROWS_A_TURN === 0) await turn();
    const unresolved: Unresolved[] = [];
    const context = {
      dataset,
      resolver,
      unresolved: (name: string, note: UnresolvedNote) => void unresolved.push({ ...note, name }),
    };
    try {
      const records = format.records(row, context);
      records.forEach(check);
      made.push({ row, isNew, records, unresolved });
    } catch (error) {
      if (!(error instanceof RejectedRow)) throw error;
      rejections.push(rejectionOf(row, error.message));
    }
  }
  return { made, rejections };
}

/** What a format made of text that no record may hold must not reach the loader. */
function check(record: RostrumRecord): void {
  if (isSound(record)) return;
  const read = readRecord(record);
  if (typeof read === 'string') throw new RejectedRow(read);
}

/** Some rows of a batch, and the position up to which they and what lies between them reach. */
export interface Part {
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
  let said = new Map<string, RostrumRecord>();
  for (const made of rows) {
    const own = made.records.map((record) => [selfOf(record), record] as const);
    if (own.some(([self, record]) => !isSame(said.get(self) ?? record, record))) {
      part.end = made.row.position - 1;
      part = { rows: [], end };
      parts.push(part);
      said = new Map();
    }
    part.rows.push(made);
    for (const [self, record] of own) said.set(self, record);
  }
  return parts;
}

const isSame = (a: RostrumRecord, b: RostrumRecord) => a === b || JSON.stringify(a) === JSON.stringify(b);
