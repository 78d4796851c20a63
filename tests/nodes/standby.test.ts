import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { createKey } from '../../src/platform/auth/keys';
import { Role } from '../../src/platform/auth/policy';
import { type Database, openDatabase } from '../../src/platform/postgres/database';
import { migrate } from '../../src/platform/postgres/migrate';
import { servedSchema } from '../support/rostrum';
import { addressOf, exitOf, runIn } from '../support/process';
import { startTestServer, type TestServer } from '../support/server';
import { type Nodes, startNodes } from './support/nodes';

interface Side {
  database: Database;
  server: TestServer;
}

let nodes: Nodes;
let token: string;
let primary: Side;
let standby: Side;

beforeAll(async () => {
  nodes = await startNodes(async (url) => void (await migrate(url)));
  primary = await open(nodes.primary.url);
  token = (await createKey(primary.database.prisma, { name: 'editor', role: Role.EDITOR })).token;
  await create('Chad');
  await nodes.catchUp();
  standby = await open(nodes.standby.url);
}, 120_000);
afterAll(async () => {
  for (const side of [standby, primary]) {
    await side?.server.close();
    await side?.database.close();
  }
  await nodes?.close();
});

async function open(url: string): Promise<Side> {
  const database = openDatabase({ url, poolSize: 6, statementTimeoutMs: 10_000, onError: () => {} });
  return {
    database,
    server: await startTestServer({ database, schema: servedSchema(), logLevel: 'silent' }),
  };
}

/** Creates an organization, and returns the instant just after. */
async function create(name: string, { server }: Side = primary): Promise<string> {
  const { data, errors } = await server.query(
    `mutation ($name: String!) {
      createOrganization(input: { kind: GOVERNMENT, names: [{ value: $name, language: "en" }] }) {
        organization { id } userErrors { message }
      }
    }`,
    { name },
    { token },
  );
  expect(errors).toBeUndefined();
  expect(data!.createOrganization.userErrors).toEqual([]);
  return instantOn(server === standby?.server ? nodes.standby : nodes.primary);
}

const instantOn = async (node: Nodes['primary']) =>
  (await node.query<{ at: Date }>('select clock_timestamp() at'))[0]!.at.toISOString();

const known = ({ server }: Side, at: string) =>
  server.query('query ($at: DateTime!) { asOf(knownAt: $at) { organizations { totalCount } } }', { at });

test('what was known at an instant is never answered by a replica that may not have it yet', async () => {
  await nodes.pauseReplay();
  await create('Mali');
  const at = await instantOn(nodes.primary);

  const early = await known(standby, at);
  expect(early.errors![0]!.extensions).toMatchObject({ code: 'UNAVAILABLE', field: 'knownAt' });
  expect(early.errors![0]!.message).toContain('this replica has received no recording since');

  await nodes.resumeReplay();
  await create('Niger');
  await nodes.catchUp();
  expect((await known(primary, at)).data).toEqual({ asOf: { organizations: { totalCount: 2 } } });
  expect((await known(standby, at)).data).toEqual({ asOf: { organizations: { totalCount: 2 } } });
});

test('a snapshot token of what a replica has not received yet is asked for again later', async () => {
  await nodes.pauseReplay();
  await create('Benin');
  const counted = '{ organizations { totalCount } }';
  const { data, extensions } = await primary.server.query(
    counted,
    {},
    { headers: { 'rostrum-snapshot': '1' } },
  );
  const headers = { 'rostrum-snapshot': extensions!.snapshot as string };

  const early = await standby.server.query(counted, {}, { headers });
  expect(early.errors![0]!.extensions).toMatchObject({ code: 'UNAVAILABLE', field: 'rostrum-snapshot' });

  await nodes.resumeReplay();
  await nodes.catchUp();
  expect((await standby.server.query(counted, {}, { headers })).data).toEqual(data);
});

test('while a commit waits for a synchronous standby that is gone, reads go on, and none waits for the writer', async () => {
  await synchronousWith('a standby that is gone');
  const writing = create('Togo');
  while (!(await isStuck())) await sleep(20);
  const at = await instantOn(nodes.primary);

  expect((await primary.server.query('{ organizations { totalCount } }')).data).toEqual({
    organizations: { totalCount: 4 },
  });
  const { errors } = await known(primary, at);
  expect(errors![0]!.extensions).toMatchObject({ code: 'UNAVAILABLE', field: 'knownAt' });
  expect(errors![0]!.message).toContain('a write waits for a synchronous standby');

  await synchronousWith('');
  await writing;
  expect((await known(primary, at)).data).toEqual({ asOf: { organizations: { totalCount: 5 } } });
});

test('an id of a time that a replica has not received yet is asked for again later', async () => {
  await nodes.pauseReplay();
  await create('Ghana');
  const [last] = await nodes.primary.query<{ id: string }>('select max(id) as id from recording');
  const asked = (server: TestServer) =>
    server.query('query ($id: ID!) { node(id: $id) { id } }', { id: `asof@k${last!.id}` });
  const early = await asked(standby.server);
  expect(early.errors![0]!.extensions).toMatchObject({ code: 'UNAVAILABLE' });
  await nodes.resumeReplay();
  await nodes.catchUp();
  expect((await asked(standby.server)).data).toEqual((await asked(primary.server)).data);
});

