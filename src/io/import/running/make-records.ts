import { setImmediate as turn } from 'node:timers/promises';
import { selfOf } from '../commit/references';
import { EmptyRow, RejectedRow, type Format, type UnresolvedNote } from '../format';
import type { Resolver } from '../resolver';
import { isSound } from '../rostrum-jsonl/is-sound';
import { readRecord } from '../rostrum-jsonl/read-record';
import type { RostrumRecord } from '../rostrum-jsonl/records';
import { isCited } from '../prepare/shared-records';
import { ownClaim, type FreshRow, type TakenRow } from '../jobs/imported-rows';
import { rejectionOf, type Rejection } from '../read/read-batches';

/** A row and what it makes; no records where it is rejected for making none, and has made some before. */
export interface MadeRow extends TakenRow {
  records: RostrumRecord[];
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
  for (const [index, fresh] of rows.entries()) {
    if (index % ROWS_A_TURN === 0) await turn();
    const { row } = fresh;
    const names = new Set<string>();
    const context = {
      dataset,
      resolver,
      unresolved: (name: string, note: UnresolvedNote) => void names.add(nameOf(name, note)),
    };
    try {
      const records = format.records(row, context);
      records.forEach(check);
      const claims = records.length > 1 ? claimsOf(records) : [ownClaim(dataset, row)];
      made.push({ ...fresh, records, made: { claims, unresolved: [...names] } });
    } catch (error) {
      if (!(error instanceof RejectedRow)) throw error;
      rejections.push(rejectionOf(row, error.message));
      if (error instanceof EmptyRow && fresh.before)
        made.push({ ...fresh, records: [], made: { claims: [], unresolved: [] } });
    }
  }
  return { made, rejections };
}

const claimsOf = (records: readonly RostrumRecord[]): string[] =>
  records.flatMap((record) => (record.record === 'claim' && record.property === 'record' ? record.key : []));

/** A name that nobody knows as one text, by which it is counted. */
const nameOf = (name: string, { kind, country = '-' }: UnresolvedNote) => `${kind} ${country} ${name}`;

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
    const own = made.records
      .filter((record) => !isCited(record, made))
      .map((record) => [selfOf(record), record] as const);
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
