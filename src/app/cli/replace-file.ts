import { rename, rm, stat } from 'node:fs/promises';

/**
 * Has `write` write a file, which takes the place of the one at `path` only when it is complete: if that fails, the former
 * file is kept. Pipes and devices are written to directly.
 */
export async function replaceFile(path: string, write: (path: string) => Promise<void>): Promise<void> {
  const before = await stat(path).catch(() => null);
  if (before && !before.isFile()) return write(path);
  const unfinished = `${path}.unfinished`;
  try {
    await write(unfinished);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
