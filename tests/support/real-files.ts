import { existsSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env.ROSTRUM_TEST_FILES;

/**
 * A file or folder of real data, which is not in the repository: its path below the folder that
 * ROSTRUM_TEST_FILES names. Null if that is not set or has no such file; the tests that need it are then
 * skipped.
 */
export function realFile(path: string): string | null {
  const whole = folder && join(folder, path);
  return whole && existsSync(whole) ? whole : null;
}
