const swc = require('@swc/core');

// dependency-cruiser does not tell this parser of JSX.
const { parseFileSync } = swc;
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') });

const RESOLVER = '\\.resolver\\.ts$';

/** The layers from the top down: a file imports from its own layer and from those below it. ARCHITECTURE has the picture. */
const LAYERS = [
  ['the program', '^src/([^/]+\\.ts$|app/)'],
  ['io', '^src/io/'],
  ['questions', '^src/questions/'],
  ['domain', '^src/domain/'],
  ['api', '^src/api/'],
  ['engine/claims', '^src/engine/claims/'],
  ['engine/write', '^src/engine/write/'],
  ['engine/query', '^src/engine/query/'],
  ['engine/model', '^src/engine/model/'],
  ['platform', '^src/platform/'],
];

const imports = LAYERS.slice(1).map(([name, path], index) => ({
  name: `${name}-imports-down-only`,
  comment: 'What a lower layer needs of a higher one is handed to it, or belongs below both.',
  severity: 'error',
  from: { path },
  to: { path: LAYERS.slice(0, index + 1).map(([, above]) => above) },
}));

/** Folders beside each other in these layers know nothing of each other: what two of them need is in the layer below. */
const siblings = ['io', 'questions'].map((layer) => ({
  name: `${layer}-are-strangers`,
  severity: 'error',
  from: { path: `^src/${layer}/([^/]+)/` },
  to: { path: `^src/${layer}/`, pathNot: `^src/${layer}/$1/` },
}));

module.exports = {
  forbidden: [
    ...imports,
    ...siblings,
    {
      name: 'every-file-has-a-layer',
      severity: 'error',
      from: { path: '^src/', pathNot: [...LAYERS.map(([, path]) => path), '^src/generated/'] },
      to: {},
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
      comment: 'The other files are handed the values that they need.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(main\\.ts|app/cli/)' },
      to: { path: '^src/config\\.ts$' },
    },
    {
      name: 'nothing-starts-the-process',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^src/(main|cli)\\.ts$' },
    },
    {
      name: 'no-sdk-without-traces',
      comment: 'The tracer alone loads OpenTelemetry, and the start loads it only where traces are exported.',
      severity: 'error',
      from: { path: '^dist/', pathNot: '^dist/(main\\.js$|platform/tracing/(?!traceparent))' },
      to: { path: '^dist/platform/tracing/|@opentelemetry', pathNot: 'traceparent\\.js$' },
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
      name: 'no-cycles-of-types-in-the-query-engine',
      comment: 'Here imports of types count as well: each file can be read without those that import it.',
      severity: 'error',
      from: { path: '^src/engine/query/' },
      to: { circular: true },
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
      extensions: ['.ts', '.tsx', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'default'],
    },
  },
};
