import { readdir, readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

// At the highest quality Brotli takes ten times as long, for a few percent.
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
const WORTH_BYTES = 1_400;

/** Writes a .br and a .gz beside each file of a folder that is large enough. */
export async function compressAll(folder) {
  for (const file of await readdir(folder)) {
    const path = resolve(folder, file);
    const bytes = await readFile(path);
    if (bytes.length < WORTH_BYTES) continue;
    const [br, gz] = await Promise.all([
      promisify(brotliCompress)(bytes, BROTLI),
      promisify(gzip)(bytes, { level: 9 }),
    ]);
    await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)]);
  }
}
