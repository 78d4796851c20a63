/**
 * Runs test files with jest's own runner, but loads them, and all that they import, with Node's `require`: a process
 * loads the product once, and not anew for each file, which would take longer than most files do.
 */
const { join } = require('node:path');
const { default: circus } = require('jest-circus/runner');
const { followSourceMaps } = require('./run-typescript.cjs');
require('reflect-metadata');

const tests = join(__dirname, '..');
const ofJest = new Set(Object.keys(require.cache));

/** What jest provides for tests. */
const PROVIDED = 'jest expect describe it test beforeAll beforeEach afterAll afterEach console'.split(' ');

/** Jest runs in a realm of its own; in `expect.any(String)`, it is to know the String of the tests. */
const SHARED =
  'Object Function Array Number Boolean String Symbol BigInt Date RegExp Promise Map Set Error TypeError RangeError'.split(
    ' ',
  );

module.exports = async (globalConfig, config, environment, runtime, testPath, sendMessage) => {
  const requireOfJest = runtime.requireModule.bind(runtime);
  runtime.requireModule = (path, ...rest) => {
    if (path !== testPath) return requireOfJest(path, ...rest);
    for (const name of PROVIDED) globalThis[name] = environment.global[name];
    require(testPath);
  };
  for (const name of SHARED) environment.global[name] = globalThis[name];
  followSourceMaps(runtime.getSourceMaps());
  try {
    return await circus(globalConfig, config, environment, runtime, testPath, sendMessage);
  } finally {
    environment.moduleMocker.restoreAllMocks();
    const isWatching = globalConfig.watch || globalConfig.watchAll;
    for (const path of Object.keys(require.cache))
      if (isWatching ? !ofJest.has(path) : isOfOneFile(path)) delete require.cache[path];
  }
};

/** The modules of tests may register hooks as they are loaded, which are for one test file. */
const isOfOneFile = (path) => path.startsWith(tests) && !path.startsWith(__dirname);
