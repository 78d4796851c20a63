import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { glob } from 'tinyglobby';
import { InputError } from './input-error';

/** What stands for the standard input on a command line. */
export const STDIN = '-';

/** Where a file is, what was named and holds it, and why it is not to be opened where that is so. */
export interface FoundPath {
  path: string;
  within: string | null;
  fault?: string;
}

/**
 * The files that a word of a command line names, in the order of their paths: a file, a folder with all below it but
 * what is hidden, a pattern. Of a folder those are to be opened that end in an extension, or are compressed.
 */
export async function findPaths(named: string, extensions: readonly string[]): Promise<FoundPath[]> {
  if (named === STDIN) return [{ path: STDIN, within: null }];
  const found = await stat(named).catch(() => null);
  if (found && !found.isDirectory()) return [{ path: named, within: null }];
  return found ? inFolder(named, extensions) : ofPattern(named);
}

async function inFolder(folder: string, extensions: readonly string[]): Promise<FoundPath[]> {
  const ends = [...extensions, 'gz', 'zip'].map((extension) => `.${extension}`);
  const listed = `${ends.slice(0, -1).join(', ')} or ${ends.at(-1)}`;
  const paths = (await glob('**/*', { cwd: folder, expandDirectories: false })).sort();
  const found = paths.map((path): FoundPath => {
    const isWanted = ends.some((end) => path.toLowerCase().endsWith(end));
    const place = { path: join(folder, path), within: folder };
    return isWanted ? place : { ...place, fault: `it does not end in ${listed}` };
  });
  if (found.some(({ fault }) => fault === undefined)) return found;
  throw new InputError(`there is no file in ${folder} that ends in ${listed}`);
}

async function ofPattern(pattern: string): Promise<FoundPath[]> {
  const paths = await glob(pattern, { absolute: pattern.startsWith('/') });
  if (paths.length === 0) throw new InputError(`there is no file ${pattern}`);
  return paths.sort().map((path) => ({ path, within: pattern }));
}
