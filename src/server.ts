import { resolve } from 'node:path';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { createGraphQLService, type GraphQLDeps, type GraphQLSettings } from './graphql-service';
import { type JwtSettings, jwtVerifier } from './platform/auth/jwt';
import { viewersBy } from './platform/auth/viewer';
import { Answers } from './api/answers/answers';
import { LastRecording } from './api/answers/last-recording';
import { serveExport } from './io/export/serve-export';
import { serveExplorer } from './app/explorer/explorer';
import { serveMcp } from './app/mcp/serve-mcp';
import { serveRows } from './io/export/rows/serve-rows';
import { GraphQLHandler } from './api/http/graphql-handler';
import { EventServer, serveEvents } from './api/live/events';
import { Sessions } from './api/live/sessions';
import { validKeys } from './platform/auth/keys';
import { serveWebSockets } from './api/live/websockets';
import { closeUselessConnections, Connections } from './platform/http/connections';
import { connectionLimit, connectionsWithin } from './platform/http/connection-limit';
import { allowOrigins, originRule } from './platform/http/cors';
import { answerInOrder } from './platform/http/in-order';
import { boundBodies, readJsonBodies, roomForBodies } from './platform/http/request-body';
import { errorFormatter } from './api/http/format-error';
import { answerUnroutable, handleErrors } from './api/http/error-handler';
import { answerNotHttp, refuseTunnels } from './api/http/not-http';
import { serveGraphiql } from './app/graphiql/graphiql';
import { OperationMetrics } from './api/explain/query-log';
import { serveMetrics } from './api/http/metrics';
import { addCommonHeaders, checkHeaders } from './platform/http/headers';
import type { Tracer } from './platform/tracing/tracer';
import { serveHealth } from './api/http/health';
import { limitRate, meterOf, SharedCounts } from './platform/limits/rate-limit';
import { letIn, senders } from './platform/limits/caller';
import { trustOf } from './platform/limits/proxies';
import type { Patience } from './platform/limits/admission';
import { Statements } from './platform/postgres/prepared';
import { DatabaseWatch } from './platform/postgres/watch';
import { readModel } from './read-model';

export interface ServerSettings extends GraphQLSettings {
  /** The maximum size of a request body in bytes. */
  bodyLimit: number;
  corsOrigins: readonly string[];
  /** Whether pages of any origin may show views. */
  embeds: boolean;
  /** The maximum cost per minute of a key or, without one, an address; 0 is no limit. */
  rateLimit: number;
  /** Connections of any kind; fewer if the system allows fewer. */
  connections: number;
  /** Connections that stay open of one address or key, and subscriptions of all clients. */
  socketsPerCaller: number;
  subscriptions: number;
  /** The duration from which an operation is logged as slow, in milliseconds; 0 is none. */
  slowMs: number;
  /** A token for /metrics beside the keys of ADMIN, empty for none; and a port that needs neither, 0 for none. */
  metricsToken: string;
  metricsPort: number;
  /** The addresses of proxies whose X-Forwarded-For is believed. */
  trustedProxies: readonly string[];
  /** Null if JWTs are not accepted. */
  jwt: JwtSettings | null;
}

export interface ServerDeps extends GraphQLDeps {
  config: ServerSettings;
  /** How long reads wait for others before they are refused; tests wait longer. */
  patience?: Patience;
  /** Exports traces. */
  tracer?: Tracer | null;
  /** The folder of the built GraphiQL. */
  graphiqlDirectory?: string;
  /** The folder of the built scripts and style of the explorer. */
  explorerDirectory?: string;
}

const BUILT_GRAPHIQL = resolve(__dirname, '../dist/graphiql');
const BUILT_EXPLORER = resolve(__dirname, '../dist/explorer');

