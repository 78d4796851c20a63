import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { WrongFormat } from '../format';
import { Archive } from './archive';
import type { Found } from './found';
import { InputError } from './input-error';
import { OpenedFile } from './opened-file';

/** Name and path of a file, and the folder or pattern that was named and has it. */
export interface Called {
  name: string;
  path: string;
  within: string | null;
  /** How much a file may be once it is inflated, in bytes; undefined for any amount. */
  maxInflated?: number;
}

/** The files of an archive that is looked through where the size of a file is limited: each has a beginning to be inflated. */
const MAX_FILES = 1_000;

/** Opens a file, or each file of an archive. Throws InputError, and WrongFormat for an archive that was named and cannot be read. */
export async function* openFile(file: string, called: Called): AsyncIterable<Found> {
  const { name, path, within, maxInflated } = called;
  const { magic, size } = await lookAt(file);
  if (magic.startsWith('504b0304')) {
    yield* openArchive(file, called);
    return;
  }
  const isGzip = magic.startsWith('1f8b');
  const origin = { name, path, size, isGzip, maxInflated, open: () => createReadStream(file) };
  yield { path, within, file: await OpenedFile.of(origin) };
}

async function* openArchive(file: string, { path, within, maxInflated }: Called): AsyncIterable<Found> {
  let archive: Archive | undefined;
  try {
    archive = await Archive.open(file, path);
    const origins = await archive.origins();
    if (origins.length === 0) throw new WrongFormat(`${path} is an archive without files`);
    if (maxInflated !== undefined && origins.length > MAX_FILES)
      throw new InputError(
        `${path} has ${origins.length} files; an archive of more than ${MAX_FILES} goes in by the command line`,
      );
    for (const origin of origins)
      yield {
        path: origin.path,
        within: within ?? path,
        file: await OpenedFile.of({ ...origin, maxInflated }),
      };
  } catch (error) {
    if (within === null || !(error instanceof WrongFormat)) throw error;
    yield { path, within, fault: error.message };
  } finally {
    archive?.close();
  }
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
