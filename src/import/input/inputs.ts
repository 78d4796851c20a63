import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { glob } from 'tinyglobby';
import type { InputFile } from '../input-file';
import { InputError } from './input-error';
import { OpenedFile } from './opened-file';
import { spool, type Spooled } from './spool';
import { Archive } from './archive';

const STDIN = '-';

/** The files that were named on a command line: files, folders, globs, archives and `-` for stdin. */
export class Inputs {
  private constructor(
    private readonly paths: readonly string[],
    private readonly stdin: Spooled | null,
  ) {}

  /** Finds what was named, of folders the files that end like this, and keeps stdin in a temporary file, so that it too can be read twice. */
  static async find(
    named: readonly string[],
    extensions: readonly string[],
    stdin: Readable,
  ): Promise<Inputs> {
    const paths: string[] = [];
    for (const path of named) paths.push(...(await expand(path, extensions)));
    return new Inputs(paths, paths.includes(STDIN) ? await spool(stdin) : null);
  }

  get size(): number {
    return this.paths.length;
  }

  /** Opens each file, one after the other; of an archive, each of its files. */
  async *files(): AsyncIterable<InputFile> {
    for (const path of this.paths) {
      yield* path === STDIN && this.stdin
        ? openFile(this.stdin.file, { name: 'stdin', path: 'stdin' })
        : openFile(path, { name: basename(path), path });
    }
  }

  /** Deletes what was kept. */
  async close(): Promise<void> {
    await this.stdin?.remove();
  }
}

/** Opens a file that may be compressed, as the files that it is made of. */
export async function* openFile(
  file: string,
  called: { name: string; path: string },
): AsyncIterable<InputFile> {
  const { magic, size } = await lookAt(file);
  if (magic.startsWith('504b0304')) {
    const archive = await Archive.open(file, called.path);
    try {
      for (const origin of await archive.origins()) yield await OpenedFile.of(origin);
    } finally {
      archive.close();
    }
    return;
  }
  const isGzip = magic.startsWith('1f8b');
  yield await OpenedFile.of({ ...called, size, isGzip, open: () => createReadStream(file) });
}

async function expand(named: string, extensions: readonly string[]): Promise<string[]> {
  if (named === STDIN) return [STDIN];
  const found = await stat(named).catch(() => null);
  if (found && !found.isDirectory()) return [named];
  const files = found
    ? (await glob(`**/*.{${extensions.join()},gz,zip}`, { cwd: named, caseSensitiveMatch: false })).map(
        (file) => join(named, file),
      )
    : await glob(named, { absolute: named.startsWith('/') });
  if (files.length > 0) return files.sort();
  throw new InputError(
    found
      ? `there is no file in ${named} that ends in ${extensions.map((end) => `.${end}`).join(', ')}, .gz or .zip`
      : `there is no file ${named}`,
  );
}

async function lookAt(file: string): Promise<{ magic: string; size: number }> {
  try {
    const handle = await open(file);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
      return { magic: buffer.toString('hex', 0, bytesRead), size: (await handle.stat()).size };
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw new InputError(`${file} can't be read: ${(error as Error).message}`);
  }
}
