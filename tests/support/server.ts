import type { AddressInfo } from 'node:net';
import type { GraphQLSchema } from 'graphql';
import type { Pool } from 'pg';
import { pino } from 'pino';
import type { PrismaClient } from '../../src/generated/prisma/client';
import type { Patience } from '../../src/platform/limits/admission';
import type { Nodes } from '../../src/platform/postgres/replicas/nodes';
import type { Statements } from '../../src/platform/postgres/prepared';
import { type ServerSettings, createServer } from '../../src/server';
import { type TakeStatements, watchStatements } from './statements';

export interface Answer<T = Record<string, any>> {
  status: number;
  headers: Headers;
  data?: T | null;
  extensions?: Record<string, unknown>;
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
}

export interface TestServer {
  /** Its URL, such as http://127.0.0.1:40123, without a trailing slash. */
  url: string;
  /** Sends a request over HTTP, as a client would. */
  query: <T = Record<string, any>>(
    document: string,
    variables?: Record<string, unknown>,
    options?: { token?: string; headers?: Record<string, string> },
  ) => Promise<Answer<T>>;
  statements: TakeStatements;
  /** The log, one object per line. */
  logged: Record<string, unknown>[];
  close: () => Promise<void>;
}

const OPEN: ServerSettings = {
  publicRead: true,
  bodyLimit: 1_048_576,
  maxCost: 10_000_000,
  maxKeyedCost: 0,
  anonymousTimeoutMs: 0,
  corsOrigins: [],
  embeds: true,
  answerCache: 0,
  trustedDocuments: '',
  trustedOnly: false,
  rateLimit: 0,
  slowMs: 0,
  metricsToken: '',
  metricsPort: 0,
  connections: 10_000,
  socketsPerCaller: 10_000,
  subscriptions: 100_000,
  trustedProxies: [],
  importHosts: [],
  importLimit: 1_048_576,
  llm: null,
  jwt: null,
};

// Tests ask many questions at once, and the machine that runs them may be slow.
const UNHURRIED: Patience = { waiting: 10_000, mostMs: 300_000, stuckMs: 300_000, longMs: 250 };

/**
 * Starts a real server on a free port over the given database and schema. The caller closes the database.
 */
export async function startTestServer(options: {
  database: { pool: Pool; prisma: PrismaClient };
  schema: GraphQLSchema;
  config?: Partial<ServerSettings>;
  graphiqlDirectory?: string;
  explorerDirectory?: string;
  reads?: Statements;
  nodes?: Nodes;
  patience?: Patience;
  logLevel?: string;
}): Promise<TestServer> {
  const { pool, prisma } = options.database;
  const logged: Record<string, unknown>[] = [];
  const log = pino(
    { level: options.logLevel ?? 'warn' },
    { write: (line: string) => logged.push(JSON.parse(line)) },
  );
  const app = await createServer({
    schema: options.schema,
    config: { ...OPEN, ...options.config },
    prisma,
    pool,
    statements: options.reads,
    nodes: options.nodes,
    patience: options.patience ?? UNHURRIED,
    log,
    graphiqlDirectory: options.graphiqlDirectory,
    explorerDirectory: options.explorerDirectory,
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;

  return {
    url,
    logged,
    statements: watchStatements(pool),
    close: () => app.close(),
    async query(query, variables, { token, headers } = {}) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: {
          accept: 'application/graphql-response+json',
          'content-type': 'application/json',
          ...(token && { authorization: `Bearer ${token}` }),
          ...headers,
        },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors, extensions } = (await response.json()) as Pick<
        Answer,
        'data' | 'errors' | 'extensions'
      >;
      return { status: response.status, headers: response.headers, data, errors, extensions } as never;
    },
  };
}
