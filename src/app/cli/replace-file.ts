import { open, rename, rm, stat } from 'node:fs/promises';

/**
 * Has `write` write a file, which takes the place of the one at `path` only when it is complete and on the disk: if that fails,
 * the former file is kept. Pipes and devices are written to directly.
 */
export async function replaceFile(path: string, write: (path: string) => Promise<void>): Promise<void> {
  const before = await stat(path).catch(() => null);
  if (before && !before.isFile()) return write(path);
  // Another process may write the same file at the same time.
  const unfinished = `${path}.${process.pid}.unfinished`;
  try {
    await write(unfinished);
    await sync(unfinished);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    const { syscall, message } = error as NodeJS.ErrnoException;
    throw syscall === undefined
      ? error
      : new Error(`${path} cannot be written: ${message}`, { cause: error });
  }
}

/** Resolves when what was written to a file is on the disk. */
async function sync(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
