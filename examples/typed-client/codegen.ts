import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  // Or the URL of a server: http://127.0.0.1:4000/graphql
  schema: '../../schema.graphql',
  documents: ['src/**/*.ts', '!src/gql/**'],
  generates: {
    'src/gql/': {
      preset: 'client',
      presetConfig: {
        fragmentMasking: { unmaskFunctionName: 'getFragmentData' },
        persistedDocuments: true,
      },
      config: {
        documentMode: 'string',
        scalars: { Date: 'string', DateTime: 'string', EDTF: 'string', JSON: 'unknown', URL: 'string' },
      },
    },
  },
};

export default config;
