// The reference for an import: `\copy` of the same file into a table of text columns with indexes.
import { execFileSync } from 'node:child_process';
import { createReadStream, readFileSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** The copying tool available: psql, as in the goal, or else the same COPY by Node. */
export const copiesWith = findPsql() ? 'psql \\copy' : 'COPY through pg-copy-streams, without psql';

function findPsql() {
  try {
    execFileSync('psql', ['--version'], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}

/**
 * The time in seconds to copy a tab-separated file into a new table with a number of B-trees, each on one
 * column.
 */
export async function bareCopy(url, file, indexes) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const columns = readFileSync(file, 'utf8').split('\n', 1)[0].split('\t').length;
    const names = Array.from({ length: columns }, (_, index) => `c${index + 1}`);
    await client.query('DROP TABLE IF EXISTS bare');
    await client.query(`CREATE TABLE bare (${names.map((name) => `${name} text`).join(', ')})`);
    for (let index = 0; index < indexes; index += 1)
      await client.query(`CREATE INDEX ON bare (${names[index % columns]})`);
    const began = performance.now();
    if (findPsql()) execFileSync('psql', ['-q', url, '-c', `\\copy bare from '${file}'`], { stdio: 'pipe' });
    else await pipeline(createReadStream(file), client.query(copyFrom('COPY bare FROM STDIN')));
    const seconds = (performance.now() - began) / 1000;
    await client.query('DROP TABLE bare');
    return seconds;
  } finally {
    await client.end();
  }
}
