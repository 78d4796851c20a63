import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const bench = fileURLToPath(new URL('..', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Ensures that the packages of the benchmark are installed, and that the product is built from the
 * current sources.
 */
export function prepare({ build = true } = {}) {
  const run = (command, args, cwd) =>
    execFileSync(command, args, {
      cwd,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    });
  if (!existsSync(join(bench, 'node_modules/.package-lock.json'))) {
    run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], bench);
  }
  if (build && newest(join(root, 'src')) > newest(join(root, 'dist/main.js'))) {
    run('npx', ['--no-install', 'tsc', '-p', 'tsconfig.build.json'], root);
  }
}

/** The modification time of the newest file in a folder; 0 if it is empty. */
function newest(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}
