// What takes minutes: replicas and failovers under load, on real clusters. npm run test:nodes
const { projects, ...config } = require('./jest.config.cjs');

/** @type {import('jest').Config} */
module.exports = {
  ...config,
  ...projects.find(({ displayName }) => displayName === 'db'),
  globalSetup: undefined,
  globalTeardown: undefined,
  testTimeout: 180_000,
  testMatch: ['<rootDir>/tests/nodes/**/*.nodes.ts'],
};
