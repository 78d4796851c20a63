import type { Pool } from 'pg';
import type { ImportJob } from '../../io/import/jobs/import-job';

const SHOWN = 10;
const WIDTH = 100;

/** Describes the result of a job, with its first rejections. */
export async function reportOf(pool: Pool, job: ImportJob, path: string): Promise<string> {
  const { rows: rejections } = await pool.query<{ row: number; reason: string; text: string | null }>(
    'SELECT row_number AS row, reason, text FROM import_rejection WHERE job_id = $1 ORDER BY row_number LIMIT $2',
    [String(job.id), SHOWN],
  );
  const count = (n: number) => n.toLocaleString('en');
  const lines = [
    `${path}: ${count(job.rowsRead)} rows: ${count(job.created)} created, ${count(job.updated)} updated, ` +
      `${count(job.unchanged)} unchanged, ${count(job.rejected)} rejected`,
    ...rejections.map(({ row, reason, text }) => `  row ${row}: ${reason}\n    ${beginning(text ?? '')}`),
  ];
  if (job.state === 'SUCCEEDED' && job.message !== null) lines.push(`  ${job.message}`);
  const more = job.rejected - rejections.length;
  if (more > 0) lines.push(`  … and ${count(more)} more; importJob(id: "importjob_${job.id}") lists them`);
  return lines.join('\n');
}

// eslint-disable-next-line no-control-regex
const beginning = (text: string) => text.slice(0, WIDTH).replace(/[\u0000-\u001f\u007f]+/g, ' ');
