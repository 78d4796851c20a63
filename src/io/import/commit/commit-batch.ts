import { record as recordWrite, type RecordingTx } from '../../../engine/write/recording';
import { OPEN } from '../../../engine/write/revise';
import type { Claim } from '../../../generated/prisma/client';
import { Refusal } from '../../../platform/errors';
import type { RostrumRecord, SourceRecord } from '../rostrum-jsonl/records';
import { Batch, idsOf, type Loaded } from './batch';
import type { LoadDeps } from './connection';
import { BatchLookup, Rejected } from './batch-lookup';
import { loadClaim } from './apply-claim';
import { loadParticipation, loadRelationship, loadTenure } from './apply-fact';
import { citeSource, loadDataset, loadSource } from './apply-source';
import { loadThing } from './apply-thing';
import { BatchRejected, writeBatch } from './write-batch';

/** A record and the line of its file. */
export interface Line {
  line: number;
  record: RostrumRecord;
  /** A source that is only cited: what is recorded of it stays, but for an earlier day of publication. */
  isCited?: true;
}

/** What loading came to: how many records of each kind, and which lines were not loaded and why. */
export interface Counts {
  created: number;
  updated: number;
  unchanged: number;
  rejected: { line: number; reason: string }[];
}

/** Loads records, of which no two may be the same thing, as one recording; as none where nothing changes. */
export async function loadBatch(
  deps: LoadDeps,
  { actor, list }: { actor: string; list: string },
  lines: readonly Line[],
): Promise<Counts> {
  try {
    const { answer } = await recordWrite(deps, actor, (rec) => loadLines(rec, lines, deps, { list }));
    return answer;
  } catch (error) {
    if (!(error instanceof BatchRejected)) throw error;
    const { reasons } = error;
    const counts = await loadBatch(
      deps,
      { actor, list },
      lines.filter(({ line }) => !reasons.has(line)),
    );
    const rejected = [...reasons].map(([line, reason]) => ({ line, reason }));
    return { ...counts, rejected: [...rejected, ...counts.rejected] };
  }
}

/**
 * Loads records within a recording; throws BatchRejected where lines must go first. What rows said before and say no longer is
 * taken back, by the keys of their claims.
 */
export async function loadLines(
  rec: RecordingTx,
  lines: readonly Line[],
  { connection, onWriting }: LoadDeps,
  { list, takenBack = [] }: { list: string; takenBack?: readonly string[] },
): Promise<Counts> {
  const records = lines.map(({ record }) => record);
  const known = await BatchLookup.of(rec, records);
  const ids = await rec.newIds(records.reduce((sum, record) => sum + idsOf(record), 0));
  const batch = new Batch(rec, known, records, ids, list, connection?.());
  const counts: Counts = { created: 0, updated: 0, unchanged: 0, rejected: [] };
  for (const { line, record, isCited } of lines) {
    batch.line = line;
    try {
      const loaded = isCited
        ? await citeSource(batch, record as SourceRecord)
        : await loadRecord(batch, record);
      counts[loaded]++;
    } catch (error) {
      if (!(error instanceof Rejected || error instanceof Refusal)) throw error;
      counts.rejected.push({ line, reason: error.message });
    }
  }
  batch.takenBack.push(...(await claimsByKey(rec.tx, takenBack)));
  counts.updated += batch.takenBack.length;
  onWriting?.();
  try {
    await writeBatch(batch);
  } catch (error) {
    throw error instanceof BatchRejected ? withOwnReasons(error, lines, counts) : error;
  }
  if (counts.created + counts.updated > 0) noteImport(batch, counts);
  return counts;
}

const claimsByKey = (tx: RecordingTx['tx'], keys: readonly string[]): Promise<Claim[]> =>
  keys.length === 0
    ? Promise.resolve([])
    : tx.claim.findMany({ where: { key: { in: [...keys] }, toRecording: OPEN }, orderBy: { id: 'asc' } });

/** Adds why rows themselves were rejected, which would else only be told that their facts are not there. */
function withOwnReasons(
  { reasons }: BatchRejected,
  lines: readonly Line[],
  { rejected }: Counts,
): BatchRejected {
  const rows = new Set(
    lines.flatMap(({ line, record }) =>
      record.record === 'claim' && record.property === 'record' ? line : [],
    ),
  );
  const own = rejected.filter(({ line }) => rows.has(line));
  return new BatchRejected(new Map([...reasons, ...own.map(({ line, reason }) => [line, reason] as const)]));
}

async function loadRecord(batch: Batch, record: RostrumRecord): Promise<Loaded> {
  const loaded = await dispatch(batch, record);
  const datasetId = 'dataset' in record ? batch.known.datasetId(record.dataset) : null;
  if (datasetId !== null) batch.datasets.add(datasetId);
  if (record.record === 'dataset') batch.datasets.add(batch.known.byKey('dataset', record.key).id);
  return loaded;
}

function dispatch(batch: Batch, record: RostrumRecord): Promise<Loaded> {
  switch (record.record) {
    case 'dataset':
      return loadDataset(batch, record);
    case 'source':
      return loadSource(batch, record);
    case 'participation':
      return loadParticipation(batch, record);
    case 'relationship':
      return loadRelationship(batch, record);
    case 'tenure':
      return loadTenure(batch, record);
    case 'claim':
      return loadClaim(batch, record);
    default:
      return loadThing(batch, record);
  }
}

/** One change stands for the whole batch, in the history of everything that it concerns. */
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
