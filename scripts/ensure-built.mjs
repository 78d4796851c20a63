// Builds what `npm start` runs, if it is missing or older than the source: after a `git pull`, or an
// install that ran no scripts.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const built = [
  'dist/main.js',
  'dist/cli.js',
  'dist/graphiql/index.html',
  'dist/explorer/manifest.json',
  'src/generated/prisma/client.ts',
];

const age = (path) => statSync(join(root, path)).mtimeMs;

/** The modification time of the newest file in a folder, in milliseconds. */
function newest(folder) {
  return Math.max(
    ...readdirSync(join(root, folder), { recursive: true })
      .filter((path) => !path.startsWith('generated'))
      .map((path) => age(join(folder, path))),
  );
}

const isBuilt =
  built.every((path) => existsSync(join(root, path))) &&
  age('dist/main.js') > Math.max(newest('src'), age('prisma/schema.prisma'));

if (!isBuilt) {
  console.log('Building Rostrum first ...');
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  process.exit(status ?? 1);
}
