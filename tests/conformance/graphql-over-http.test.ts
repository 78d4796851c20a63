import { auditServer } from 'graphql-http';
import { buildSchema } from 'graphql';
import { Pool } from 'pg';
import type { PrismaClient } from '../../src/generated/prisma/client';
import { type TestServer, startTestServer } from '../support/server';

// No audit reaches the database: they ask __typename and introspection, so neither client is ever connected.
const UNUSED = { pool: new Pool({ max: 1 }), prisma: {} as PrismaClient };

let server: TestServer;
beforeAll(async () => {
  const schema = buildSchema('type Query { event(slug: String!): String }');
  server = await startTestServer({ database: UNUSED, schema });
});
afterAll(() => server.close());

test('passes the audits of GraphQL over HTTP, but for GET requests that CSRF prevention refuses', async () => {
  const results = await auditServer({ url: `${server.url}/graphql` });

  const failed = results.flatMap((result) =>
    result.status === 'ok' ? [] : [`${result.status} ${result.name}: ${result.reason}`],
  );
  expect(failed).toEqual([
    expect.stringMatching(/^notice MAY accept application\/x-www-form-urlencoded formatted GET requests/),
    expect.stringMatching(/^notice MAY allow URL-encoded JSON string \{variables\} parameter in GETs/),
    expect.stringMatching(/^notice MAY allow URL-encoded JSON string \{variables\} parameter in GETs/),
  ]);
  expect(results).toHaveLength(61);
});
