import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, rm, statfs } from 'node:fs/promises';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../src/platform/postgres/embedded-postgres';
import { makeTemplate } from './database';
import globalTeardown from './global-teardown';
import { rememberRun } from './run';

/**
 * One PostgreSQL for the whole run, embedded unless TEST_DATABASE_URL names a server, with an empty
 * template in it.
 */
export default async function globalSetup(): Promise<void> {
  const prefix = `rostrum_test_${randomBytes(4).toString('hex')}`;
  const given = process.env.TEST_DATABASE_URL;
  if (given) {
    rememberRun({ serverUrl: given, prefix });
  } else {
    await removeLeftOvers();
    const folder = await mkdtemp(join(await roomiest(), `rostrum-test-${process.pid}-`));
    // For the temporary folders of the tests, in which some start a PostgreSQL of their own, as another user.
    await chmod(folder, 0o711);
    process.env.TMPDIR = folder;
    const server = await startEmbeddedPostgres({ dataDir: join(folder, 'server'), durable: false });
    rememberRun({ serverUrl: server.url, prefix, embedded: { server, folder } });
  }
  try {
    await makeTemplate('empty');
  } catch (error) {
    // jest does not run the teardown if the setup failed.
    await globalTeardown();
    throw error;
  }
}

const MEMORY = '/dev/shm';
const ENOUGH = 4 * 1024 ** 3;

/** Memory if there is enough: a database is hundreds of files, which take a disk longer to make than most tests last. */
async function roomiest(): Promise<string> {
  const shared = await statfs(MEMORY).catch(() => null);
  const room = Math.min(shared ? shared.bavail * shared.bsize : 0, freemem());
  return room > ENOUGH ? MEMORY : tmpdir();
}

/** Removes from memory what runs that were killed have left; their PostgreSQL ends when it misses its files. */
async function removeLeftOvers(): Promise<void> {
  for (const name of await readdir(MEMORY).catch(() => [])) {
    const pid = /^rostrum-test-(\d+)-/.exec(name)?.[1];
    if (pid && !isRunning(Number(pid))) await rm(join(MEMORY, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // That of another user may not be signaled.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
