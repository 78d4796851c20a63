import type { ApolloServer } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { PrismaClient } from './generated/prisma/client';
import { LAST_RECORDING } from './api/answers/last-recording';
import { snapshots } from './api/as-of/snapshot';
import { RECORDED_CHANNEL } from './engine/write/recording';
import { answerReads } from './api/answer-reads';
import { type Context, contexts, type LanguageModel } from './api/context';
import { articlesWith } from './app/articles';
import { scriptDocuments } from './app/explorer/script-documents';
import { ImportQueue } from './io/import/jobs/import-queue';
import { Announcements } from './platform/postgres/announcements';
import { closedReading } from './platform/auth/closed-reading';
import { guardMutations, type Viewer } from './platform/auth/policy';
import { Documents, KnownDocuments, sha256 } from './api/documents/documents';
import { readManifest } from './api/documents/manifest';
import { warm } from './api/documents/warm';
import { type Observing, QueryLog } from './api/explain/query-log';
import { createApollo, RULES } from './api/http/apollo';
import type { Following } from './api/live/events';
import { Statements } from './platform/postgres/prepared';
import { readFields, readModel } from './read-model';

export interface GraphQLSettings {
  publicRead: boolean;
  /** The cost that an operation may have without a key or token, and with one. */
  maxCost: number;
  maxKeyedCost: number;
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
}

export interface GraphQLDeps {
  schema: GraphQLSchema;
  config: GraphQLSettings;
  prisma: PrismaClient;
  pool: Pool;
  /** Sends the reads; tests decide when statements share a connection. */
  statements?: Statements;
  log: Logger;
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
  readonly statements: Statements;
  readonly queryLog: QueryLog | null;
  contextFor(viewer: Viewer, following?: Following): Context;
}

/** Starts the GraphQL service. To stop it, close announcements, then imports, then Apollo. */
export async function createGraphQLService({
  schema: open,
  config,
  prisma,
  pool,
  statements = new Statements(pool),
  log,
  observing = null,
}: GraphQLDeps): Promise<GraphQLService> {
  const schema = guardMutations(open);
  const documents = new Documents(schema, RULES);
  const trusted =
    config.trustedDocuments === '' ? new Map<string, string>() : readManifest(config.trustedDocuments);
  const ours = scriptDocuments.map((text) => [sha256(text), text] as const);
  const known = new KnownDocuments(new Map([...ours, ...trusted]), config.trustedOnly);
  warm(documents, trusted, log);
  const apollo = createApollo<Context>(schema, documents, log, [
    snapshots,
    answerReads(open, readFields),
    ...(config.publicRead ? [] : [closedReading]),
  ]);
  const announcements = new Announcements(pool, RECORDED_CHANNEL, log);
  const fetching = { hosts: config.importHosts, maxBytes: config.importLimit };
  const imports = new ImportQueue({ pool, prisma, log, fetching });
  const contextFor = contexts({
    pool,
    prisma,
    announcements,
    imports,
    articles: articlesWith(config.llm),
    model: readModel,
    costLimits: config,
    statements,
    stamp: config.answerCache > 0 ? LAST_RECORDING : null,
  });
  const queryLog = observing && new QueryLog(log, documents, observing);
  await apollo.start();
  return { schema, documents, known, apollo, announcements, imports, statements, queryLog, contextFor };
}
