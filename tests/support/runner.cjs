/**
 * Runs a test file with jest's own runner, but loads it, and all that it imports, by Node's `require`: a worker
 * loads the product once, and not for each file anew, which takes longer than most of the files.
 */
const { join } = require('node:path');
const circus = require('jest-circus/runner').default ?? require('jest-circus/runner');
require('./run-typescript.cjs');
require('reflect-metadata');

/** What circus defines for a test file, and `jest`, which tests/support/jest-object.cjs defines. */
const OF_JEST = ['describe', 'it', 'test', 'expect', 'beforeAll', 'beforeEach', 'afterAll', 'afterEach', 'jest', 'console'];

/** Circus has a realm of its own; `expect.any(String)` is to mean the String of the tests. */
const BUILT_IN = ['Object', 'Function', 'Array', 'Number', 'Boolean', 'String', 'Symbol', 'BigInt', 'Date', 'RegExp', 'Promise', 'Map', 'Set', 'Error', 'TypeError', 'RangeError', 'SyntaxError'];

const isOfTests = (path) => path.startsWith(join(__dirname, '..')) && !path.startsWith(__dirname);

module.exports = async (globalConfig, config, environment, runtime, testPath, send) => {
  const requireInJest = runtime.requireModule.bind(runtime);
  runtime.requireModule = (path, ...rest) => {
    if (path !== testPath) return requireInJest(path, ...rest);
    for (const name of OF_JEST) globalThis[name] = environment.global[name];
    require(testPath);
  };
  for (const name of BUILT_IN) environment.global[name] = globalThis[name];
  const c0 = process.cpuUsage(), w0 = Date.now();
  try {
    return await circus(globalConfig, config, environment, runtime, testPath, send);
  } finally {
    const c = process.cpuUsage(c0);
    require('node:fs').appendFileSync('/tmp/house4-cpu.txt', `${testPath.slice(testPath.indexOf('/tests/') + 7)} ${((c.user + c.system) / 1e6).toFixed(2)} ${((Date.now() - w0) / 1000).toFixed(1)}\n`);
    for (const path of Object.keys(require.cache)) if (isOfTests(path)) delete require.cache[path];
  }
};
