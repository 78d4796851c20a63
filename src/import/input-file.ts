import type { Readable } from 'node:stream';

/** One file to import: a file of its own, an entry of an archive, or what came on stdin; never compressed. */
export interface InputFile {
  /** Without folders and without .gz: 20130401.export.CSV. */
  readonly name: string;
  /** As it was named on the command line, with the folders: what tells `east-asia/ch.json` from another. */
  readonly path: string;
  /** The first 64 KiB as UTF-8 text, without a byte order mark; enough to tell what the file is. */
  readonly head: string;
  /** How many bytes there are before decompression, and how many of them were read so far. */
  readonly size: number;
  readonly consumed: number;
  /** SHA-256 of its content as it is stored. */
  hash(): Promise<string>;
  /** Opens it from the beginning. */
  bytes(): Readable;
  /** Opens it as text, in pieces of any size; a byte that is none becomes U+FFFD. WHATWG label, such as windows-1252. */
  text(encoding?: string): AsyncIterable<string>;
  /** Opens it as text, line by line, without line ends. */
  lines(encoding?: string): AsyncIterable<string>;
}
