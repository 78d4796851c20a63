import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import type { InputFile } from '../input-file';
import { findPaths, STDIN, type FoundPath } from './find-paths';
import type { Found } from './found';
import { openFile } from './open-file';
import { spool, type Spooled } from './spool';

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
