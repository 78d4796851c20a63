import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identify, isRunning, type ProcessIdentity } from './process';

/** How other programs of the same user can connect to the database of a data folder. */
interface Connection {
  readonly owner: ProcessIdentity;
  readonly url: string;
}

const lockOf = (dataDir: string) => join(dataDir, 'owner.json');
const connectionOf = (dataDir: string) => join(dataDir, 'connection.json');

/**
 * Makes this process the only owner of the data folder; returns a function that releases it. Throws, naming the owner,
 * while another process has the folder. A lock of a process that was killed is ignored.
 */
export function own(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true });
  const lock = lockOf(dataDir);
  const mine = `${lock}.${process.pid}`;
  writeFileSync(mine, JSON.stringify(identify(process.pid)), { mode: 0o600 });
  try {
    // Creating a link is atomic, and only one of two concurrent attempts succeeds.
    while (!isLinked(mine, lock)) {
      const holder = readJson<ProcessIdentity>(lock);
      if (holder && isRunning(holder)) throw new Error(heldBy(holder, dataDir));
      rmSync(lock, { force: true });
    }
  } finally {
    rmSync(mine, { force: true });
  }
  return () => {
    rmSync(connectionOf(dataDir), { force: true });
    rmSync(lock, { force: true });
  };
}

const heldBy = ({ pid }: ProcessIdentity, dataDir: string) =>
  `${dataDir} is in use by another Rostrum (process ${pid}); ` +
  'stop that one first, or set ROSTRUM_DATA_DIR to another folder';

/** Writes the address of the database to the data folder, for `npx rostrum` to find while the server runs. */
export function announce(dataDir: string, url: string): void {
  const connection: Connection = { owner: identify(process.pid)!, url };
  const file = connectionOf(dataDir);
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, JSON.stringify(connection), { mode: 0o600 });
  renameSync(unfinished, file);
}

/** The address of the running database of a data folder; null if it is not running. */
export function findRunning(dataDir: string): string | null {
  const connection = readJson<Connection>(connectionOf(dataDir));
  return connection && isRunning(connection.owner) ? connection.url : null;
}

function isLinked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function readJson<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return null;
  }
}
