import { writeFile } from 'node:fs/promises';
import pg from 'pg';
import { restore } from '../../src/io/export/complete/restore';
import { completeLines } from '../../src/io/export/complete/write-complete';
import { rostrumJsonl } from '../../src/io/import/formats/rostrum-jsonl';
import type { TestDatabase } from '../support/database';
import { importFile } from '../import/support/importing';

/** The complete export of a database. */
export async function exportAll(
  { pool }: Pick<TestDatabase, 'pool'>,
  options: { withKeys?: boolean } = {},
): Promise<string> {
  let text = '';
  for await (const line of completeLines(pool, options)) text += line;
  return text;
}

/** The lines of a complete export that are records of the current state. */
export const recordsIn = (file: string): string[] =>
  file.split('\n').filter((line) => line !== '' && !/^\{"record":"(rostrum|row|end)"/.test(line));

/** Restores an export into a database. */
export async function restoreInto({ url }: TestDatabase, file: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await restore(client, linesOf(file));
  } finally {
    await client.end();
  }
}

/** Imports an export into a database; throws if any of it is rejected. */
export async function importInto(database: TestDatabase, file: string, path: string) {
  await writeFile(path, file);
  const job = await importFile(database, path, { format: rostrumJsonl });
  const rejections = await database.prisma.importRejection.findMany({ where: { jobId: job.id } });
  if (rejections.length > 0)
    throw new Error(
      JSON.stringify(rejections.slice(0, 5), (_, v) => (typeof v === 'bigint' ? `${v}` : v), 1),
    );
  return job;
}

async function* linesOf(file: string): AsyncIterable<string> {
  for (const line of file.split('\n')) if (line !== '') yield line;
}
