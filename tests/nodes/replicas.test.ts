import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, createClient } from 'graphql-ws';
import { pino } from 'pino';
import { WebSocket } from 'ws';
import { createKey, revokeKey } from '../../src/platform/auth/keys';
import { Role } from '../../src/platform/auth/policy';
import { type Database, openDatabase } from '../../src/platform/postgres/database';
import { migrate } from '../../src/platform/postgres/migrate';
import { Nodes } from '../../src/platform/postgres/replicas/nodes';
import { servedSchema } from '../support/rostrum';
import { startTestServer, type TestServer } from '../support/server';
import { type Nodes as Servers, startNodes } from './support/nodes';

let servers: Servers;
let database: Database;
let nodes: Nodes;
/** Reads from the replica; and one that knows of none. */
let server: TestServer;
let alone: TestServer;
let token: string;
let another: string;

beforeAll(async () => {
  servers = await startNodes(async (url) => void (await migrate(url)));
  const options = { poolSize: 6, statementTimeoutMs: 10_000 };
  database = openDatabase({ ...options, url: servers.primary.url, onError: () => {} });
  token = (await createKey(database.prisma, { name: 'editor', role: Role.EDITOR })).token;
  nodes = new Nodes(database.pool, {
    ...options,
    urls: [servers.standby.url],
    // As long as a test may pause it.
    maxLagMs: 600_000,
    log: pino({ level: 'silent' }),
  });
  await nodes.looked();
  const config = { answerCache: 1_000_000, metricsToken: 'metrics' };
  server = await startTestServer({ database, nodes, schema: servedSchema(), config });
  alone = await startTestServer({ database, schema: servedSchema() });
  another = (await createKey(database.prisma, { name: 'another', role: Role.EDITOR })).token;
  for (const name of ['Chad', 'Mali']) await create(name);
  await servers.catchUp();
}, 120_000);
afterEach(async () => {
  await servers.resumeReplay();
  await servers.catchUp();
});
afterAll(async () => {
  await server?.close();
  await alone?.close();
  await nodes?.close();
  await database?.close();
  await servers?.close();
});

const pause = () => servers.pauseReplay();

/** Creates an organization; returns what its client is to send from now on. */
async function create(name: string): Promise<string> {
  const { data, headers, extensions } = await server.query(
    `mutation ($name: String!) {
      createOrganization(input: { kind: GOVERNMENT, names: [{ value: $name, language: "en" }] }) {
        organization { name } userErrors { message }
      }
    }`,
    { name },
    { token },
  );
  expect(data).toEqual({ createOrganization: { organization: { name }, userErrors: [] } });
  const stamp = headers.get('rostrum-recording');
  expect(extensions).toEqual({ recording: stamp });
  return stamp!;
}

const NAMES = '{ organizations(first: 20) { nodes { name } } }';
const namesIn = ({ data }: { data?: Record<string, any> | null }) =>
  (data!.organizations.nodes as { name: string }[]).map(({ name }) => name);
const known = async (headers: Record<string, string> = {}) =>
  namesIn(await server.query(NAMES, {}, { headers }));

/** The statements that the replica was sent while something is done. */
async function askedWhile(work: () => Promise<void>): Promise<number> {
  const asked = () => nodes.figures().find(({ isPrimary }) => !isPrimary)!.asked;
  const before = asked();
  await work();
  return asked() - before;
}

/** Waits until this process has seen that the replica is as far as the primary. */
async function isSeen(): Promise<void> {
  await servers.catchUp();
  for (;;) {
    const [primary, replica] = nodes.figures();
    if (replica!.isUp && replica!.recording === primary!.recording) return;
    await sleep(10);
  }
}

test('questions are answered by the replica as by the primary', async () => {
  await isSeen();
  const questions = [
    NAMES,
    '{ organizations { totalCount } changes(last: 2) { nodes { action actor } } }',
    '{ asOf(saidBy: "2100-01-01") { organizations(first: 2) { nodes { name kind } } } }',
    'query { node(id: "none") { id } }',
    '{ organizations(first: 1, after: "none") { nodes { id } } }',
  ];
  const asked = await askedWhile(async () => {
    for (const question of questions) {
      const [one, other] = [await server.query(question), await alone.query(question)];
      expect({ data: one.data, errors: one.errors }).toEqual({ data: other.data, errors: other.errors });
    }
  });
  expect(asked).toBeGreaterThanOrEqual(3);
});

test('a client that sends what it was told reads its own writes, whatever the replica has replayed', async () => {
  await isSeen();
  await pause();
  const stamp = await create('Niger');
  expect(await known({ 'rostrum-recording': stamp })).toEqual(['Chad', 'Mali', 'Niger']);
  // Whoever has not seen it yet may be answered from before.
  expect(await known()).toEqual(['Chad', 'Mali']);
  // The writer itself is known by its key.
  expect(namesIn(await server.query(NAMES, {}, { token }))).toEqual(['Chad', 'Mali', 'Niger']);
  expect(namesIn(await server.query(NAMES, {}, { token: another }))).toEqual(['Chad', 'Mali']);
});

test('an answer that is kept is given again only to those who have seen no more', async () => {
  await isSeen();
  await pause();
  const before = await known();
  const stamp = await create('Togo');
  expect(await known()).toEqual(before);
  expect(await known({ 'rostrum-recording': stamp })).toEqual([...before, 'Togo']);
  expect(await known({ 'rostrum-recording': stamp })).toEqual([...before, 'Togo']);
});

