import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { open, type Entry, type ZipFile } from 'yauzl';
import { WrongFormat } from '../format';
import type { Origin } from './open-file';

// Added by file managers.
const ADDED = /(^|\/)(__MACOSX\/|\.)/;

/** A ZIP archive whose entries are read as streams. */
export class Archive {
  private constructor(
    private readonly zip: ZipFile,
    private readonly path: string,
  ) {}

  static open(file: string, path: string): Promise<Archive> {
    return new Promise((resolve, reject) => {
      open(file, { lazyEntries: true, autoClose: false }, (error, zip) =>
        error ? reject(unreadable(path, error)) : resolve(new Archive(zip, path)),
      );
    });
  }

  /** How many entries it says to have, before any is read. */
  get entryCount(): number {
    return this.zip.entryCount;
  }

  /** The files in it, in the order of the archive. */
  async origins(): Promise<Origin[]> {
    const entries = await this.entries();
    return entries
      .filter(({ fileName }) => !fileName.endsWith('/') && !ADDED.test(fileName))
      .map((entry) => ({
        name: basename(entry.fileName),
        path: `${this.path}/${entry.fileName}`,
        size: entry.uncompressedSize,
        isGzip: false,
        open: () => this.read(entry),
      }));
  }

  close(): void {
    this.zip.close();
  }

  private entries(): Promise<Entry[]> {
    return new Promise((resolve, reject) => {
      const entries: Entry[] = [];
      this.zip.on('entry', (entry: Entry) => {
        entries.push(entry);
        this.zip.readEntry();
      });
      this.zip.on('end', () => resolve(entries));
      this.zip.on('error', (error: Error) => reject(unreadable(this.path, error)));
      this.zip.readEntry();
    });
  }

  private read(entry: Entry): Promise<Readable> {
    return new Promise((resolve, reject) => {
      this.zip.openReadStream(entry, (error, stream) =>
        error ? reject(unreadable(this.path, error)) : resolve(stream),
      );
    });
  }
}

const unreadable = (path: string, error: Error) =>
  new WrongFormat(`${path} is no ZIP archive that can be read: ${error.message}`);
