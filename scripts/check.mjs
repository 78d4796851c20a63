// The checks that a change must pass besides the tests. Prints one line per check, and the output of
// those that fail. Usage: node scripts/check.mjs [name ...]
import { spawnSync } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

const bin = (name, ...args) => ['npx', ['--no-install', name, ...args]];
const node = (...args) => [process.execPath, args];

// The build comes first because the checks of the schemas run its output.
const checks = {
  build: bin('tsc', '-p', 'tsconfig.build.json'),
  types: bin('tsc', '--noEmit'),
  lint: bin('oxlint', '--deny-warnings'),
  format: bin('prettier', '--check', '.'),
  'schema drift': node('scripts/check-drift.mjs'),
  'rolling upgrades': node('scripts/check-migrations.mjs'),
  'schema.graphql': node('dist/cli.js', 'schema', 'emit', '--check'),
  'relay rules': bin('eslint', 'schema.graphql'),
  spelling: bin('cspell', 'lint', '--no-progress', '--no-summary', '.'),
  'dead code': bin('knip'),
  'dependency direction': bin('depcruise', 'src', 'dist', '--output-type', 'err'),
};
// The contract of the schema is not in the repository; the variable names the program that compares them.
const { ROSTRUM_CONTRACT_CHECK: contract } = process.env;
checks.contract = contract ? node(contract) : null;

const wanted = process.argv.slice(2);
let failed = 0;
for (const [name, check] of Object.entries(checks)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  if (!check) {
    console.log(`skip  ${name} (ROSTRUM_CONTRACT_CHECK is not set)`);
    continue;
  }
  const [command, args] = check;
  const began = performance.now();
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'}  ${name} (${seconds} s)`);
  if (status === 0) continue;
  failed += 1;
  console.log(error?.message ?? `${stdout}${stderr}`.trimEnd());
}
process.exit(failed > 0 ? 1 : 0);
