import { auditServer } from 'graphql-http';
import { buildSchema } from 'graphql';
import { Pool } from 'pg';
import type { PrismaClient } from '../../src/generated/prisma/client';
import { type TestServer, startTestServer } from '../support/server';

// No audit reaches the database: they use __typename and introspection only, so neither client ever
// connects.
const UNUSED = { pool: new Pool({ max: 1 }), prisma: {} as PrismaClient };

let server: TestServer;
beforeAll(async () => {
  const schema = buildSchema('type Query { event(slug: String!): String }');
  server = await startTestServer({ database: UNUSED, schema });
});
afterAll(() => server.close());

test('passes all audits of GraphQL over HTTP', async () => {
  const results = await auditServer({ url: `${server.url}/graphql` });

  const failed = results.flatMap((result) =>
    result.status === 'ok' ? [] : [`${result.status} ${result.name}: ${result.reason}`],
  );
  expect(failed).toEqual([]);
  expect(results).toHaveLength(61);
});
