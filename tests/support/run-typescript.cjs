/**
 * Compiles TypeScript as Node loads it, with the same decorators and metadata as tsc: for test files, and with
 * `node -r` for programs that tests start.
 */
const { createHash } = require('node:crypto');
const { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const options = (filename) => ({
  filename,
  swcrc: false,
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true, tsx: filename.endsWith('.tsx') },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      react: { runtime: 'automatic', importSource: 'preact' },
    },
    keepClassNames: true,
  },
  module: { type: 'commonjs' },
  sourceMaps: true,
});

const cache = join(__dirname, '../../node_modules/.cache/rostrum-tests');
mkdirSync(cache, { recursive: true });

/** The source map of each compiled file, and who wants to know of those to come. */
const sourceMaps = new Map();
let follower = sourceMaps;

/** Adds to a map the source map of each file that was compiled or will be, until another map is given. */
function followSourceMaps(maps) {
  for (const [file, map] of sourceMaps) maps.set(file, map);
  follower = maps;
}

/** Compiles a file once for all processes. */
function compile(filename) {
  const source = readFileSync(filename, 'utf8');
  const key = createHash('sha256')
    .update(JSON.stringify([options(filename), source]))
    .digest('hex');
  const [code, map] = ['js', 'map'].map((ending) => join(cache, `${key}.${ending}`));
  if (!existsSync(code)) {
    // Most processes find all they load compiled, and need no compiler.
    const compiled = require('@swc/core').transformSync(source, options(filename));
    write(map, compiled.map);
    write(code, compiled.code);
  }
  sourceMaps.set(filename, map);
  follower.set(filename, map);
  return readFileSync(code, 'utf8');
}

/** Another process may write the same file. */
function write(path, text) {
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, text);
  renameSync(unfinished, path);
}

for (const extension of ['.ts', '.tsx'])
  require.extensions[extension] = (module, filename) => module._compile(compile(filename), filename);

module.exports = { followSourceMaps };
