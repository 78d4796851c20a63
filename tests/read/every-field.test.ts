import { getNamedType } from 'graphql';
import { contexts } from '../../src/graphql/context';
import { readModel } from '../../src/read-model';
import { createSchema } from '../../src/schema';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { everyField } from '../support/every-field';
import { startTestServer, type TestServer } from '../support/server';

describe('every field that the schema offers', () => {
  const schema = createSchema();
  let database: TestDatabase;
  let server: TestServer;

  beforeAll(async () => {
    database = await createTestDatabase('empty');
    const contextFor = contexts({ ...database, model: readModel, maxCost: 10_000_000 });
    server = await startTestServer({ database, schema, contextFor });
  });
  afterAll(async () => {
    await server.close();
    await database.drop();
  });

  const roots: Record<string, string> = {
    node: '(id: "event_1")',
    nodes: '(ids: ["event_1", "claim_1", "change_1-0"])',
    country: '(slug: "china")',
    leader: '(slug: "kim-jong-un")',
    event: '(slug: "victory-day-parade-2025")',
    series: '(slug: "victory-day-parade")',
    organization: '(slug: "western-leaders")',
    source: '(id: "source_1")',
    search: '(query: "Kim Jung-un")',
  };

  it.each(Object.keys(schema.getQueryType()!.getFields()))('%s can be read in full', async (name) => {
    const field = schema.getQueryType()!.getFields()[name]!;
    const answer = await server.query(
      `{ ${name}${roots[name] ?? ''} ${everyField(schema, getNamedType(field.type), name.startsWith('node') ? 1 : 2)} }`,
    );
    expect(server.logged).toEqual([]);
    expect(answer.errors).toBeUndefined();
  });
});
