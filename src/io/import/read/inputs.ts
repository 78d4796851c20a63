import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import type { InputFile } from '../input-file';
import type { Found } from './found';
import { openFile } from './open-file';
import { spool, type Spooled } from './spool';
import { stat } from 'node:fs/promises';
import { glob } from 'tinyglobby';
import { InputError } from './input-error';

/** The files that were named on a command line: files, folders, globs, archives and `-` for stdin. */
export class Inputs {
  private constructor(
    private readonly paths: readonly FoundPath[],
    private readonly stdin: Spooled | null,
  ) {}

  /** Finds the named files, and in folders those with these extensions. Keeps stdin in a temporary file, so that it can be read twice. */
  static async find(
    named: readonly string[],
    extensions: readonly string[],
    stdin: Readable,
  ): Promise<Inputs> {
    const paths: FoundPath[] = [];
    for (const word of named) paths.push(...(await findPaths(word, extensions)));
    const hasStdin = paths.some(({ path }) => path === STDIN);
    return new Inputs(paths, hasStdin ? await spool(stdin) : null);
  }

  /** Each file, opened one after the other; of an archive, each of its files. */
  async *found(): AsyncIterable<Found> {
    for (const { path, within, fault } of this.paths) {
      if (fault !== undefined) yield { path, within, fault };
      else if (path === STDIN && this.stdin)
        yield* openFile(this.stdin.file, { name: 'stdin', path: 'stdin', within });
      else yield* openFile(path, { name: basename(path), path, within });
    }
  }

  /** The files that can be opened. */
  async *files(): AsyncIterable<InputFile> {
    for await (const found of this.found()) if ('file' in found) yield found.file;
  }

  /** Deletes the temporary file. */
  async close(): Promise<void> {
    await this.stdin?.remove();
  }
}

/** Stands for the standard input on a command line. */
const STDIN = '-';

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
async function findPaths(named: string, extensions: readonly string[]): Promise<FoundPath[]> {
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
