import type { Pool } from 'pg';
import type { Prisma } from '../../../generated/prisma/client';
import type { CopyDeps } from '../commit/connection';
import { copyRows, toCopy } from '../../../platform/postgres/copy-rows';
import { ownClaim, type FreshRow, type PreparedRow } from '../prepare/prepare-batch';
import type { HashedRow } from '../read/read-batches';

interface KnownRow {
  key: string;
  hash: string;
  number: number;
  file: string | null;
  claims: string[] | null;
  unresolved: string[] | null;
}

const KNOWN = `
  SELECT row_key AS key, encode(hash, 'hex') AS hash, row_number AS number, file_hash AS file, claims, unresolved
  FROM import_row LEFT JOIN import_job ON import_job.id = job_id
  WHERE import_row.dataset_key = $1 AND row_key = ANY($2)`;

/**
 * The rows that are new or differ from what was imported last; all rows if `everyRow`. A row that a later row of the same
 * file has overruled counts as imported, or else the two would overrule each other with each import.
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
    if (!before) return [{ row, before: null }];
    const isOverruled = before.file === fileHash && before.number > row.number;
    if ((before.hash === row.hash || isOverruled) && !everyRow) return [];
    const { claims, unresolved } = before;
    return [{ row, before: { claims: claims ?? [ownClaim(datasetKey, row)], unresolved: unresolved ?? [] } }];
  });
}

const COLUMNS = new Map([
  ['dataset_key', 'datasetKey'],
  ['row_key', 'rowKey'],
  ['hash', 'hash'],
  ['job_id', 'jobId'],
  ['row_number', 'rowNumber'],
  ['claims', 'claims'],
  ['unresolved', 'unresolved'],
]);

/** Remembers imported rows, in the transaction that imports them. */
export async function rememberRows(
  tx: Prisma.TransactionClient,
  { connection }: CopyDeps,
  { datasetKey, jobId }: { datasetKey: string; jobId: bigint },
  rows: readonly PreparedRow[],
): Promise<void> {
  const columnsOf = ({ row, made: { claims, unresolved } }: PreparedRow) => ({
    datasetKey,
    rowKey: row.key,
    hash: `\\x${row.hash}`,
    jobId,
    rowNumber: row.number,
    claims: claims.length === 1 && claims[0] === ownClaim(datasetKey, row) ? null : claims,
    unresolved: unresolved.length === 0 ? null : unresolved,
  });
  const fresh = rows.filter(({ before }) => before === null);
  await copyRows(connection(), toCopy('import_row', COLUMNS, fresh.map(columnsOf)));
  const changed = rows.filter(({ before }) => before !== null);
  if (changed.length === 0) return;
  const read = changed.map(columnsOf).map(({ rowKey, hash, rowNumber, claims, unresolved }) => ({
    row_key: rowKey,
    hash,
    row_number: rowNumber,
    claims,
    unresolved,
  }));
  await tx.$executeRaw`
    UPDATE import_row SET hash = read.hash, job_id = ${jobId}, row_number = read.row_number,
      claims = read.claims, unresolved = read.unresolved
    FROM jsonb_to_recordset(${JSON.stringify(read)}::jsonb)
      AS read(row_key text, hash bytea, row_number int, claims text[], unresolved text[])
    WHERE dataset_key = ${datasetKey} AND import_row.row_key = read.row_key`;
}

/** Forgets rows, as if they had never been imported. */
export async function forgetRows(
  tx: Prisma.TransactionClient,
  datasetKey: string,
  rows: readonly PreparedRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.importRow.deleteMany({ where: { datasetKey, rowKey: { in: rows.map(({ row }) => row.key) } } });
}

/** Those of these claims that another row of the same job makes as well. */
export async function claimedBeside(
  tx: Prisma.TransactionClient,
  { datasetKey, jobId }: { datasetKey: string; jobId: bigint },
  claims: readonly string[],
): Promise<ReadonlySet<string>> {
  if (claims.length === 0) return new Set();
  const found = await tx.$queryRaw<{ claim: string }[]>`
    SELECT DISTINCT claim FROM import_row, unnest(claims) AS claim
    WHERE dataset_key = ${datasetKey} AND job_id = ${jobId} AND claim = ANY(${claims})`;
  return new Set(found.map(({ claim }) => claim));
}
