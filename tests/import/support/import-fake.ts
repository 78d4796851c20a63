import 'reflect-metadata';
import { readSync } from 'node:fs';
import { openDatabase } from '../../../src/platform/postgres/database';
import { openFile } from '../../../src/io/import/read/open-file';
import { runImport } from '../../../src/io/import/jobs/run-import';
import { fakeFormat } from './fake-format';

/**
 * A process of its own that imports a fake file, to be killed: DATABASE_URL, the file, rows in a batch. It prints a
 * line before the first batch and after each; if `pausing`, it then waits for a byte on stdin.
 */
async function main([path = '', batch = '', mode = '']: string[]): Promise<void> {
  const database = openDatabase({
    url: process.env.DATABASE_URL as string,
    poolSize: 4,
    statementTimeoutMs: 0,
    onError: () => {},
  });
  const say = (line: string) => {
    console.log(line);
    if (mode === 'pausing') readSync(0, Buffer.alloc(1));
  };
  await database.pool.query('SELECT 1');
  for await (const found of openFile(path, { name: path, path, within: null })) {
    if (!('file' in found)) throw new Error(found.fault);
    const { file } = found;
    say('begins');
    await runImport(database, {
      format: fakeFormat,
      file,
      actor: 'import fake',
      batchSize: Number(batch),
      onProgress: ({ rowsRead }) => say(`read ${rowsRead}`),
    });
  }
  console.log(`ended ${process.resourceUsage().maxRSS}`);
  await database.close();
}

void main(process.argv.slice(2));
