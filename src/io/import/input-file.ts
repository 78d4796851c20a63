/** One file to import: a file, an entry of an archive, or stdin; already decompressed. */
export interface InputFile {
  /** Without folders and without .gz: 20130401.export.CSV. */
  readonly name: string;
  /** As it was named on the command line, with its folders: `east-asia/ch.json`. */
  readonly path: string;
  /** The first 64 KiB as UTF-8 text, without a byte order mark; enough to recognize the format. */
  readonly head: string;
  /** Its stored size in bytes, and how many of them were read since it was last opened. */
  readonly size: number;
  readonly consumed: number;
  /** SHA-256 of its content, in hexadecimal. */
  hash(): Promise<string>;
  /** Opens it from the beginning, as bytes. */
  pieces(): AsyncIterable<Buffer>;
  /** Opens it from the beginning, as text in pieces of any size. Encodings by their WHATWG label; an invalid byte becomes U+FFFD. */
  text(encoding?: string): AsyncIterable<string>;
  /** Opens it from the beginning, line by line, without line ends. */
  lines(encoding?: string): AsyncIterable<string>;
}
