import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { GraphQLError } from 'graphql';
import type { Extra } from 'graphql-ws/use/ws';
import { useServer } from 'graphql-ws/use/ws';
import type { Logger } from 'pino';
import { WebSocketServer } from 'ws';
import { type Viewer, Role } from '../../platform/auth/policy';
import { errorFormatter } from '../http/format-error';
import { RECORDING } from '../http/recording-header';
import { paramsOfBody } from '../http/graphql-params';
import type { ViewerOf } from '../../platform/auth/viewer';
import type { AtOnce } from '../../platform/limits/at-once';
import type { SenderOf } from '../../platform/limits/caller';
import { ErrorCode, RostrumError } from '../../platform/errors';
import type { Seen } from '../../platform/postgres/replicas/seen';
import { REQUEST_COST } from '../../platform/limits/rate-limit';
import { turns } from '../../platform/limits/turns';
import { PacedSocket } from './paced-socket';
import { MAX_OPERATIONS, type Sessions } from './sessions';
import { takeWebSockets } from '../../platform/http/upgrades';
import { asGraphQLError, begin, type Begun, type LiveContext, type LiveDeps } from './begin';
import { authorizationIn } from './credentials';
import { refuseLongId, refuseToHold } from './held';
import { identityIn } from './identity';
import { IN_PARAMS, SeenByConnection } from './seen-by-connection';
import { UnderWay } from './under-way';

export interface SocketDeps extends LiveDeps {
  readonly log: Logger;
  readonly publicRead: boolean;
  /** Largest message that is read, in bytes. */
  readonly bodyLimit: number;
  /** What large messages take until they are handled. */
  readonly room: AtOnce;
  readonly sessions: Sessions;
  readonly senderOf: SenderOf;
  readonly viewerOf: ViewerOf;
  contextFor(viewer: Viewer, following: undefined, seen: Seen | null): LiveContext;
  /** Whether pages of an origin may ask, at a host. */
  isAllowed(origin: string, host: string | undefined): boolean;
}

interface Opened {
  viewer?: Viewer;
  underWay?: UnderWay;
  ended?: () => void;
  seen?: SeenByConnection;
  identity?: IncomingHttpHeaders;
}

type Connection = Extra & Opened & Record<PropertyKey, unknown>;

/** To open a socket, and to begin an operation, in milliseconds. */
const OPENING_MS = 0.5;
const BEGINNING_MS = 0.25;

/** How long a client has to agree that its socket closes, in milliseconds. */
const CLOSING_MS = 2_000;

const TOO_MANY = 4429;
const NOT_ALLOWED = 4403;

/**
 * Operations of any kind by graphql-transport-ws at the address that serves HTTP. Who asks is said by the header of the
 * upgrade or, as browsers can send none, by connectionParams. Sockets are closed before the server is.
 */
