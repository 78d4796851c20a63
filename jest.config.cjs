const { unit, db } = require('./tests/support/kinds.cjs');

/** @type {(name: string, files: string[]) => import('jest').Config} */
const project = (name, files) => ({
  displayName: name,
  testEnvironment: 'node',
  roots: ['<rootDir>/tests'],
  testMatch: files,
  testRunner: '<rootDir>/tests/support/runner.cjs',
  setupFiles: ['<rootDir>/tests/support/jest-object.cjs'],
  // The runner compiles them.
  transform: {},
});

/** @type {import('jest').Config} */
module.exports = {
  // PostgreSQL takes its turns while they wait for it, and they theirs.
  maxWorkers: '100%',
  testTimeout: 60_000,
  testSequencer: '<rootDir>/tests/support/slowest-first.cjs',
  projects: [
    project('unit', unit),
    {
      ...project('db', db),
      globalSetup: '<rootDir>/tests/support/global-setup.cjs',
      globalTeardown: '<rootDir>/tests/support/global-teardown.cjs',
    },
  ],
};
