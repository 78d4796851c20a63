const swcOptions = require('./tests/support/swc-options.cjs');

/** Packages that are published as ES modules only: jest runs CommonJS, so they are translated as our own files are. */
const ES_MODULES = ['jose', 'sql-template-tag', '@prisma/schema-engine-wasm'];

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts'],
  globalSetup: '<rootDir>/tests/support/global-setup.ts',
  globalTeardown: '<rootDir>/tests/support/global-teardown.ts',
  setupFiles: ['reflect-metadata'],
  testTimeout: 60_000,
  transform: { '\\.[jt]s$': ['@swc/jest', swcOptions] },
  transformIgnorePatterns: [`/node_modules/(?!(?:${ES_MODULES.join('|')})/)`],
};
