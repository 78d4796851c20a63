import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { WrongFormat } from '../format';
import { Archive } from './archive';
import type { Found } from './found';
import { InputError } from './input-error';
import { createHash } from 'node:crypto';
import { pipeline, Transform, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { InputFile } from '../input-file';

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
    if (maxInflated !== undefined && archive.entryCount > MAX_FILES)
      throw new InputError(
        `${path} has ${archive.entryCount} files; an archive of more than ${MAX_FILES} goes in by the command line`,
      );
    const origins = await archive.origins();
    if (origins.length === 0) throw new WrongFormat(`${path} is an archive without files`);
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

/** The source of the bytes of a file. */
export interface Origin {
  name: string;
  path: string;
  size: number;
  isGzip: boolean;
  /** How much it may be once it is inflated, in bytes; undefined for any amount. */
  maxInflated?: number;
  open(): Readable | Promise<Readable>;
}

const HEAD_BYTES = 65_536;
// No format has longer lines.
const MAX_LINE_LENGTH = 16_777_216;

/** A file that can be read any number of times, as a stream. */
export class OpenedFile implements InputFile {
  head = '';
  private count = 0;

  private constructor(private readonly origin: Origin) {}

  /** Reads the beginning of a file. */
  static async of(origin: Origin): Promise<OpenedFile> {
    const file = new OpenedFile(origin);
    file.head = await file.readHead();
    return file;
  }

  get name(): string {
    return this.origin.isGzip ? this.origin.name.replace(/\.gz$/i, '') : this.origin.name;
  }

  get path(): string {
    return this.origin.path;
  }

  get size(): number {
    return this.origin.size;
  }

  get consumed(): number {
    return this.count;
  }

  async hash(): Promise<string> {
    const hash = createHash('sha256');
    for await (const chunk of this.pieces()) hash.update(chunk);
    return hash.digest('hex');
  }

  async *pieces(): AsyncIterable<Buffer> {
    this.count = 0;
    const raw = await this.origin.open();
    const counter = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        this.count += chunk.length;
        done(null, chunk);
      },
    });
    // The iteration below throws the same errors as the callback gets.
    const stream = this.origin.isGzip
      ? pipeline(raw, counter, createGunzip(), () => {})
      : pipeline(raw, counter, () => {});
    let inflated = 0;
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      inflated += chunk.length;
      if (inflated > (this.origin.maxInflated ?? Infinity)) throw tooLarge(this.origin);
      yield chunk;
    }
  }

  async *text(encoding = 'utf-8'): AsyncIterable<string> {
    const decoder = new TextDecoder(encoding);
    for await (const chunk of this.pieces()) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  }

  async *lines(encoding = 'utf-8'): AsyncIterable<string> {
    let rest = '';
    for await (const piece of this.text(encoding)) {
      const [first, ...others] = piece.split('\n') as [string, ...string[]];
      // Joined where it ends: looking for that in all that came before takes time by the square of it.
      rest += first;
      for (const next of others) {
        yield withoutReturn(rest);
        rest = next;
      }
      if (rest.length > MAX_LINE_LENGTH) throw new WrongFormat(`${this.path} is not text made of lines`);
    }
    if (rest !== '') yield withoutReturn(rest);
  }

  private async readHead(): Promise<string> {
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of this.pieces()) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= HEAD_BYTES) break;
    }
    // Streaming, so that a character cut off at the end is no error.
    return new TextDecoder().decode(Buffer.concat(chunks).subarray(0, HEAD_BYTES), { stream: true });
  }
}

const tooLarge = ({ path, maxInflated }: Origin) =>
  new InputError(`${path} is larger than ${maxInflated!.toLocaleString('en')} bytes when it is inflated`);

const withoutReturn = (line: string) => (line.endsWith('\r') ? line.slice(0, -1) : line);
