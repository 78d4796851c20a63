const { unit, db } = require('./tests/support/kinds.cjs');
const swcOptions = require('./tests/support/swc-options.cjs');

/** The same for files with JSX, in which `<T>(x: T) => x` is not TypeScript. */
const withJsx = (options) => ({
  ...options,
  jsc: { ...options.jsc, parser: { ...options.jsc.parser, tsx: true } },
});

/** Packages that are published as ES modules only: jest runs CommonJS, so they are translated as our own files are. */
const ES_MODULES = [
  'jose',
  'sql-template-tag',
  '@prisma/schema-engine-wasm',
  'preact',
  'd3-[a-z-]+',
  'internmap',
];

/** @type {(name: string, files: string[]) => import('jest').Config} */
const project = (name, files) => ({
  displayName: name,
  testEnvironment: 'node',
  roots: ['<rootDir>/tests'],
  testMatch: files,
  testRunner: '<rootDir>/tests/support/runner.cjs',
  setupFiles: ['<rootDir>/tests/support/jest-object.cjs'],
  transform: {
    '\\.m?[jt]s$': ['@swc/jest', swcOptions],
    '\\.tsx$': ['@swc/jest', withJsx(swcOptions)],
  },
  transformIgnorePatterns: [`/node_modules/(?!(?:${ES_MODULES.join('|')})/)`],
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
      globalSetup: '<rootDir>/tests/support/global-setup.ts',
      globalTeardown: '<rootDir>/tests/support/global-teardown.ts',
    },
  ],
};
