import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Format } from '../../../src/io/import/format';
import type { InputFile } from '../../../src/io/import/input-file';
import { Inputs } from '../../../src/io/import/read/inputs';
import type { ImportJob } from '../../../src/io/import/jobs/import-job';
import { runImport, type ImportRequest } from '../../../src/io/import/jobs/run-import';
import type { TestDatabase } from '../../support/database';
import { programOf } from '../../support/process';
import { startRostrum, type Rostrum } from '../../support/rostrum';
import { fakeFormat } from './fake-format';

/** A folder for the files of a test. */
export async function testFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'rostrum-files-'));
  return {
    folder,
    async write(name: string, content: string | Buffer): Promise<string> {
      await writeFile(join(folder, name), content);
      return join(folder, name);
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** A Rostrum with the story, and a folder for files. */
interface Story {
  rostrum: Rostrum;
  files: Awaited<ReturnType<typeof testFolder>>;
}

/** Each test of the file has a story of its own. */
export const storyForEachTest = (): Story => storyAround(beforeEach, afterEach);

/** The tests of the file share a story. */
export const storyForAllTests = (): Story => storyAround(beforeAll, afterAll);

function storyAround(before: typeof beforeAll, after: typeof afterAll): Story {
  const story = {} as Story;
  before(async () => {
    story.rostrum = await startRostrum({ template: 'story' });
    story.files = await testFolder();
  });
  after(async () => {
    await story.rostrum.close();
    await story.files.remove();
  });
  return story;
}

/** The files that a command line names. */
async function filesOf(named: string[], stdin = Readable.from([])): Promise<InputFile[]> {
  const files: InputFile[] = [];
  for await (const file of (await Inputs.find(named, fakeFormat.extensions, stdin)).files()) files.push(file);
  return files;
}

/** Imports a file, by default of the fake format; returns the job without what differs between runs. */
export async function importFile(
  database: TestDatabase,
  path: string,
  request: Partial<ImportRequest> & { format?: Format } = {},
): Promise<ImportJob> {
  const [file] = await filesOf([path]);
  return runImport(database, {
    format: fakeFormat,
    file: file as InputFile,
    actor: 'import fake',
    ...request,
  });
}

/**
 * Imports a file of the fake format in a process of its own, which prints a line before the first batch and after each;
 * one that is `pausing` then waits for a byte on stdin.
 */
export function importInProcess(url: string, path: string, batchSize: number, mode?: 'pausing') {
  const args = [path, String(batchSize), ...(mode ? [mode] : [])];
  const child = spawn(...programOf(join(__dirname, 'import-fake.ts'), args), {
    env: { PATH: process.env.PATH, DATABASE_URL: url },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return { child, ended: once(child, 'close').then(([code]) => code as number | null) };
}

/** The counts of a job. */
export const countsOf = ({ rowsRead, created, updated, unchanged, rejected }: ImportJob) => ({
  rowsRead,
  created,
  updated,
  unchanged,
  rejected,
});

/** A digest of each table without its instants: equal for two databases with the same rows. */
export async function digestsOf({ pool }: TestDatabase): Promise<Record<string, string>> {
  const { rows } = await pool.query<{ table: string; instants: string[] }>(`
    SELECT tablename AS table, array(
      SELECT column_name::text FROM information_schema.columns
      WHERE table_name = tablename AND data_type LIKE 'timestamp%') AS instants
    FROM pg_tables WHERE schemaname = current_schema()`);
  const digests: Record<string, string> = {};
  for (const { table, instants } of rows) {
    const { rows: found } = await pool.query(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(row::text, ' ' ORDER BY row::text)), '') AS digest
       FROM (SELECT to_jsonb(t) - $1::text[] AS row FROM ${table} t) rows`,
      [instants],
    );
    digests[table] = found[0].digest;
  }
  return digests;
}
