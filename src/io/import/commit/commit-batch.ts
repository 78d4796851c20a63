import { OPEN } from '../../../engine/write/revise';
import { record as recordWrite, type RecordingTx } from '../../../engine/write/recording';
import type { ClientBase } from 'pg';
import type { Claim, Prisma } from '../../../generated/prisma/client';
import { Refusal } from '../../../platform/errors';
import { type PreparedRow, distinctRecords, type NumberedRecord } from '../prepare/prepare-batch';
import { rejectionOf, type Rejection } from '../read/read-batches';
import type { RostrumRecord } from '../rostrum-jsonl/records';
import { applyClaim } from './apply-claim';
import { applyParticipation, applyRelationship, applyTenure } from './apply-fact';
import { applyDataset, applySource, citeSource } from './apply-source';
import { applyThing } from './apply-thing';
import { Batch, idsOf, type Applied } from './batch';
import { BatchRejected, rejectLines } from './batch-rejected';
import { BatchLookup } from './batch-lookup';
import type { CommitDeps } from './connection';
import { writeBatch } from './write-batch';

/** In whose name something is recorded, and the list that it comes from, which replaces only its own names and codes. */
export interface Origin {
  actor: string;
  list: string;
}

/** How many records, or rows, were created, updated and unchanged. */
export type Counts = Record<Applied, number>;

/** What became of the rows of a batch. */
export interface BatchOutcome extends Counts {
  rows: readonly PreparedRow[];
  rejections: readonly Rejection[];
}

/** What else happens when a batch is committed. */
export interface CommitHooks {
  /** Called when the records are applied and the database has the rest to do. */
  onWriting?(): void;
  /** Of claims that the rows of the batch no longer make: those that other rows make, which are not withdrawn. */
  claimedBeside?(tx: Prisma.TransactionClient, claims: readonly string[]): Promise<ReadonlySet<string>>;
  /** Writes what must be true together with the batch. */
  onCommit?(tx: Prisma.TransactionClient, outcome: BatchOutcome): Promise<void>;
}

/**
 * Commits prepared rows as one recording, each row whole or not at all: rows at fault are dropped and the rest is tried
 * again. Claims that corrected rows no longer make are retracted. Where nothing changes, there is no recording.
 */
export async function commitBatch(
  deps: CommitDeps,
  origin: Origin,
  prepared: readonly PreparedRow[],
  { onWriting, claimedBeside, onCommit }: CommitHooks = {},
): Promise<BatchOutcome> {
  const rejections: Rejection[] = [];
  for (let rows = prepared; ;) {
    const records = distinctRecords(rows);
    const dropped = droppedBy(rows);
    let outcome: BatchOutcome = { rows, rejections, created: 0, updated: 0, unchanged: rows.length };
    if (records.length + dropped.length === 0) {
      if (onCommit) await deps.prisma.$transaction((tx) => onCommit(tx, outcome));
      return outcome;
    }
    try {
      await commitRecords(deps, origin, records, {
        onWriting,
        withdrawn: async (tx) => {
          const beside = await claimedBeside?.(tx, dropped);
          return dropped.filter((claim) => !beside?.has(claim));
        },
        onCommit: async (tx, counts) => {
          outcome = { ...outcome, ...countRows(rows, records.length, counts) };
          await onCommit?.(tx, outcome);
        },
      });
      return outcome;
    } catch (error) {
      if (!(error instanceof BatchRejected)) throw error;
      const { reasons } = error;
      for (const { row } of rows) {
        const reason = reasons.get(row.number);
        if (reason !== undefined) rejections.push(rejectionOf(row, reason));
      }
      const rest = rows.filter(({ row }) => !reasons.has(row.number));
      if (rest.length === rows.length) throw error;
      rows = rest;
    }
  }
}

/** The claims that these rows made before and none of them makes any longer. */
function droppedBy(rows: readonly PreparedRow[]): string[] {
  const before = new Set(rows.flatMap((row) => row.before?.claims ?? []));
  for (const { made } of rows) for (const claim of made.claims) before.delete(claim);
  return [...before];
}

function countRows(all: readonly PreparedRow[], records: number, counts: Counts): Counts {
  // A row without records is rejected, and counted there.
  const rows = all.filter((row) => row.records.length > 0);
  if (rows.length === 0 || counts.created + counts.updated === 0)
    return { created: 0, updated: 0, unchanged: rows.length };
  // With one record a row, the counts of records are those of rows.
  if (records === rows.length) return counts;
  const created = rows.filter(({ before }) => before === null).length;
  return { created, updated: rows.length - created, unchanged: 0 };
}

