import { Readable } from 'node:stream';
import type { InputFile } from '../input-file';
import { OpenedFile } from './open-file';

/** A file that came as text in a request. */
export function textFile(content: string): Promise<InputFile> {
  const bytes = Buffer.from(content);
  return OpenedFile.of({
    name: 'content',
    path: 'content',
    size: bytes.length,
    isGzip: false,
    open: () => Readable.from([bytes], { objectMode: false }),
  });
}
