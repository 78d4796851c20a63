import type { ApolloServer } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { PrismaClient } from './generated/prisma/client';
import { LAST_RECORDING } from './api/answers/last-recording';
import { forgetRecordings } from './api/as-of/recording-at';
import { RECORDED_CHANNEL } from './engine/write/recording';
import { type Context, type ContextFor, contexts, type LanguageModel } from './api/context';
import { articlesWith } from './app/articles';
import { scriptDocuments } from './app/explorer/script-documents';
import { ImportQueue } from './io/import/jobs/import-queue';
import { Announcements } from './platform/postgres/announcements';
import { closedReading } from './platform/auth/closed-reading';
import { guardMutations } from './platform/auth/policy';
import { Documents, KnownDocuments, sha256 } from './api/documents/documents';
import { readManifest } from './api/documents/manifest';
import { warm } from './api/documents/warm';
import { type Observing, QueryLog } from './api/explain/query-log';
import { createApollo } from './api/http/apollo';
import { RULES } from './api/documents/validate';
import { recordings } from './api/http/recording-header';
import { type Reads, Statements } from './platform/postgres/prepared';
import type { Nodes } from './platform/postgres/replicas/nodes';
import { readFields, readModel } from './read-model';

export interface GraphQLSettings {
  publicRead: boolean;
  /** The cost that an operation may have without a key or token, and with one. */
  maxCost: number;
  maxKeyedCost: number;
  /** How long a statement may take of a client without a key or token, in milliseconds; 0 is as long as any. */
  anonymousTimeoutMs: number;
  /** The hosts from which startImport may fetch, and the maximum size of a file in bytes. */
  importHosts: readonly string[];
  importLimit: number;
  /** The endpoint that ingestArticle also asks for drafts; null for none. */
  llm: LanguageModel | null;
  /** The size of the answer cache in bytes; 0 turns it off. */
  answerCache: number;
  /** The path of a manifest of trusted documents, empty for none; and whether other documents are refused. */
  trustedDocuments: string;
  trustedOnly: boolean;
  /** The database past a pooler; empty for none. */
  directUrl?: string;
}

export interface GraphQLDeps {
  schema: GraphQLSchema;
  config: GraphQLSettings;
  prisma: PrismaClient;
  pool: Pool;
  /** Sends the reads; tests decide when statements share a connection. */
  statements?: Statements;
  log: Logger;
  /** The primary and its replicas; null or left out where nothing is read from replicas. */
  nodes?: Nodes | null;
  /** Null where operations are not observed. */
  observing?: Observing | null;
}

/** GraphQL over a database, independent of the transport. */
export interface GraphQLService {
  /** The schema with the roles of its mutations checked. */
  readonly schema: GraphQLSchema;
  readonly documents: Documents;
  readonly known: KnownDocuments;
  readonly apollo: ApolloServer<Context>;
  readonly announcements: Announcements;
  readonly imports: ImportQueue;
  /** Sends reads to the primary or to a replica. */
  readonly reads: Reads;
  readonly queryLog: QueryLog | null;
  contextFor: ContextFor;
  /** Forgets what is remembered of recordings, some of which may have been lost. */
  forgetRecordings(): void;
}

/** Starts the GraphQL service. To stop it, close announcements, then imports, then Apollo. */
export async function createGraphQLService({
  schema: open,
  config,
  prisma,
  pool,
  statements = new Statements(pool),
  log,
  nodes = null,
  observing = null,
}: GraphQLDeps): Promise<GraphQLService> {
  const schema = guardMutations(open);
  const documents = new Documents(schema, RULES);
  const trusted =
    config.trustedDocuments === '' ? new Map<string, string>() : readManifest(config.trustedDocuments);
  const ours = scriptDocuments.map((text) => [sha256(text), text] as const);
  const known = new KnownDocuments(new Map([...ours, ...trusted]), config.trustedOnly);
  warm(documents, trusted, log);
  const apollo = createApollo(schema, readFields, documents, log, [
    ...(nodes ? [recordings(nodes)] : []),
    ...(config.publicRead ? [] : [closedReading]),
  ]);
  const announcements = new Announcements(
    pool,
    { channel: RECORDED_CHANNEL, directUrl: config.directUrl },
    log,
  );
  if (nodes) nodes.onRecorded = (recording) => announcements.announce(recording);
  const reads = nodes ? nodes.reads(statements) : statements;
  const fetching = { hosts: config.importHosts, maxBytes: config.importLimit };
  const imports = new ImportQueue({ pool, prisma, log, fetching, tracer: observing?.tracer ?? null });
  const history = nodes ? nodes.historyOf(pool) : pool;
  const contextFor = contexts({
    pool: history,
    prisma,
    announcements,
    imports,
    articles: articlesWith(config.llm),
    model: readModel,
    costLimits: config,
    statements: reads,
    anonymousTimeoutMs: config.anonymousTimeoutMs,
    stamp: config.answerCache > 0 || nodes ? LAST_RECORDING : null,
    nodes,
  });
  const queryLog = observing && new QueryLog(log, documents, observing);
  await apollo.start();
  return {
    schema,
    documents,
    known,
    apollo,
    announcements,
    imports,
    reads,
    queryLog,
    contextFor,
    forgetRecordings: () => forgetRecordings(history),
  };
}