/** What else happens when records are written. */
interface WriteHooks {
  onWriting?: () => void;
  withdrawn?: (tx: Prisma.TransactionClient) => Promise<readonly string[]>;
}

/**
 * Commits records, of which no two may be the same thing, as one recording, and retracts the `withdrawn` claims, given by
 * their keys. Throws BatchRejected, with all that is wrong, if a record is refused; then nothing is recorded.
 */
export async function commitRecords(
  deps: CommitDeps,
  { actor, list }: Origin,
  records: readonly NumberedRecord[],
  {
    onCommit,
    ...hooks
  }: WriteHooks & { onCommit?: (tx: Prisma.TransactionClient, counts: Counts) => Promise<void> } = {},
): Promise<Counts> {
  const { answer } = await recordWrite(deps, actor, async (rec) => {
    const counts = await writeRecords(rec, list, records, { ...hooks, connection: deps.connection?.() });
    await onCommit?.(rec.tx, counts);
    return counts;
  });
  return answer;
}

/** The same within a recording that also writes something else. */
export async function writeRecords(
  rec: RecordingTx,
  list: string,
  records: readonly NumberedRecord[],
  { connection, onWriting, withdrawn }: WriteHooks & { connection?: ClientBase } = {},
): Promise<Counts> {
  const plain = records.map(({ record }) => record);
  const known = await BatchLookup.of(rec, plain);
  const ids = await rec.newIds(plain.reduce((sum, record) => sum + idsOf(record), 0));
  const batch = new Batch(rec, known, plain, ids, list, connection);
  const counts = await applyRecords(batch, records);
  batch.withdrawn.push(...(await claimsByKey(rec.tx, (await withdrawn?.(rec.tx)) ?? [])));
  counts.updated += batch.withdrawn.length;
  onWriting?.();
  await writeBatch(batch);
  if (counts.created + counts.updated > 0) noteImport(batch, counts);
  return counts;
}

/** Applies all records, so that one attempt finds every record that is refused. */
async function applyRecords(batch: Batch, records: readonly NumberedRecord[]): Promise<Counts> {
  const counts: Counts = { created: 0, updated: 0, unchanged: 0 };
  const reasons = new Map<number, string>();
  // The first reason of a line is the cause of the others.
  const reject = (line: number, reason: string) => void (reasons.has(line) || reasons.set(line, reason));
  for (const each of records) {
    batch.line = each.line;
    try {
      counts[await apply(batch, each)]++;
      noteDataset(batch, each.record);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      reject(each.line, error.message);
    }
  }
  for (const [line, reason] of batch.rows.orphans()) reject(line, reason);
  rejectLines(reasons);
  return counts;
}

function apply(batch: Batch, { record, isCited }: NumberedRecord): Promise<Applied> {
  switch (record.record) {
    case 'dataset':
      return applyDataset(batch, record);
    case 'source':
      return isCited ? citeSource(batch, record) : applySource(batch, record);
    case 'participation':
      return applyParticipation(batch, record);
    case 'relationship':
      return applyRelationship(batch, record);
    case 'tenure':
      return applyTenure(batch, record);
    case 'claim':
      return applyClaim(batch, record);
    default:
      return applyThing(batch, record);
  }
}

function noteDataset({ known, datasets }: Batch, record: RostrumRecord): void {
  const key = record.record === 'dataset' ? record.key : 'dataset' in record ? record.dataset : undefined;
  if (key !== undefined) datasets.add(known.byKey('dataset', key).id);
}

const claimsByKey = (tx: RecordingTx['tx'], keys: readonly string[]): Promise<Claim[]> =>
  keys.length === 0
    ? Promise.resolve([])
    : tx.claim.findMany({ where: { key: { in: [...keys] }, toRecording: OPEN }, orderBy: { id: 'asc' } });

/** Notes one change for the whole batch, in the history of everything that it concerns. */
function noteImport({ rec, datasets, concerns }: Batch, { created, updated }: Counts): void {
  const [dataset] = datasets;
  rec.change({
    action: 'IMPORTED',
    ...(dataset !== undefined && { subjectKind: 'DATASET', subjectId: dataset }),
    concerns: [...concerns],
    fields: ['created', 'updated'],
    after: { created, updated },
  });
}
