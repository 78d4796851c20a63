import { pino } from 'pino';
import { createKey } from '../../../src/platform/auth/keys';
import { Role } from '../../../src/platform/auth/policy';
import { type Database, openDatabase } from '../../../src/platform/postgres/database';
import { type NodeFigures, Nodes } from '../../../src/platform/postgres/replicas/nodes';
import { servedSchema } from '../../support/rostrum';
import { type Answer, startTestServer, type TestServer } from '../../support/server';

/** What a mutation was answered. */
export interface Written {
  /** The code of the error; null if it was acknowledged. */
  readonly code: string | null;
  readonly stamp: string | undefined;
}

/** A process over several servers, and what its clients do. */
export interface Process {
  readonly nodes: Nodes;
  readonly server: TestServer;
  /** Counts the organizations, as a client that has seen a recording. */
  read(stamp?: string): Promise<{ count: number; stamp: string | undefined }>;
  /** Creates an organization; with the same key again, if it was not. */
  write(name: string): Promise<Written>;
  primary(): NodeFigures;
  /** The figures of the server at this URL, as a replica. */
  replica(url: string): NodeFigures;
  close(): Promise<void>;
}

/** Starts a process that knows of servers as hosts of one URL, and of each as a replica. */
export async function startProcess(urls: readonly string[]): Promise<Process> {
  const hosts = urls.map((url) => new URL(url).host);
  const url = urls[0]!.replace(/@[^/]+/, `@${hosts.join(',')}`);
  const options = { poolSize: 8, statementTimeoutMs: 10_000 };
  const log = pino({ level: 'silent' });
  const database: Database = openDatabase({
    ...options,
    url: `${url}&target_session_attrs=read-write`,
    onError: () => {},
  });
  const { token } = await createKey(database.prisma, { name: 'editor', role: Role.EDITOR });
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
  return {
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
    primary: () => nodes.figures().find(({ isPrimary }) => isPrimary)!,
    replica: (of) =>
      nodes.figures().find(({ isPrimary, place }) => !isPrimary && place.startsWith(new URL(of).host))!,
    async close() {
      await server.close();
      await nodes.close();
      await database.close();
    },
  };
}
