import { type Database, openDatabase } from '../../src/platform/postgres/database';
import { type Rostrum, servedSchema, startRostrum } from '../support/rostrum';
import { startTestServer, type TestServer } from '../support/server';

const CLAIMS = 'claims { statement speaker { name } source { title } }';
/** A page whose statement takes longer to plan than to execute. */
const page = (first = 10) => `query ($day: Date!) {
  asOf(saidBy: $day) {
    event(slug: "summit") {
      name status type time { edtf } place { name country { name } } claims { nodes { statement speaker { name } } }
      participations(first: ${first}) { totalCount nodes { role level status country { name } ${CLAIMS} participant { ... on Entity { slug name } } } }
    }
    events { nodes { name status time { edtf } place { country { name } } participations { nodes { role level status } } } }
  }
}`;
const PLAIN = '{ event(slug: "summit") { name } }';
const day = (of: number) => `2025-09-${String(of).padStart(2, '0')}`;

let rostrum: Rostrum;
let database: Database;
let server: TestServer;

beforeAll(async () => {
  rostrum = await startRostrum();
  const event = await rostrum.make.event({
    name: 'Summit',
    evidence: { source: await rostrum.make.source(), saidAt: day(4) },
  });
  await rostrum.make.participation(event, await rostrum.make.leader({ name: 'Ada' }), {
    status: 'ATTENDED',
    evidence: { source: await rostrum.make.source(), saidAt: day(5) },
  });
  const { url } = rostrum.database;
  // With one connection, so that its prepared statements can be examined.
  database = openDatabase({ url, poolSize: 1, statementTimeoutMs: 0, onError: () => {} });
  server = await startTestServer({ database, schema: servedSchema() });
}, 60_000);
afterAll(async () => {
  await server.close();
  await database.close();
  await rostrum.close();
});

/**
 * The prepared statements of the read side on the only connection, with the number of custom and generic
 * plans.
 */
async function prepared() {
  const { rows } = await database.pool.query<{ length: number; custom: number; generic: number }>(
    `select length(statement), custom_plans::int as custom, generic_plans::int as generic
       from pg_prepared_statements where name like 'read\\_%'`,
  );
  return rows;
}

test('a page is planned once for all days, by one statement per query', async () => {
  server.statements();
  const seen = [];
  for (let of = 1; of <= 8; of += 1) {
    const { data } = await server.query(page(), { day: day(of) });
    seen.push(data!.asOf.event?.participations.nodes.length ?? null);
    expect(server.statements()).toHaveLength(1);
  }
  expect(seen).toEqual([null, null, null, 0, 1, 1, 1, 1]);
  const [wide, ...others] = await prepared();
  expect(others).toEqual([]);
  expect(wide!.length).toBeGreaterThan(30_000);
  expect(wide).toMatchObject({ custom: 0, generic: 8 });
});

test('later queries on the same connection get custom plans', async () => {
  await server.query(page(), { day: day(8) });
  const { rows } = await database.pool.query<{ plan_cache_mode: string }>('show plan_cache_mode');
  expect(rows).toEqual([{ plan_cache_mode: 'auto' }]);
  await server.query(page(), { day: 'no day' });
  for (let i = 0; i < 3; i += 1) {
    expect((await server.query(PLAIN)).data).toEqual({ event: { name: 'Summit' } });
  }
  expect((await prepared()).map(({ custom, generic }) => [custom, generic])).toContainEqual([2, 0]);
});

test('a connection keeps a limited number of them', async () => {
  for (let first = 1; first <= 9; first += 1) {
    const { data } = await server.query(page(first), { day: day(8) });
    expect(data!.asOf.event.participations.totalCount).toBe(1);
  }
  const kept = await prepared();
  expect(kept.length).toBeGreaterThan(3);
  expect(kept.reduce((all, { length }) => all + length, 0)).toBeLessThan(500_000);
  // And plans again what was evicted.
  expect((await server.query(page(), { day: day(5) })).data!.asOf.event.participations.totalCount).toBe(1);
});
