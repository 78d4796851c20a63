/**
 * The test files by what they need: `unit` nothing, `db` a PostgreSQL, provided by one server of the run.
 */
const { existsSync, readdirSync, readFileSync } = require('node:fs');
const { dirname, join, resolve } = require('node:path');

const tests = join(__dirname, '..');

/** A file that imports one of these, or starts a program by the hook, needs a database. */
const OPENS_ONE = /\/(?:support\/database\.ts|embedded-postgres(?:\/index)?\.ts)$/;
const HOOK = '/run-typescript.cjs';

const IMPORT = /\b(?:import|export)\s+(?!type\b)[^;]*?\bfrom\s+'(\.[^']+)'/g;

const known = new Map();

/** Whether a file, or any file of tests/ that it imports, opens a database. */
function needsDatabase(file) {
  if (known.has(file)) return known.get(file);
  // Files that import one another in a cycle.
  known.set(file, false);
  const text = readFileSync(file, 'utf8');
  const imported = [...text.matchAll(IMPORT)].map(([, path]) => fileOf(resolve(dirname(file), path)));
  const needs =
    text.includes(HOOK) ||
    imported.some((each) => OPENS_ONE.test(each) || (each.startsWith(tests) && needsDatabase(each)));
  known.set(file, needs);
  return needs;
}

const fileOf = (path) =>
  [`${path}.ts`, join(path, 'index.ts'), path].find((each) => existsSync(each)) ?? path;

const files = readdirSync(tests, { recursive: true })
  .filter((path) => path.endsWith('.test.ts'))
  .map((path) => join(tests, path));

module.exports = {
  unit: files.filter((file) => !needsDatabase(file)),
  db: files.filter((file) => needsDatabase(file)),
};
