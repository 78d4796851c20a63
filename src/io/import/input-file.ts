/** One file to import: a file of its own, an entry of an archive, or what came on stdin; never compressed. */
export interface InputFile {
  /** Without folders and without .gz: 20130401.export.CSV. */
  readonly name: string;
  /** As it was named on the command line, with its folders: what tells `east-asia/ch.json` from another. */
  readonly path: string;
  /** The first 64 KiB as UTF-8 text, without a byte order mark; enough to tell what the file is. */
  readonly head: string;
  /** How many bytes it takes where it is stored, and how many of them were read since it was opened last. */
  readonly size: number;
  readonly consumed: number;
  /** SHA-256 of its content, in hexadecimal. */
  hash(): Promise<string>;
  /** Opens it from the beginning, as bytes. */
  pieces(): AsyncIterable<Buffer>;
  /** Opens it from the beginning, as text in pieces of any size. Encodings by their WHATWG label; a byte that is none becomes U+FFFD. */
  text(encoding?: string): AsyncIterable<string>;
  /** Opens it from the beginning, line by line, without line ends. */
  lines(encoding?: string): AsyncIterable<string>;
}