export function serveWebSockets(app: FastifyInstance, path: string, deps: SocketDeps): void {
  const format = errorFormatter(deps.log);
  const formatAll = (errors: readonly GraphQLError[]) => errors.map((error) => format(error.toJSON(), error));
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: deps.bodyLimit,
    WebSocket: PacedSocket,
    autoPong: false,
    // Its types do not have it yet.
    ...({ closeTimeout: CLOSING_MS } as object),
    // CORS does not cover sockets: the origin is checked here.
    verifyClient: ({ origin, req }: { origin?: string; req: IncomingMessage }, tell) =>
      tell(!origin || deps.isAllowed(origin, req.headers.host), 403, 'Forbidden'),
  });

  const server = useServer<Record<string, unknown>, Connection>(
    {
      async onConnect(connection) {
        const { connectionParams, extra } = connection;
        const viewer = await viewerIn(deps, connectionParams, extra).catch(() => null);
        if (!viewer || (viewer.role === Role.ANONYMOUS && !deps.publicRead)) return false;
        extra.viewer = viewer;
        extra.identity = identityIn(connectionParams);
        extra.seen = new SeenByConnection(deps.nodes, connectionParams?.[RECORDING], IN_PARAMS);
        const underWay = new UnderWay();
        extra.underWay = underWay;
        // Heard after the protocol has heard the same.
        extra.socket.on('message', () => underWay.keepOnly(connection.subscriptions));
        extra.ended = beginSession(deps.sessions, viewer, extra.socket);
        return true;
      },
      onDisconnect: ({ extra }) => extra.ended?.(),
      async onSubscribe({ extra, subscriptions }, id, payload) {
        try {
          refuseLongId(id);
          const caller = extra.viewer!.caller!;
          caller.charge(REQUEST_COST);
          caller.admit();
          const underWay = extra.underWay!;
          // This one is among them.
          if (Object.keys(subscriptions).length + underWay.takenBack > MAX_OPERATIONS)
            throw tooManyOperations();
          return await underWay.execute(id, (takenBack) =>
            beginOne(deps, payload, extra, { ...extra.viewer!, caller: caller.until(takenBack) }),
          );
        } catch (error) {
          return [asGraphQLError(error)];
        }
      },
      subscribe: resultOf,
      execute: resultOf,
      onError: (_context, _id, _payload, errors) => formatAll(errors),
      onNext({ extra }, _id, _payload, args, { errors, ...result }) {
        extra.seen!.after((args.contextValue as LiveContext).reader.seen);
        return { ...result, ...(errors && { errors: formatAll(errors) }) };
      },
    },
    sockets,
  );
  takeWebSockets(app.server, path, (request, socket, head) => {
    const { caller } = deps.senderOf(request);
    const open = () =>
      sockets.handleUpgrade(request, socket, head, (opened) => {
        opened.boundBy(socket, () => deps.room.begin(caller.id, deps.bodyLimit));
        sockets.emit('connection', opened, request);
      });
    inTurn(open).catch(() => socket.end(UNAVAILABLE));
  });
  app.addHook('preClose', async () => server.dispose());
}

async function beginOne(
  deps: SocketDeps,
  payload: unknown,
  { seen, request, identity }: Connection,
  viewer: Viewer,
): Promise<Begun | readonly GraphQLError[]> {
  turns.admit();
  await turns.before(BEGINNING_MS);
  const context = deps.contextFor(viewer, undefined, seen!.before(viewer));
  const params = paramsOfBody(payload);
  const headers = { ...request.headers, ...identity, ...identityIn(params.extensions) };
  return begin(deps, params, context, { viewer, headers });
}

async function inTurn(open: () => void): Promise<void> {
  turns.admit();
  await turns.before(OPENING_MS);
  open();
}

const UNAVAILABLE = 'HTTP/1.1 503 Service Unavailable\r\nretry-after: 1\r\nconnection: close\r\n\r\n';

const tooManyOperations = () =>
  new RostrumError(
    ErrorCode.RATE_LIMITED,
    `At most ${MAX_OPERATIONS} operations may be under way on one connection.`,
  );

/** Begins the session of a socket, or closes it where its caller has too many. */
function beginSession(
  sessions: Sessions,
  viewer: Viewer,
  socket: { close(code: number, reason: string): void },
): () => void {
  try {
    return sessions.begin(viewer, () => socket.close(NOT_ALLOWED, 'Forbidden'));
  } catch {
    socket.close(TOO_MANY, 'Too many connections');
    return () => {};
  }
}

/** It has begun already, for whatever goes wrong at the start to be an error of this operation and not the socket's end. */
const resultOf = (args: unknown) => (args as Begun).result;

async function viewerIn(
  { senderOf, viewerOf }: SocketDeps,
  params: Record<string, unknown> | undefined,
  { request }: Extra,
): Promise<Viewer> {
  refuseToHold('connectionParams', params);
  const sender = senderOf(request);
  return viewerOf({ ...sender, authorization: authorizationIn(params) ?? sender.authorization });
}
