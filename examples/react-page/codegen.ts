import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  // Or the URL of a server: http://127.0.0.1:4000/graphql
  schema: '../../schema.graphql',
  documents: ['src/**/*.tsx'],
  generates: {
    'src/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: { unmaskFunctionName: 'getFragmentData' } },
      config: {
        scalars: { Date: 'string', DateTime: 'string', EDTF: 'string', JSON: 'unknown', URL: 'string' },
      },
    },
  },
};

export default config;
