import { resolve } from 'node:path';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { PrismaClient } from './generated/prisma/client';
import { snapshots } from './api/as-of/snapshot';
import { answerReads } from './api/answer-reads';
import { type Context, contexts } from './api/context';
import { closedReading } from './platform/auth/closed-reading';
import { type JwtSettings, jwtVerifier } from './platform/auth/jwt';
import { guardMutations } from './platform/auth/policy';
import { resolveViewer } from './platform/auth/viewer';
import { Answers } from './api/answers/answers';
import { LAST_RECORDING, LastRecording } from './api/answers/last-recording';
import { Documents } from './api/documents/documents';
import { KnownDocuments } from './api/documents/known-documents';
import { readManifest } from './api/documents/manifest';
import { warm } from './api/documents/warm';
import { createApollo, RULES } from './api/http/apollo';
import { RECORDED_CHANNEL } from './engine/write/recording';
import { serveExport } from './io/export/serve-export';
import { serveRows } from './io/export/rows/serve-rows';
import { ImportQueue } from './io/import/import-queue';
import { Announcements } from './platform/postgres/announcements';
import { GraphQLHandler } from './api/http/graphql-handler';
import { prefersEvents } from './platform/http/media-type';
import { EventServer, serveEvents } from './api/live/events';
import { serveWebSockets } from './api/live/websockets';
import { allowOrigins, originRule } from './platform/http/cors';
import { readJsonBodies } from './platform/http/json-body';
import { errorFormatter } from './api/http/format-error';
import { handleErrors } from './api/http/error-handler';
import { serveGraphiql } from './app/graphiql/graphiql';
import { serveHealth } from './api/http/health';
import { limitRate } from './platform/limits/rate-limit';
import { Statements } from './platform/postgres/prepared';
import { now } from './engine/query/compile/scope';
import { queryModel, readModel } from './read-model';

export interface ServerSettings {
  publicRead: boolean;
  /** Largest body that is read, in bytes. */
  bodyLimit: number;
  /** How many rows one root field may ask for. */
  maxCost: number;
  corsOrigins: readonly string[];
  /** Requests a minute for each address; 0 is no limit. */
  rateLimit: number;
  /** Hosts from which startImport may fetch, and the largest file that it fetches, in bytes. */
  importHosts: readonly string[];
  importLimit: number;
  /** Bytes of answers that are kept; 0 keeps none. */
  answerCache: number;
  /** A manifest of documents that are known by id, empty for none; and whether others are refused. */
  trustedDocuments: string;
  trustedOnly: boolean;
  /** Null where JWTs are not accepted. */
  jwt: JwtSettings | null;
}

export interface ServerDeps {
  schema: GraphQLSchema;
  config: ServerSettings;
  prisma: PrismaClient;
  pool: Pool;
  log: Logger;
  /** Where the built GraphiQL is. */
  graphiqlDirectory?: string;
}

const BUILT_GRAPHIQL = resolve(__dirname, '../dist/graphiql');

/** The whole HTTP server, ready to listen or to be injected into. Closing it ends the GraphQL engine as well. */
export async function createServer(deps: ServerDeps): Promise<FastifyInstance> {
  const { config, prisma, pool, log } = deps;
  const schema = guardMutations(deps.schema);
  const documents = new Documents(schema, RULES);
  const trusted =
    config.trustedDocuments === '' ? new Map<string, string>() : readManifest(config.trustedDocuments);
  const known = new KnownDocuments(trusted, config.trustedOnly);
  warm(documents, trusted, log);
  const apollo = createApollo<Context>(schema, documents, log, [
    snapshots,
    answerReads(deps.schema, (field) => field in queryModel.fields),
    ...(config.publicRead ? [] : [closedReading]),
  ]);
  const announcements = new Announcements(pool, RECORDED_CHANNEL, log);
  const fetching = { hosts: config.importHosts, maxBytes: config.importLimit };
  const imports = new ImportQueue({ pool, prisma, log, fetching });
  await imports.endOrphans();
  const { maxCost, publicRead } = config;
  const statements = new Statements(pool);
  const contextFor = contexts({
    pool,
    prisma,
    announcements,
    imports,
    model: readModel,
    maxCost,
    statements,
    stamp: config.answerCache > 0 ? LAST_RECORDING : null,
  });
  const last = new LastRecording(statements);
  const answers = new Answers(config.answerCache, last);
  await apollo.start();

  const app: FastifyInstance = fastify({
    loggerInstance: log as FastifyBaseLogger,
    // Apollo and the error handler log what fails; a line for each request would cost more than a small query.
    logController: new LogController({ disableRequestLogging: true }),
    childLoggerFactory: (logger) => logger,
    bodyLimit: config.bodyLimit,
  });
  const verifyJwt = config.jwt && jwtVerifier(config.jwt);
  const viewerOf = (authorization: string | undefined) => resolveViewer(authorization, { prisma, verifyJwt });
  const live = { schema, documents, known, log, publicRead, viewerOf, contextFor };
  const events = new EventServer(live);
  // Before its followers end, which would tell clients that there is no more to come.
  app.addHook('preClose', async () => events.close());
  // Followers end before the sockets that they are served by.
  app.addHook('preClose', async () => announcements.close());
  // What is answered while the server closes leaves its connection idle, which would be kept for a minute.
  app.addHook('preClose', async () => {
    const sweep = setInterval(() => app.server.closeIdleConnections(), 100);
    app.server.once('close', () => clearInterval(sweep));
  });
  app.addHook('onClose', () => imports.close());
  app.addHook('onClose', () => apollo.stop());
  readJsonBodies(app);
  handleErrors(app, log, config.bodyLimit);
  await allowOrigins(app, config.corsOrigins);
  const admit = await limitRate(app, config.rateLimit, pool, log);
  serveHealth(app, pool, log);
  await serveGraphiql(app, deps.graphiqlDirectory ?? BUILT_GRAPHIQL);

  const graphql = new GraphQLHandler({
    apollo,
    known,
    documents,
    answers,
    publicRead,
    viewerOf,
    contextFor,
    formatError: errorFormatter(log),
    today: () => now().today,
  });
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    handler: (request, reply) =>
      prefersEvents(request.headers.accept) || events.isShared(request)
        ? events.handle(request, reply)
        : graphql.handle(request, reply),
  });
  serveEvents(app, '/graphql', events);
  app.all('/graphql/', (request, reply) => reply.redirect(request.url.replace('/graphql/', '/graphql'), 308));
  serveExport(app, { ...config, pool, schema: deps.schema, viewerOf });
  serveRows(app, { schema, apollo, contextFor, answers, last, publicRead, viewerOf });
  const isAllowed = originRule(config.corsOrigins);
  serveWebSockets(app, '/graphql', { ...live, bodyLimit: config.bodyLimit, admit, isAllowed });
  return app;
}
