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
    const settings = {
      databaseUrl: bouncer.url,
      directUrl: '',
      dataDir: '',
      poolSize: 6,
      statementTimeoutMs: 10_000,
      migrates: true,
    };
    // Both migrate.
    connections = await Promise.all([connect(settings, log), connect(settings, log)]);
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
      remedy: "alter role … set statement_timeout = '10s'",
    });
  });

  test('who follows receives what another process writes, once and in order', async () => {
    const following = new AbortController();
    const query = 'subscription { changes { subject { ... on Organization { name } } } }';
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

  test('two processes import the same at once; each row is recorded once, and no lock is left', async () => {
    const lines = Array.from({ length: 300 }, (_, n) =>
      JSON.stringify({
        record: 'organization',
        slug: `body-${n}`,
        kind: 'GROUP',
        names: [{ value: `Body ${n}`, language: 'en' }],
      }),
    );
    const jobs = await Promise.all(
      servers.map(async (server) => {
        const { data } = await server.query(
          `mutation ($content: String!) {
            startImport(input: { format: ROSTRUM_JSONL, content: $content }) { job { id } userErrors { message } }
          }`,
          { content: lines.join('\n') },
          { token },
        );
        expect(data!.startImport.userErrors).toEqual([]);
        return data!.startImport.job.id as string;
      }),
    );
    const ended = await Promise.all(jobs.map((id) => outcomeOf(id)));
    expect(ended.map(({ state, rejected }) => ({ state, rejected }))).toEqual(
      jobs.map(() => ({ state: 'SUCCEEDED', rejected: 0 })),
    );
    expect(ended.reduce((sum, { created }) => sum + created, 0)).toBe(300);
    // A job has ended just before its locks; one of a session would stay, and this would never end.
    const locks = () => single.primary.query("select from pg_locks where locktype = 'advisory'");
    while ((await locks()).length > 0) await new Promise((resolve) => setTimeout(resolve, 50));
  });

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

  async function outcomeOf(id: string): Promise<{ state: string; created: number; rejected: number }> {
    for (;;) {
      const { data } = await servers[0]!.query(
        'query ($id: ID!) { importJob(id: $id) { state created rejected } }',
        { id },
        { token },
      );
      const job = data!.importJob as { state: string; created: number; rejected: number };
      if (!['QUEUED', 'RUNNING'].includes(job.state)) return job;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
});
