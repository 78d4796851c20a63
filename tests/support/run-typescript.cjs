/**
 * `node -r` this to run a TypeScript file as the tests do, without a build: for tests that kill a
 * process.
 */
const { createHash } = require('node:crypto');
const { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { transformSync } = require('@swc/core');
const options = require('./swc-options.cjs');

const cache = join(__dirname, '../../node_modules/.cache/rostrum-tests');
mkdirSync(cache, { recursive: true });

/** Compiles a file once for all processes started by the tests. */
function translate(filename) {
  const source = readFileSync(filename, 'utf8');
  const parser = { ...options.jsc.parser, tsx: filename.endsWith('.tsx') };
  const own = { ...options, jsc: { ...options.jsc, parser } };
  const key = createHash('sha256')
    .update(JSON.stringify([own, filename, source]))
    .digest('hex');
  const kept = join(cache, `${key}.js`);
  if (existsSync(kept)) return readFileSync(kept, 'utf8');
  const { code } = transformSync(source, { ...own, filename, swcrc: false });
  const unfinished = `${kept}.${process.pid}`;
  writeFileSync(unfinished, code);
  renameSync(unfinished, kept);
  return code;
}

for (const extension of ['.ts', '.tsx'])
  require.extensions[extension] = (module, filename) => module._compile(translate(filename), filename);