test('what was known at an instant, and what comes after a cursor, is answered by a node that has it', async () => {
  await isSeen();
  await pause();
  await create('Benin');
  await create('Ghana');
  const { data } = await alone.query('{ changes(last: 2) { nodes { cursor at } } }');
  const [benin] = data!.changes.nodes as { cursor: string; at: string }[];
  const question = `query ($at: DateTime!, $after: String!) {
    asOf(knownAt: $at) { organizations { totalCount } }
    changes(first: 5, after: $after) { nodes { subject { ... on Organization { name } } } }
  }`;
  const { data: answer, errors } = await server.query(question, { at: benin!.at, after: benin!.cursor });
  expect(errors).toBeUndefined();
  expect(answer).toEqual({
    asOf: { organizations: { totalCount: 5 } },
    changes: { nodes: [{ subject: { name: 'Ghana' } }] },
  });
});

describe('over a WebSocket', () => {
  const clientOf = (connectionParams: Record<string, unknown> = {}): Client =>
    createClient({
      url: `${server.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      connectionParams,
    });
  const ask = async (client: Client, query: string) => {
    const { value } = await client.iterate<any, any>({ query }).next();
    return value as { data: any; errors?: readonly any[]; extensions?: { recording?: string } };
  };

  test('connectionParams say what its client has seen, and extensions what it sees', async () => {
    await isSeen();
    await pause();
    const before = await known();
    const stamp = await create('Gabon');
    const [told, untold] = [clientOf({ 'rostrum-recording': stamp }), clientOf()];
    const answer = await ask(told, NAMES);
    expect(namesIn(answer)).toEqual([...before, 'Gabon'].sort());
    expect(answer.extensions).toEqual({ recording: stamp });
    const older = await ask(untold, NAMES);
    expect(namesIn(older)).toEqual(before);
    expect(parseInt(older.extensions!.recording!)).toBe(parseInt(stamp) - 1);
    await Promise.all([told.dispose(), untold.dispose()]);
  });

  test('what one operation has shown, the next ones show as well', async () => {
    await isSeen();
    await pause();
    const client = clientOf();
    const { data } = await alone.query('{ changes(last: 1) { nodes { cursor } } }');
    await create('Sudan');
    const shown = await ask(
      client,
      `subscription { changes(after: "${data!.changes.nodes[0].cursor}") { subject { ... on Organization { name } } } }`,
    );
    expect(shown).toMatchObject({ data: { changes: { subject: { name: 'Sudan' } } } });
    const next = await ask(client, NAMES);
    expect(namesIn(next)).toContain('Sudan');
    expect(next.extensions).toEqual(shown.extensions);
    await client.dispose();
  });

  test('a mutation says what it made', async () => {
    await isSeen();
    await pause();
    const client = clientOf({ authorization: `Bearer ${token}` });
    const { data, extensions } = await ask(
      client,
      'mutation { createOrganization(input: { kind: GOVERNMENT, names: [{ value: "Kenya", language: "en" }] }) { userErrors { message } } }',
    );
    expect(data.createOrganization.userErrors).toEqual([]);
    expect(await known({ 'rostrum-recording': extensions!.recording! })).toContain('Kenya');
    await client.dispose();
  });

  test('what it cannot have seen is refused by its place', async () => {
    const client = clientOf({ 'rostrum-recording': 'newest' });
    const failed = ask(client, NAMES);
    await expect(failed).rejects.toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', field: 'connectionParams.rostrum-recording' } },
    ]);
    await client.dispose();
  });
});

test('an event stream takes the header, and says in extensions what its client sees', async () => {
  await isSeen();
  await pause();
  const before = await known();
  const stamp = await create('Egypt');
  const events = async (headers: Record<string, string>) => {
    const answer = await fetch(`${server.url}/graphql?query=${encodeURIComponent(NAMES)}`, {
      headers: { accept: 'text/event-stream', ...headers },
    });
    return JSON.parse(/^data: (\{.*)$/m.exec(await answer.text())![1]!);
  };
  const seen = await events({ 'rostrum-recording': stamp });
  expect(namesIn(seen)).toEqual([...before, 'Egypt'].sort());
  expect(seen.extensions).toEqual({ recording: stamp });
  expect(namesIn(await events({}))).toEqual(before);
});

test('a key that is revoked while the replica is behind is refused at once', async () => {
  await isSeen();
  const key = await createKey(database.prisma, { name: 'leaver', role: Role.EDITOR });
  await servers.catchUp();
  await pause();
  expect((await server.query(NAMES, {}, { token: key.token })).errors).toBeUndefined();
  await revokeKey(database.prisma, key.id);
  const { errors } = await server.query(NAMES, {}, { token: key.token });
  expect(errors![0]!.extensions.code).toBe('UNAUTHENTICATED');
});

test('a stamp that is none is refused by name', async () => {
  const { errors } = await server.query(NAMES, {}, { headers: { 'rostrum-recording': 'newest' } });
  expect(errors![0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'rostrum-recording' });
});

test('the metrics show how far each node is, and what it was asked', async () => {
  await isSeen();
  const answer = await fetch(`${server.url}/metrics`, { headers: { authorization: 'Bearer metrics' } });
  const text = await answer.text();
  const place = new URL(servers.standby.url).host;
  const valueOf = (name: string) =>
    Number(new RegExp(`^${name}\\{node="${place}/postgres",role="replica"\\} (.*)$`, 'm').exec(text)?.[1]);
  expect(valueOf('rostrum_node_up')).toBe(1);
  expect(valueOf('rostrum_node_lag_seconds')).toBe(0);
  expect(valueOf('rostrum_node_reads_total')).toBeGreaterThan(0);
  const last = await servers.primary.query<{ last: string }>('select max(id) as last from recording');
  expect(valueOf('rostrum_node_recording')).toBe(Number(last[0]!.last));
});
