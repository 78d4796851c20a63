// npm run bench:import -- [file of GDELT events] [--rows N] [--no-build] Measures how fast a file of
// GDELT events is imported, and again unchanged, compared with `\copy` of the same file into a bare
// table: in one run, on one server, with the settings of the embedded PostgreSQL.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { prepare } from './harness/install.mjs';

const GOALS = { copy: 1 / 10, again: 3, megabytes: 300 };
const root = fileURLToPath(new URL('..', import.meta.url));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rows: { type: 'string', default: '100000' },
    'no-build': { type: 'boolean', default: false },
  },
});
prepare({ build: !values['no-build'] });
const { default: pg } = await import('pg');
const { bareCopy, copiesWith } = await import('./import/bare-copy.mjs');
const { writeRows } = await import('./import/rows.mjs');
const product = createRequire(new URL('../dist/', import.meta.url));

const folder = mkdtempSync(join(tmpdir(), 'rostrum-bench-import-'));
const { startEmbeddedPostgres } = product('./platform/postgres/embedded-postgres.js');
const server = await startEmbeddedPostgres({ dataDir: join(folder, 'data') });
try {
  await seedDatabase(server.url);
  const file = positionals[0] === undefined ? join(folder, 'made.export.CSV') : resolve(positionals[0]);
  if (positionals[0] === undefined) await writeRows(file, Number(values.rows));
  await measure(server.url, file, await countLines(file));
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function measure(url, file, rows) {
  const before = await rowsWritten(url);
  const first = await runImport(url, file);
  const tables = await touchedTables(url, before, rows);
  const indexed = await indexedColumns(url, tables);
  const again = await runImport(url, file);
  if (!again.says.includes(' 0 created, 0 updated')) throw new Error(`the second import says: ${again.says}`);
  // The faster of two runs: the first may be slowed by disk writes of the import.
  const copy = Math.min(await bareCopy(url, file, indexed), await bareCopy(url, file, indexed));

  const rate = (seconds) => `${Math.round(rows / seconds).toLocaleString('en')} rows/s`;
  const told = (seconds) => `${seconds.toFixed(1)} s, ${rate(seconds)}`;
  console.log(`${rows.toLocaleString('en')} rows: ${first.says}`);
  console.log(
    `the import writes to ${tables.join(', ')}, which have ${indexed} indexed columns: each key column of any of their ` +
      'indexes, an expression counting as one, each once however many indexes it is in',
  );
  console.log(`${copiesWith}, bare table, ${indexed} indexes: ${told(copy)}`);
  console.log(`import: ${told(first.seconds)}; again, unchanged: ${told(again.seconds)}`);
  verdict('import against \\copy', copy / first.seconds, copy / first.seconds >= GOALS.copy, 'at least 0.1');
  verdict(
    'again against first',
    first.seconds / again.seconds,
    first.seconds / again.seconds >= GOALS.again,
    '3',
  );
  if (first.megabytes !== null)
    verdict('peak RSS in MB', first.megabytes, first.megabytes < GOALS.megabytes, `below ${GOALS.megabytes}`);
}

function verdict(what, figure, isMet, goal) {
  console.log(`${what}: ${figure.toFixed(figure < 1 ? 3 : 1)} (goal: ${goal}): ${isMet ? 'ok' : 'not met'}`);
  if (!isMet) process.exitCode = 1;
}

/** The countries and the story that every new Rostrum has, to which the codes of the file resolve. */
async function seedDatabase(url) {
  const { connect } = product('./platform/postgres/connect.js');
  const { createLog } = product('./platform/log.js');
  const { seed } = product('./io/import/seed.js');
  const settings = { databaseUrl: url, dataDir: '', poolSize: 4, statementTimeoutMs: 0 };
  const connection = await connect(settings, createLog('silent'));
  await seed({ prisma: connection.database.prisma });
  await connection.close();
}

async function runImport(url, file) {
  const began = performance.now();
  const child = spawn(process.execPath, ['dist/cli.js', 'import', 'gdelt-events', file], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: url },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let says = '';
  child.stdout.on('data', (text) => (says += text));
  let megabytes = null;
  const watch = setInterval(() => (megabytes = peakOf(child.pid) ?? megabytes), 50);
  const [code] = await once(child, 'close');
  clearInterval(watch);
  if (code !== 0) throw new Error(`the import ended with ${code}: ${says}`);
  return { seconds: (performance.now() - began) / 1000, says: says.split('\n', 1)[0], megabytes };
}

/** The peak memory of a process in MB, if the system reports it. */
function peakOf(pid) {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  } catch {
    return null;
  }
}

/** The tables into which the import put at least one row per hundred rows of the file. */
async function touchedTables(url, before, rows) {
  const after = await rowsWritten(url);
  return [...after]
    .filter(([table, count]) => count - (before.get(table) ?? 0) >= rows / 100)
    .map(([table]) => table);
}

async function rowsWritten(url) {
  const rows = await ask(
    url,
    'SELECT relname, n_tup_ins::int AS count FROM pg_stat_user_tables ORDER BY relname',
  );
  return new Map(rows.map(({ relname, count }) => [relname, count]));
}

async function indexedColumns(url, tables) {
  const [{ count }] = await ask(
    url,
    `SELECT count(DISTINCT (indrelid, pg_get_indexdef(indexrelid, position, true)))::int AS count
     FROM pg_index, generate_series(1, indnkeyatts) AS position WHERE indrelid::regclass::text = ANY($1)`,
    [tables],
  );
  return count;
}

async function ask(url, text, parameters = []) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // Statistics are updated with a short delay.
    await client.query('SELECT pg_sleep(1.5), pg_stat_force_next_flush()');
    return (await client.query(text, parameters)).rows;
  } finally {
    await client.end();
  }
}

async function countLines(file) {
  let count = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity }))
    if (line !== '') count += 1;
  return count;
}
