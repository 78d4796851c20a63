import { pino } from 'pino';
import { createKey } from '../../src/platform/auth/keys';
import { Role } from '../../src/platform/auth/policy';
import { connect, type Connection } from '../../src/platform/postgres/connect';
import { servedSchema } from '../support/rostrum';
import { startTestServer, type TestServer } from '../support/server';
import { type Single, startPrimary } from './support/nodes';
import { hasPgBouncer, type PgBouncer, startPgBouncer } from './support/pgbouncer';

const describeWhere = hasPgBouncer ? describe : describe.skip;

describeWhere('behind PgBouncer in transaction mode (Debian: pgbouncer)', () => {
  let single: Single;
  let bouncer: PgBouncer;
  let connections: Connection[];
  let servers: TestServer[];
  let token: string;
  const logged: Record<string, unknown>[] = [];
  const log = pino(
    { level: 'warn' },
    { write: (line: string) => void logged.push(JSON.parse(line) as Record<string, unknown>) },
  );

  beforeAll(async () => {
    single = await startPrimary();
    bouncer = await startPgBouncer(single.primary.url);
    // Both migrate.
    connections = await Promise.all([connectTo(bouncer), connectTo(bouncer)]);
    servers = await Promise.all(
      connections.map(({ database }) => startTestServer({ database, schema: servedSchema() })),
    );
    const { prisma } = connections[0]!.database;
    token = (await createKey(prisma, { name: 'admin', role: Role.ADMIN })).token;
  }, 120_000);
  afterAll(async () => {
    for (const server of servers ?? []) await server.close();
    for (const connection of connections ?? []) await connection.close();
    await bouncer?.stop();
    await single?.close();
  });

  test('what is not in force is named', () => {
    expect(logged.map(({ setting, remedy }) => ({ setting, remedy }))).toContainEqual({
      setting: 'statement_timeout',
      remedy: 'alter role … set statement_timeout = 10000',
    });
  });

  test('settings by which answers or writes would be wrong are refused: they cannot be changed from here', async () => {
    const settings = ['bytea_output = escape', 'synchronous_commit = off', 'search_path = pg_catalog'];
    for (const setting of settings) await single.primary.query(`alter database postgres set ${setting}`);
    const fresh = await startPgBouncer(single.primary.url);
    await expect(connectTo(fresh)).rejects.toThrow(
      /^DATABASE_URL: .*; bytea_output is escape: alter role … set bytea_output = hex$/,
    );
    await expect(connectTo(fresh)).rejects.toThrow(
      /synchronous_commit is off: .*; search_path is pg_catalog: alter role … set search_path = public,extensions/,
    );
    await fresh.stop();
    await single.primary.query('alter database postgres reset all');
  });

  test('who follows receives what another process writes, once and in order', async () => {
    const following = new AbortController();
    await create(servers[0]!, 'Benin');
    // After what is there: a stream has begun before it is said where.
    const { data } = await servers[0]!.query('{ changes(last: 1) { pageInfo { endCursor } } }');
    const query = `subscription { changes(after: "${data!.changes.pageInfo.endCursor}") { subject { ... on Organization { name } } } }`;
    const stream = await fetch(`${servers[1]!.url}/graphql?query=${encodeURIComponent(query)}`, {
      headers: { accept: 'text/event-stream' },
      signal: following.signal,
    });
    const names = ['Chad', 'Mali', 'Niger'];
    for (const name of names) await create(servers[0]!, name);
    const received: string[] = [];
    let text = '';
    for await (const chunk of stream.body!) {
      text += Buffer.from(chunk as Uint8Array).toString();
      received.splice(0, Infinity, ...Array.from(text.matchAll(/"name":"(\w+)"/g), ([, name]) => name!));
      if (received.length >= names.length) break;
    }
    following.abort();
    expect(received).toEqual(names);
  });

  test('two processes import the same at once, twice; each row is recorded once, and no lock is left', async () => {
    const lines = Array.from({ length: 300 }, (_, n) =>
      JSON.stringify({
        record: 'organization',
        slug: `body-${n}`,
        kind: 'GROUP',
        names: [{ value: `Body ${n}`, language: 'en' }],
      }),
    );
    const importByBoth = async () => {
      const jobs = await Promise.all(servers.map((server) => startImport(server, lines)));
      return Promise.all(jobs.map((id) => outcomeOf(id)));
    };
    expect(sumOf(await importByBoth())).toEqual({
      states: ['SUCCEEDED'],
      created: 300,
      unchanged: 300,
      rejected: 0,
    });
    expect(sumOf(await importByBoth())).toEqual({
      states: ['SUCCEEDED'],
      created: 0,
      unchanged: 600,
      rejected: 0,
    });
    // A job has ended just before its locks; one of a session would stay, and this would never end.
    const locks = () => single.primary.query("select from pg_locks where locktype = 'advisory'");
    while ((await locks()).length > 0) await new Promise((resolve) => setTimeout(resolve, 50));
  });

  const connectTo = ({ url }: PgBouncer) =>
    connect(
      {
        databaseUrl: url,
        directUrl: '',
        dataDir: '',
        poolSize: 6,
        statementTimeoutMs: 10_000,
        migrates: true,
      },
      log,
    );

  async function create(server: TestServer, name: string): Promise<void> {
    const { data } = await server.query(
      `mutation ($name: String!) {
        createOrganization(input: { kind: GOVERNMENT, names: [{ value: $name, language: "en" }] }) { userErrors { message } }
      }`,
      { name },
      { token },
    );
    expect(data).toEqual({ createOrganization: { userErrors: [] } });
  }

  async function startImport(server: TestServer, lines: readonly string[]): Promise<string> {
    const { data } = await server.query(
      `mutation ($content: String!) {
        startImport(input: { format: ROSTRUM_JSONL, content: $content }) { job { id } userErrors { message } }
      }`,
      { content: lines.join('\n') },
      { token },
    );
    expect(data!.startImport.userErrors).toEqual([]);
    return data!.startImport.job.id as string;
  }

  interface Outcome {
    state: string;
    created: number;
    unchanged: number;
    rejected: number;
  }

  const sumOf = (jobs: readonly Outcome[]) => ({
    states: [...new Set(jobs.map(({ state }) => state))],
    created: jobs.reduce((sum, { created }) => sum + created, 0),
    unchanged: jobs.reduce((sum, { unchanged }) => sum + unchanged, 0),
    rejected: jobs.reduce((sum, { rejected }) => sum + rejected, 0),
  });

  async function outcomeOf(id: string): Promise<Outcome> {
    for (;;) {
      const { data } = await servers[0]!.query(
        'query ($id: ID!) { importJob(id: $id) { state created unchanged rejected } }',
        { id },
        { token },
      );
      const job = data!.importJob as Outcome;
      if (!['QUEUED', 'RUNNING'].includes(job.state)) return job;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
});
