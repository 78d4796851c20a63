// A database of generated events, the same every time: `await filledDatabase({ events: 1_000_000 })`, or
// `node bench/fill/index.mjs --events 1000000`, which prints its URL and serves it until Ctrl-C.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { ensureCluster, findRunning, startCluster, urlOf } from './cluster.mjs';
import { fill, fillHash } from './fill.mjs';
import { takeSample } from './sample.mjs';
import { scaleOf } from './scale.mjs';

const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations/', import.meta.url));
const { migrate } = createRequire(new URL('../../dist/', import.meta.url))('./platform/postgres/migrate.js');

/**
 * A filled and migrated database, created unless it exists. `sample` holds parameters for the questions;
 * `close` ends the server if it was started here.
 */
export async function filledDatabase({ events, port, log = () => {}, folder = folderOf(events) }) {
  await ensureCluster(folder);
  const running = await findRunning(folder);
  let server = running === null ? null : { port: running, stop: async () => {} };
  if (!isFilled(folder, events)) {
    if (server) throw new Error(`${folder} is outdated, but its server is still running; stop it first`);
    const filling = await startCluster(folder, { filling: true });
    try {
      await recreate(filling.port);
      await migrate(urlOf(filling.port));
      await fill(urlOf(filling.port), events, log);
    } finally {
      await filling.stop();
    }
    writeFileSync(stampOf(folder), JSON.stringify({ fill: fillHash(events), migrations: migrationHashes() }));
  }
  server ??= await startCluster(folder, { port });
  const url = urlOf(server.port);
  try {
    // Migrations added since it was filled are applied as to any other database.
    await migrate(url);
    const sample = await takeSample(url, scaleOf(events));
    return { url, sample, close: server.stop };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Replaces the database by an empty one. */
export async function recreate(port) {
  const client = new pg.Client({ connectionString: urlOf(port, 'postgres') });
  await client.connect();
  await client.query('DROP DATABASE IF EXISTS rostrum WITH (FORCE)');
  await client.query('CREATE DATABASE rostrum TEMPLATE template0');
  await client.end();
}

const folderOf = (events) => fileURLToPath(new URL(`../.data/${events}`, import.meta.url));
const stampOf = (folder) => join(folder, 'filled.json');
const hashOf = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

const migrationHashes = () =>
  Object.fromEntries(
    readdirSync(MIGRATIONS, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => [name, hashOf(join(MIGRATIONS, name, 'migration.sql'))]),
  );

/** Whether it was filled by this version of the program, after the same migrations. */
function isFilled(folder, events) {
  if (!existsSync(stampOf(folder))) return false;
  const stamp = JSON.parse(readFileSync(stampOf(folder), 'utf8'));
  const now = migrationHashes();
  const same =
    stamp.fill === fillHash(events) &&
    Object.entries(stamp.migrations).every(([name, hash]) => now[name] === hash);
  if (!same) rmSync(stampOf(folder));
  return same;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const option = (name) => {
    const at = process.argv.indexOf(`--${name}`);
    return at < 0 ? undefined : Number(process.argv[at + 1]);
  };
  // The server is stopped on exit.
  process.on('SIGINT', () => process.exit()).on('SIGTERM', () => process.exit());
  const { url } = await filledDatabase({
    events: option('events') ?? 50_000,
    port: option('port'),
    log: console.error,
  });
  console.log(url);
  setInterval(() => {}, 2 ** 30);
}