describe('a start on a standby', () => {
  const start = (env: Record<string, string>) =>
    runIn(tmpdir(), 'main.ts', [], { DATABASE_URL: nodes.standby.url, ROSTRUM_SEED: 'true', ...env });

  test('serves reads; writes are refused for the moment, and it is not ready for them', async () => {
    const server = start({});
    const address = await addressOf(server);
    const ask = async (query: string) => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
      const answer = await fetch(`${address}/graphql`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ query }),
      });
      return (await answer.json()) as { data: unknown; errors?: { extensions: { code: string } }[] };
    };
    expect(await ask('{ organizations(first: 1) { nodes { name } } }')).toEqual({
      data: { organizations: { nodes: [{ name: 'Benin' }] } },
    });
    const { errors } = await ask(
      'mutation { createOrganization(input: { kind: GOVERNMENT, names: [{ value: "Ghana", language: "en" }] }) { userErrors { message } } }',
    );
    expect(errors![0]!.extensions.code).toBe('UNAVAILABLE');
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    expect((await fetch(`${address}/readyz/write`)).status).toBe(503);

    server.child.kill('SIGTERM');
    expect(await exitOf(server)).toBe(0);
    expect(server.output.err).toBe('');
  });

  test('commands that write end with one clear line', async () => {
    const run = runIn(tmpdir(), 'cli.ts', ['keys', 'create', '--role', 'editor', '--name', 'Desk'], {
      DATABASE_URL: nodes.standby.url,
      ROSTRUM_LOG_LEVEL: 'error',
    });
    expect(await exitOf(run)).toBe(1);
    expect(run.output.err).toBe(
      `rostrum: DATABASE_URL: the database at ${new URL(nodes.standby.url).host}/postgres is a standby, which nothing can be written to; name its primary\n`,
    );
  });

  test('is one clear line where the standby is not migrated', async () => {
    const undone =
      'delete from _prisma_migrations where migration_name = (select max(migration_name) from _prisma_migrations) returning *';
    const [row] = await nodes.primary.query<Record<string, unknown>>(undone);
    await nodes.catchUp();
    await expect(migrate(nodes.standby.url)).rejects.toThrow(
      'the database is not migrated to this version, and this database is a standby, which nothing can be written to; migrate its primary',
    );
    await nodes.primary.query(
      'insert into _prisma_migrations select * from json_populate_record(null::_prisma_migrations, $1)',
      [JSON.stringify(row)],
    );
  });
});

test('several hosts: the one that accepts writes is connected to, whichever is first', async () => {
  const [host, other] = [nodes.standby, nodes.primary].map(({ url }) => new URL(url).host);
  const url = nodes.primary.url.replace(/@[^/]+/, `@${host},${other}`);
  const database = openDatabase({ url, poolSize: 2, statementTimeoutMs: 10_000, onError: () => {} });
  const { rows } = await database.pool.query('select pg_is_in_recovery() as is_standby');
  expect(rows).toEqual([{ is_standby: false }]);
  await database.close();
});

async function synchronousWith(names: string): Promise<void> {
  await nodes.primary.query(`alter system set synchronous_standby_names = '${names && `"${names}"`}'`);
  await nodes.primary.query('select pg_reload_conf()');
}

const isStuck = async () =>
  (
    await nodes.primary.query<{ is_stuck: boolean }>(
      "select exists (select from pg_stat_activity where wait_event = 'SyncRep') is_stuck",
    )
  )[0]!.is_stuck;

test('after a failover that lost recordings, cursors and tokens of them are refused, and earlier ones go on', async () => {
  const { last: before } = await lastOf(primary);
  await nodes.catchUp();
  await nodes.standby.query("alter system set primary_conninfo = ''");
  await nodes.standby.query('select pg_reload_conf()');
  while ((await nodes.primary.query('select from pg_stat_replication')).length > 0) await sleep(20);
  await create('Lost');
  const { last: lost, token: lostToken } = await lastOf(primary);

  await nodes.primary.stop();
  await nodes.standby.query('select pg_promote()');
  await create('Found', standby);

  const read =
    'query ($after: String) { changes(first: 10, after: $after) { nodes { subject { ... on Organization { name } } } } }';
  expect((await standby.server.query(read, { after: before })).data).toEqual({
    changes: { nodes: [{ subject: { name: 'Found' } }] },
  });
  const { errors } = await standby.server.query(read, { after: lost });
  expect(errors![0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'after' });
  expect(errors![0]!.message).toContain('lost in a failover or restore');

  const headers = { 'rostrum-snapshot': lostToken };
  const replayed = await standby.server.query('{ organizations { totalCount } }', {}, { headers });
  expect(replayed.errors![0]!.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    field: 'rostrum-snapshot',
  });
});

/** The cursor of the last change, and a token of the state after it. */
async function lastOf({ server }: Side): Promise<{ last: string; token: string }> {
  const { data, extensions } = await server.query(
    '{ changes(last: 1) { pageInfo { endCursor } } }',
    {},
    { headers: { 'rostrum-snapshot': '1' } },
  );
  return { last: data!.changes.pageInfo.endCursor, token: extensions!.snapshot as string };
}
