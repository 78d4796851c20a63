import { setImmediate as turn } from 'node:timers/promises';
import { EmptyRow, RejectedRow, type Format, type UnresolvedNote } from '../format';
import {
  rejectionOf,
  type HashedRow,
  type Placed,
  type Rejection,
  type RowBatch,
} from '../read/read-batches';
import type { Resolver } from '../resolver';
import { isSound } from '../rostrum-jsonl/is-sound';
import { readRecord, type RostrumRecord, type SourceRecord } from '../rostrum-jsonl/records';
import { unresolvedText } from '../unresolved';
import { parseSpan } from '../../../engine/model/time/edtf';

/** How the rows of an import become records. */
export interface Preparation {
  format: Format;
  /** The key of the dataset. */
  dataset: string;
  resolver: Resolver;
  /** Of the rows of a batch, those that are new or changed since they were imported. Without it, all are. */
  findFresh?: (rows: readonly HashedRow[]) => Promise<FreshRow[]>;
}

/** What a row made. */
export interface Made {
  /** Keys of claims, property `record`. */
  claims: readonly string[];
  /** Names that could not be resolved, as `unresolvedText` writes them. */
  unresolved: readonly string[];
}

/** A row to import, and what the row with its key made before; null for a new row. */
export interface FreshRow {
  row: HashedRow;
  before: Made | null;
}

/** A row and what it makes. An EmptyRow that made something before has no records, and what it made is withdrawn. */
export interface PreparedRow extends FreshRow {
  records: readonly RostrumRecord[];
  made: Made;
}

/** Rows to commit together. No two of their records say different things of the same thing. */
export interface PreparedBatch {
  rows: PreparedRow[];
  /** Rows that make no records. */
  rejections: Rejection[];
  /** How many rows are as they were imported before. */
  unchanged: number;
  /** How many rows of the file are read up to here. */
  end: number;
}

// 50 rows take a few milliseconds; between them, other work of the process goes on.
const ROWS_A_TURN = 50;

/**
 * Makes the records of a batch; writes nothing. Returns several batches, in order, if a row contradicts an earlier one,
 * since it has to find what that one recorded. Nearly always it is one.
 */
export async function prepareBatch(how: Preparation, batch: RowBatch): Promise<PreparedBatch[]> {
  const fresh = (await how.findFresh?.(batch.rows)) ?? batch.rows.map((row) => ({ row, before: null }));
  const rejections = [...batch.rejections];
  const prepared: PreparedRow[] = [];
  for (const [index, each] of fresh.entries()) {
    if (index % ROWS_A_TURN === 0) await turn();
    try {
      prepared.push(prepareRow(how, each));
    } catch (error) {
      if (!(error instanceof RejectedRow)) throw error;
      rejections.push(rejectionOf(each.row, error.message));
      if (error instanceof EmptyRow && each.before)
        prepared.push({ ...each, records: [], made: { claims: [], unresolved: [] } });
    }
  }
  const freshRows = new Set(fresh.map(({ row }) => row));
  const unchanged = [...batch.repeated, ...batch.rows.filter((row) => !freshRows.has(row))];
  return split(prepared, batch.end).map(({ rows, start, end }) => {
    const isHere = ({ position }: Placed) => position > start && position <= end;
    return { rows, rejections: rejections.filter(isHere), unchanged: unchanged.filter(isHere).length, end };
  });
}

/** Has the format make the records of a row. Throws RejectedRow. */
function prepareRow({ format, dataset, resolver }: Preparation, fresh: FreshRow): PreparedRow {
  const names = new Set<string>();
  const unresolved = (name: string, note: UnresolvedNote) => void names.add(unresolvedText(name, note));
  const records = format.records(fresh.row, { dataset, resolver, unresolved });
  records.forEach(check);
  const claims = records.length > 1 ? claimsOf(records) : [ownClaim(dataset, fresh.row)];
  return { ...fresh, records, made: { claims, unresolved: [...names] } };
}

/** The key of the claim that a row makes in nearly every format. */
export const ownClaim = (dataset: string, { key }: HashedRow) => `${dataset}:${key}`;

const claimsOf = (records: readonly RostrumRecord[]): string[] =>
  records.flatMap((record) => (record.record === 'claim' && record.property === 'record' ? record.key : []));

/** Rejects a row of which a record is invalid. */
function check(record: RostrumRecord): void {
  if (isSound(record)) return;
  const read = readRecord(record);
  if (typeof read === 'string') throw new RejectedRow(read);
}

interface Part {
  rows: PreparedRow[];
  start: number;
  end: number;
}

/** Splits rows before each one that contradicts an earlier one. A part is the rows after position `start` up to `end`. */
function split(rows: readonly PreparedRow[], end: number): Part[] {
  let part: Part = { rows: [], start: 0, end };
  const parts = [part];
  let said = new Map<string, RostrumRecord>();
  for (const row of rows) {
    if (!agrees(row, said)) {
      part.end = row.row.position - 1;
      part = { rows: [], start: part.end, end };
      parts.push(part);
      said = new Map();
      agrees(row, said);
    }
    part.rows.push(row);
  }
  return parts;
}

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
function agrees(made: RowOfRecords, said: Map<string, RostrumRecord>): boolean {
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
