import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { glob } from 'tinyglobby';
import { InputError } from './input-error';

/** Stands for the standard input on a command line. */
export const STDIN = '-';

/** The path of a file, the folder or pattern that was named and has it, and why it is not opened, if so. */
export interface FoundPath {
  path: string;
  within: string | null;
  fault?: string;
}

/**
 * The files that an argument names, in the order of their paths: a file, a pattern, or a folder with everything below it
 * that is not hidden. In a folder, files with one of the extensions and compressed files are opened.
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
