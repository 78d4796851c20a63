import { Prisma, type PrismaClient } from '../../generated/prisma/client';
import type { HashedRow } from './read-batches';

/** A row of a batch that has to be taken in, and whether one with its key was before. */
export interface FreshRow {
  row: HashedRow;
  isNew: boolean;
}

interface KnownRow {
  rowKey: string;
  hash: string;
  rowNumber: number;
  fileHash: string | null;
}

/**
 * The rows that are not yet as they were taken in last, or all of them if they are asked for. A row that a later one of the same file has overruled is done
 * with, too, or else the two would overrule each other each time the file is imported.
 */
export async function freshRows(
  prisma: PrismaClient,
  { datasetKey, fileHash }: { datasetKey: string; fileHash: string },
  rows: readonly HashedRow[],
  everyRow: boolean,
): Promise<FreshRow[]> {
  const known = await prisma.$queryRaw<KnownRow[]>`
    SELECT row_key AS "rowKey", encode(hash, 'hex') AS hash, row_number AS "rowNumber",
      file_hash AS "fileHash"
    FROM import_row LEFT JOIN import_job ON import_job.id = job_id
    WHERE import_row.dataset_key = ${datasetKey} AND row_key = ANY(${rows.map(({ key }) => key)})`;
  const byKey = new Map(known.map((row) => [row.rowKey, row]));
  return rows.flatMap((row): FreshRow[] => {
    const before = byKey.get(row.key);
    if (!before) return [{ row, isNew: true }];
    const isOverruled = before.fileHash === fileHash && before.rowNumber > row.number;
    return (before.hash === row.hash || isOverruled) && !everyRow ? [] : [{ row, isNew: false }];
  });
}

/** Writes down how rows were taken in, in the transaction that does it. */
export async function rememberRows(
  tx: Prisma.TransactionClient,
  { datasetKey, jobId }: { datasetKey: string; jobId: bigint },
  rows: readonly HashedRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO import_row (dataset_key, row_key, hash, job_id, row_number)
    SELECT ${datasetKey}, key, decode(hash, 'hex'), ${jobId}, number
    FROM unnest(${rows.map(({ key }) => key)}::text[], ${rows.map(({ hash }) => hash)}::text[],
      ${rows.map(({ number }) => number)}::int[]) AS read(key, hash, number)
    ON CONFLICT (dataset_key, row_key)
    DO UPDATE SET hash = excluded.hash, job_id = excluded.job_id, row_number = excluded.row_number`;
}
