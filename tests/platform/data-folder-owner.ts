import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/platform/postgres/embedded-postgres';

/**
 * Owns the data folder named by its argument and writes numbers into it until it is killed, printing each
 * as soon as the database has acknowledged it. A second connection is kept busy, as by a statement that
 * does not notice the kill.
 */
async function main(dataDir: string): Promise<void> {
  const { url } = await startEmbeddedPostgres({ dataDir });
  const [writer, busy] = [new pg.Client(url), new pg.Client(url)];
  await Promise.all([writer.connect(), busy.connect()]);
  await writer.query('CREATE TABLE IF NOT EXISTS acknowledged (n int PRIMARY KEY)');
  busy.query('SELECT count(*) FROM generate_series(1, 1000000000)').catch(() => {});
  for (let n = 1; ; n++) {
    await writer.query('INSERT INTO acknowledged VALUES ($1)', [n]);
    console.log(n);
  }
}

void main(process.argv[2]!);
