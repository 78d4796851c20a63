const DOMAINS =
  '^src/(absence|change|claim|co-presence|country|dataset|dispute|edition|entity|event|export|first|import|leader|organization|participation|path|relationship|search|series|source|statistics|tenure|viewer)/';
const RESOLVER = '\\.resolver\\.ts$';

/** Data flows one way, from HTTP through schema, resolver and service to the database; nothing imports upward. */
module.exports = {
  forbidden: [
    {
      name: 'time-knows-only-platform',
      comment: 'A span of time is the same whatever it is the time of.',
      severity: 'error',
      from: { path: '^src/time/' },
      to: { path: '^src/', pathNot: '^src/(time|platform|graphql|read|generated)/' },
    },
    {
      name: 'platform-knows-no-domain',
      comment: 'The platform would serve another product as well.',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: DOMAINS },
    },
    {
      name: 'read-knows-no-domain',
      comment:
        'How a selection becomes SQL depends on the mapping tables that it is handed, and on no thing in them; ' +
        'the form of an id is all that it has to know.',
      severity: 'error',
      from: { path: '^src/read/' },
      to: { path: DOMAINS, pathNot: '^src/entity/(global-id|kinds)\\.ts$' },
    },
    {
      name: 'evidence-knows-no-resolver',
      severity: 'error',
      from: { path: '^src/evidence/' },
      to: { path: `${RESOLVER}|^src/(schema|server|main|cli)` },
    },
    {
      name: 'only-the-schema-knows-resolvers',
      comment: 'A service that needs what a resolver does needs a function that both call.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/schema\\.ts$' },
      to: { path: RESOLVER },
    },
    {
      name: 'only-starters-know-the-configuration',
      comment: 'Everybody else is handed the values that they need.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(main\\.ts|cli/)' },
      to: { path: '^src/config\\.ts$' },
    },
    {
      name: 'nothing-starts-the-process',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^src/(main|cli)\\.ts$' },
    },
    {
      name: 'no-cycles',
      comment:
        'Looked for in what was compiled, where types are gone. Only the mapping tables and the GraphQL types may know ' +
        'each other in a circle, as the things that they describe do.',
      severity: 'error',
      from: { path: '^dist/', pathNot: '^dist/generated/' },
      to: { circular: true, viaOnly: { pathNot: '\\.(type|input|read)\\.js$' } },
    },
    {
      name: 'declared',
      comment: 'What is imported is in package.json.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    // TypeScript 7 has no JavaScript API to parse with.
    parser: 'swc',
    doNotFollow: { path: ['node_modules', '^(src|dist)/generated/'] },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'default'],
    },
  },
};
