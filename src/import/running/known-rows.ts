import type { Pool } from 'pg';
import type { Prisma } from '../../generated/prisma/client';
import type { CopyDeps } from '../loading/connection';
import { copyRows, toCopy } from '../loading/copy-rows';
import type { HashedRow } from './read-batches';

/** A row of a batch that has to be taken in, and whether one with its key was before. */
export interface FreshRow {
  row: HashedRow;
  isNew: boolean;
}

interface KnownRow {
  key: string;
  hash: string;
  number: number;
  file: string | null;
}

const KNOWN = `
  SELECT row_key AS key, encode(hash, 'hex') AS hash, row_number AS number, file_hash AS file
  FROM import_row LEFT JOIN import_job ON import_job.id = job_id
  WHERE import_row.dataset_key = $1 AND row_key = ANY($2)`;

/**
 * The rows that are not yet as they were taken in last, or all of them if they are asked for. A row that a later one of the same file has overruled is done
 * with, too, or else the two would overrule each other each time the file is imported.
 */
export async function freshRows(
  pool: Pool,
  { datasetKey, fileHash }: { datasetKey: string; fileHash: string },
  rows: readonly HashedRow[],
  everyRow: boolean,
): Promise<FreshRow[]> {
  const keys = rows.map(({ key }) => key);
  const { rows: known } = await pool.query<KnownRow>(KNOWN, [datasetKey, keys]);
  const byKey = new Map(known.map((row) => [row.key, row]));
  return rows.flatMap((row): FreshRow[] => {
    const before = byKey.get(row.key);
    if (!before) return [{ row, isNew: true }];
    const isOverruled = before.file === fileHash && before.number > row.number;
    return (before.hash === row.hash || isOverruled) && !everyRow ? [] : [{ row, isNew: false }];
  });
}

const COLUMNS = new Map([
  ['dataset_key', 'datasetKey'],
  ['row_key', 'rowKey'],
  ['hash', 'hash'],
  ['job_id', 'jobId'],
  ['row_number', 'rowNumber'],
]);

/** Writes down how rows were taken in, in the transaction that does it. */
export async function rememberRows(
  tx: Prisma.TransactionClient,
  { connection }: CopyDeps,
  { datasetKey, jobId }: { datasetKey: string; jobId: bigint },
  rows: readonly FreshRow[],
): Promise<void> {
  const fresh = rows.filter(({ isNew }) => isNew).map(({ row }) => row);
  const remembered = fresh.map(({ key, hash, number }) => ({
    datasetKey,
    rowKey: key,
    hash: `\\x${hash}`,
    jobId,
    rowNumber: number,
  }));
  await copyRows(connection(), toCopy('import_row', COLUMNS, remembered));
  const changed = rows.filter(({ isNew }) => !isNew).map(({ row }) => row);
  if (changed.length === 0) return;
  await tx.$executeRaw`
    UPDATE import_row SET hash = decode(read.hash, 'hex'), job_id = ${jobId}, row_number = read.number
    FROM unnest(${changed.map(({ key }) => key)}::text[], ${changed.map(({ hash }) => hash)}::text[],
      ${changed.map(({ number }) => number)}::int[]) AS read(key, hash, number)
    WHERE dataset_key = ${datasetKey} AND row_key = read.key`;
}
