import { pino } from 'pino';
import { createKey } from '../../../src/platform/auth/keys';
import { Role } from '../../../src/platform/auth/policy';
import { type Database, openDatabase } from '../../../src/platform/postgres/database';
import { migrate } from '../../../src/platform/postgres/migrate';
import { type NodeFigures, Nodes } from '../../../src/platform/postgres/replicas/nodes';
import { servedSchema } from '../../support/rostrum';
import { type Answer, startTestServer, type TestServer } from '../../support/server';
import { type Nodes as Servers, startNodes } from './nodes';
import { until } from './until';

/** A process over a primary and its standby, named as hosts of one URL, and as replicas. */
export interface Scene {
  readonly servers: Servers;
  readonly nodes: Nodes;
  readonly server: TestServer;
  /** Counts what was created, as a client that has seen a recording. */
  read(stamp?: string): Promise<{ count: number; stamp: string | undefined }>;
  /** Creates an organization; with the same key again, if it was not. Returns the code of the error, if any. */
  write(name: string): Promise<{ code: string | null; stamp: string | undefined }>;
  figuresOf(role: 'primary' | 'replica'): NodeFigures;
  close(): Promise<void>;
}

/** Starts it with one organization, which both servers have. */
export async function startScene(): Promise<Scene> {
  const servers = await startNodes(async (url) => void (await migrate(url)));
  const [host, other] = [servers.primary, servers.standby].map(({ url }) => new URL(url).host);
  const url = servers.primary.url.replace(/@[^/]+/, `@${host},${other}`);
  const options = { poolSize: 8, statementTimeoutMs: 10_000 };
  const log = pino({ level: 'silent' });
  const database: Database = openDatabase({
    ...options,
    url: `${url}&target_session_attrs=read-write`,
    onError: () => {},
  });
  const { token } = await createKey(database.prisma, { name: 'editor', role: Role.EDITOR });
  const urls = [servers.standby.url, servers.primary.url];
  const nodes = new Nodes(database.pool, { ...options, urls, maxLagMs: 5_000, log });
  await nodes.looked();
  const server = await startTestServer({
    database,
    nodes,
    schema: servedSchema(),
    config: { answerCache: 1_000_000 },
    logLevel: 'silent',
  });
  const stampOf = ({ headers }: Answer) => headers.get('rostrum-recording') ?? undefined;
  const scene: Scene = {
    servers,
    nodes,
    server,
    async read(stamp) {
      const answer = await server.query<{ organizations: { totalCount: number } }>(
        '{ organizations { totalCount } }',
        {},
        stamp === undefined ? {} : { headers: { 'rostrum-recording': stamp } },
      );
      if (answer.errors) throw new Error(answer.errors[0]!.message);
      return { count: answer.data!.organizations.totalCount, stamp: stampOf(answer) };
    },
    async write(name) {
      const answer = await server.query(
        `mutation ($name: String!) {
          createOrganization(input: { kind: GROUP, idempotencyKey: $name, names: [{ value: $name, language: "en" }] }) {
            userErrors { message }
          }
        }`,
        { name },
        { token },
      );
      return { code: (answer.errors?.[0]?.extensions.code as string) ?? null, stamp: stampOf(answer) };
    },
    figuresOf: (role) =>
      nodes
        .figures()
        .find(({ isPrimary, place }) =>
          role === 'primary' ? isPrimary : !isPrimary && place.startsWith(other!),
        )!,
    async close() {
      await server.close();
      await nodes.close();
      await database.close();
      await servers.close();
    },
  };
  // A machine that is busy may be late to connect, which is no fault.
  await until('the first write is made', async () => (await scene.write('first')).code === null);
  await servers.catchUp();
  await until('the replica is up', () => scene.figuresOf('replica').isUp);
  return scene;
}
