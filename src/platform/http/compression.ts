import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import type { Transform } from 'node:stream';

const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = zlib.constants;
// Beyond these, answers get hardly smaller and take several times as long; see bench/NOTES.md.
const BROTLI_QUALITY = 4;
const GZIP_LEVEL = 6;

// Node has it from 22.15 on, and its types here are those of the oldest that works.
type Zstd = {
  zstdCompress?: (bytes: Buffer, callback: (error: Error | null, bytes: Buffer) => void) => void;
  createZstdCompress?: () => Transform;
};
const { zstdCompress, createZstdCompress } = zlib as Zstd;

export type Encoding = 'zstd' | 'br' | 'gzip';

interface Coder {
  whole(bytes: Buffer): Promise<Buffer>;
  stream(): Transform;
}

const gzip = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.gzip);
const brotli = promisify<Buffer, zlib.BrotliOptions, Buffer>(zlib.brotliCompress);

const CODERS: { readonly [E in Encoding]: Coder | null } = {
  br: {
    whole: (bytes) =>
      brotli(bytes, {
        params: { [BROTLI_PARAM_QUALITY]: BROTLI_QUALITY, [BROTLI_PARAM_SIZE_HINT]: bytes.length },
      }),
    stream: () => zlib.createBrotliCompress({ params: { [BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
  },
  zstd:
    zstdCompress && createZstdCompress
      ? { whole: promisify(zstdCompress), stream: () => createZstdCompress() }
      : null,
  gzip: {
    whole: (bytes) => gzip(bytes, { level: GZIP_LEVEL }),
    stream: () => zlib.createGzip({ level: GZIP_LEVEL }),
  },
};

/** The encodings that this version of Node has, in the order in which they are taken where a client likes them the same. */
export const ENCODINGS = (['br', 'zstd', 'gzip'] as const).filter((encoding) => CODERS[encoding]);

// More bytes keep a processor busy for some milliseconds.
const LARGE = 128 * 1024;
/** What ends when the next large body may be compressed, for each processor that may do that. */
const lanes: Promise<unknown>[] = Array.from(
  { length: Math.max(1, Math.min(3, availableParallelism() - 1)) },
  () => Promise.resolve(),
);
let lane = 0;

/** Compresses bytes, outside the event loop; large ones not all at once, which would leave no processor and no thread for others. */
export function encode(bytes: Buffer, encoding: Encoding): Promise<Buffer> {
  const compress = () => CODERS[encoding]!.whole(bytes);
  if (bytes.length < LARGE) return compress();
  lane = (lane + 1) % lanes.length;
  const compressed = lanes[lane]!.then(compress);
  lanes[lane] = compressed.catch(() => {});
  return compressed;
}

/** Compresses what is written to it, for what is too long to be held. */
export const encoder = (encoding: Encoding): Transform => CODERS[encoding]!.stream();