/** The complete HTTP server, ready to listen or for injected requests. Closing it also stops the GraphQL service. */
export async function createServer(deps: ServerDeps): Promise<FastifyInstance> {
  const { config, prisma, pool, log, nodes = null } = deps;
  const keys = nodes ? nodes.keysOf(prisma) : prisma;
  const { publicRead } = config;
  const watch = new DatabaseWatch(pool, log);
  const statements = deps.statements ?? new Statements(pool, undefined, watch, deps.patience);
  const observing = {
    slowMs: config.slowMs,
    metrics: new OperationMetrics(),
    tracer: deps.tracer ?? null,
  };
  const service = await createGraphQLService({ ...deps, statements, observing });
  const { schema, documents, known, apollo, announcements, imports, queryLog, contextFor } = service;
  await imports.endOrphans();
  const last = new LastRecording(service.reads);
  const answers = new Answers(config.answerCache, last);
  watch.onMoved = () => {
    announcements.restart();
    nodes?.followPrimary();
  };
  watch.onOtherHistory = () => {
    service.forgetRecordings();
    answers.clear();
  };

  const verifyJwt = config.jwt && jwtVerifier(config.jwt);
  const viewerOf = viewersBy({ prisma: keys, verifyJwt });
  const isTrusted = trustOf(config.trustedProxies);
  const counts = config.rateLimit > 0 ? new SharedCounts(pool, log) : null;
  const meter = meterOf(config.rateLimit, counts);
  const senderOf = senders(meter, isTrusted);
  const { socketsPerCaller, subscriptions } = config;
  const sessions = new Sessions({ socketsPerCaller, subscriptions }, (ids) => validKeys(prisma, ids), log);

  const app: FastifyInstance = fastify({
    ...(isTrusted && { trustProxy: isTrusted }),
    loggerInstance: log as FastifyBaseLogger,
    // Apollo and the error handler log errors; a line for each request would cost more than a small query.
    logController: new LogController({ disableRequestLogging: true }),
    childLoggerFactory: (logger) => logger,
    bodyLimit: config.bodyLimit,
    frameworkErrors: answerUnroutable,
    clientErrorHandler: answerNotHttp,
    return503OnClosing: false,
    // In milliseconds. A client that sends a head or a body byte by byte holds a connection no longer than this.
    requestTimeout: 30_000,
    http: { headersTimeout: 15_000, connectionsCheckingInterval: 5_000, requireHostHeader: false },
  });
  answerInOrder(app.server);
  refuseTunnels(app.server);
  const live = {
    schema,
    queryLog,
    documents,
    known,
    log,
    publicRead,
    sessions,
    senderOf,
    viewerOf,
    contextFor,
    nodes,
  };
  const events = new EventServer(live);
  // Before subscriptions end, because that would signal to clients that they are complete.
  app.addHook('preClose', async () => events.close());
  // Subscriptions end before the sockets that serve them.
  app.addHook('preClose', async () => announcements.close());
  addCommonHeaders(app);
  letIn(app);
  const limit = connectionLimit(connectionsWithin(config.connections), senderOf, log);
  closeUselessConnections(app, new Connections(app, limit));
  app.addHook('onClose', () => imports.close());
  app.addHook('onClose', () => apollo.stop());
  app.addHook('onClose', () => watch.close());
  app.addHook('onClose', async () => sessions.close());
  if (counts) app.addHook('onClose', () => counts.close());
  readJsonBodies(app);
  const room = roomForBodies(config.bodyLimit);
  boundBodies(app, config.bodyLimit, room, senderOf);
  handleErrors(app, log, config.bodyLimit);
  await allowOrigins(app, config.corsOrigins);
  limitRate(app, meter, senderOf);
  checkHeaders(app);
  serveHealth(app, { watch, nodes, log });
  serveMetrics(app, {
    operations: observing.metrics,
    token: config.metricsToken,
    port: config.metricsPort,
    pool,
    nodes,
    watch,
    admission: statements.admission,
    answers,
    sessions,
    others: observing.tracer?.metrics ?? [],
    viewerOf: (request) => viewerOf(senderOf(request)),
    log,
  });
  await serveGraphiql(app, deps.graphiqlDirectory ?? BUILT_GRAPHIQL);

  const graphql = new GraphQLHandler({
    apollo,
    known,
    documents,
    answers,
    events,
    nodes,
    queryLog,
    publicRead,
    senderOf,
    viewerOf,
    contextFor,
    formatError: errorFormatter(log),
  });
  app.route({ method: ['GET', 'POST'], url: '/graphql', handler: graphql.handle });
  serveEvents(app, '/graphql', events);
  app.all('/graphql/', (request, reply) => reply.redirect(request.url.replace('/graphql/', '/graphql'), 308));
  serveExport(app, {
    ...config,
    pool,
    admission: statements.admission,
    schema: deps.schema,
    model: readModel,
    senderOf,
    viewerOf,
    sessions,
    tracer: observing.tracer,
  });
  serveRows(app, { schema, apollo, contextFor, queryLog, answers, last, publicRead, senderOf, viewerOf });
  await serveExplorer(
    app,
    {
      apollo,
      contextFor,
      queryLog,
      answers,
      publicRead,
      senderOf,
      viewerOf,
      log,
      bodyLimit: config.bodyLimit,
      embeds: config.embeds,
    },
    deps.explorerDirectory ?? BUILT_EXPLORER,
  );
  const isAllowed = originRule(config.corsOrigins);
  await serveMcp(app, {
    service,
    log,
    publicRead,
    senderOf,
    viewerOf,
    corsOrigins: config.corsOrigins,
    bodyLimit: config.bodyLimit,
  });
  serveWebSockets(app, '/graphql', { ...live, bodyLimit: config.bodyLimit, room, isAllowed });
  return app;
}
