import { resolve } from 'node:path';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { PrismaClient } from './generated/prisma/client';
import { snapshots } from './as-of/snapshot';
import { answerReads } from './graphql/answer-reads';
import { type Context, contexts } from './graphql/context';
import { closedReading } from './platform/auth/closed-reading';
import { type JwtSettings, jwtVerifier } from './platform/auth/jwt';
import { guardMutations } from './platform/auth/policy';
import { resolveViewer } from './platform/auth/viewer';
import { createApollo } from './platform/http/apollo';
import { apolloHandler } from './platform/http/apollo-handler';
import { RECORDED_CHANNEL } from './evidence/recording';
import { serveExport } from './export/serve-export';
import { ImportQueue } from './import/import-queue';
import { Announcements } from './platform/announcements';
import { serveSubscriptions } from './platform/http/subscriptions';
import { allowOrigins } from './platform/http/cors';
import { handleErrors } from './platform/http/error-handler';
import { serveGraphiql } from './platform/http/graphiql';
import { serveHealth } from './platform/http/health';
import { limitRate } from './platform/limits/rate-limit';
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
  const apollo = createApollo<Context>(guardMutations(deps.schema), log, [
    snapshots,
    answerReads(deps.schema, (field) => field in queryModel.fields),
    ...(config.publicRead ? [] : [closedReading]),
  ]);
  const announcements = new Announcements(pool, RECORDED_CHANNEL, log);
  const fetching = { hosts: config.importHosts, maxBytes: config.importLimit };
  const imports = new ImportQueue({ pool, prisma, log, fetching });
  await imports.endOrphans();
  const { maxCost } = config;
  const contextFor = contexts({ pool, prisma, announcements, imports, model: readModel, maxCost });
  await apollo.start();

  const app: FastifyInstance = fastify({
    loggerInstance: log as FastifyBaseLogger,
    // Apollo and the error handler log what fails; a line for each request would cost more than a small query.
    logController: new LogController({ disableRequestLogging: true }),
    childLoggerFactory: (logger) => logger,
    bodyLimit: config.bodyLimit,
  });
  // Followers end before the sockets that they are served by.
  app.addHook('preClose', async () => announcements.close());
  app.addHook('onClose', () => imports.close());
  app.addHook('onClose', () => apollo.stop());
  app.removeContentTypeParser('text/plain');
  handleErrors(app, log, config.bodyLimit);
  await allowOrigins(app, config.corsOrigins);
  await limitRate(app, config.rateLimit, pool, log);
  serveHealth(app, pool, log);
  await serveGraphiql(app, deps.graphiqlDirectory ?? BUILT_GRAPHIQL);

  const verifyJwt = config.jwt && jwtVerifier(config.jwt);
  const viewerOf = (authorization: string | undefined) => resolveViewer(authorization, { prisma, verifyJwt });
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    handler: apolloHandler(apollo, async ({ headers }) => contextFor(await viewerOf(headers.authorization))),
  });
  app.all('/graphql/', (request, reply) => reply.redirect(request.url.replace('/graphql/', '/graphql'), 308));
  serveExport(app, { ...config, pool, schema: deps.schema, viewerOf });
  serveSubscriptions(app, '/graphql', { ...config, schema: deps.schema, log, viewerOf, contextFor });
  return app;
}
