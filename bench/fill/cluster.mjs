// A PostgreSQL for the benchmark: the embedded binaries, with the settings of a machine dedicated to a
// database of some gigabytes.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, closeSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const product = createRequire(new URL('../../dist/', import.meta.url));
const { postgresAccount, launchAs } = product('./platform/postgres/embedded-postgres/account.js');
const { findBinaries } = product('./platform/postgres/embedded-postgres/binaries.js');
const { initialize, readPidFile, SUPERUSER } = product('./platform/postgres/embedded-postgres/cluster.js');

const PASSWORD = 'rostrum';
const START_TIMEOUT_MS = 60_000;

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 200,
  shared_buffers: '2GB',
  work_mem: '32MB',
  maintenance_work_mem: '1GB',
  effective_cache_size: '12GB',
  random_page_cost: 1.1,
  jit: 'off',
  // Sixteen connections share one core: parallel workers would only wait for it, and a plan that relies
  // on them is slower than one without.
  max_parallel_workers_per_gather: 0,
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  max_wal_size: '8GB',
  checkpoint_timeout: '1h',
  // Without replicas, wal_level=minimal lets data for a new table skip the WAL.
  wal_level: 'minimal',
  max_wal_senders: 0,
};

/** Settings for a database that can be recreated after a crash. */
const FILLING = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' };

/** The database of a cluster that listens on a port. */
export const urlOf = (port, database = 'rostrum') =>
  `postgres://${SUPERUSER}:${PASSWORD}@127.0.0.1:${port}/${database}`;

/** Creates the cluster of a folder unless it exists. */
export async function ensureCluster(folder) {
  if (existsSync(join(folder, 'data', 'PG_VERSION'))) return;
  mkdirSync(folder, { recursive: true });
  rmSync(join(folder, 'data'), { recursive: true, force: true });
  await initialize(optionsOf(folder), PASSWORD);
}

/** The port of the cluster of a folder if it is running; else null. */
export async function findRunning(folder) {
  const port = Number(readPidFile(join(folder, 'data'))?.[3]);
  if (!port) return null;
  const client = new pg.Client({ connectionString: urlOf(port, 'postgres') });
  try {
    await client.connect();
    const { rows } = await client.query('SHOW data_directory');
    return rows[0].data_directory === join(folder, 'data') ? port : null;
  } catch {
    return null;
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * Starts the cluster of a folder and returns its port and a function that stops it. `filling`: fast, but
 * not crash-safe.
 */
export async function startCluster(folder, { filling = false, port: wanted } = {}) {
  const options = optionsOf(folder);
  const port = wanted ?? (await freePort());
  const settings = { ...SETTINGS, ...(filling && FILLING), port };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const { command, args, uid, gid } = launchAs(
    options.account,
    findBinaries().postgres,
    ['-D', options.folder, ...flags],
    [options.folder],
  );
  const log = openSync(options.logFile, 'a', 0o600);
  // In a process group of its own, so that Ctrl-C reaches only this process, which stops it last; it ends
  // with this process.
  const child = spawn(command, args, { uid, gid, cwd: '/', detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  const onExit = () => child.kill('SIGINT');
  process.once('exit', onExit);
  let isOver = false;
  const ended = new Promise((resolve) => child.once('exit', resolve).once('error', resolve)).then(() => {
    isOver = true;
    process.off('exit', onExit);
  });
  const deadline = Date.now() + START_TIMEOUT_MS;
  const isReady = () => {
    const lines = readPidFile(options.folder);
    return lines?.[0] === String(child.pid) && lines[7]?.trim() === 'ready';
  };
  while (!isOver && !isReady()) {
    if (Date.now() > deadline) child.kill('SIGQUIT');
    await sleep(20);
  }
  if (isOver)
    throw new Error(`PostgreSQL did not start; see ${options.logFile}: ${lastLine(options.logFile)}`);
  const stop = async () => {
    if (!isOver) child.kill('SIGINT');
    await ended;
  };
  return { port, ended, stop };
}

function optionsOf(folder) {
  const account = postgresAccount(join(folder, 'data'));
  return { folder: join(folder, 'data'), logFile: join(folder, 'postgres.log'), account, durable: false };
}

const lastLine = (file) => readFileSync(file, 'utf8').trimEnd().split('\n').at(-1);

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
