import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Writes text to stdout, waiting for the reader; ends early if the reader closes it, as `head` does. */
export async function toStdout(pieces: AsyncIterable<string> | Iterable<string>): Promise<void> {
  try {
    await pipeline(Readable.from(pieces, { objectMode: false }), process.stdout, { end: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
}
