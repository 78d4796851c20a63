import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { GraphQLError } from 'graphql';
import type { Extra } from 'graphql-ws/use/ws';
import { useServer } from 'graphql-ws/use/ws';
import type { Logger } from 'pino';
import { WebSocketServer } from 'ws';
import { type Viewer, Role } from '../../platform/auth/policy';
import { errorFormatter } from '../http/format-error';
import { paramsOfBody } from '../http/graphql-params';
import { takeWebSockets } from '../../platform/http/upgrades';
import { asGraphQLError, begin, type Begun, type LiveContext, type LiveDeps } from './begin';
import { authorizationIn } from './credentials';

export interface SocketDeps extends LiveDeps {
  readonly log: Logger;
  readonly publicRead: boolean;
  /** Largest message that is read, in bytes. */
  readonly bodyLimit: number;
  /** Who an authorization header says is asking. */
  viewerOf(authorization: string | undefined): Promise<Viewer>;
  contextFor(viewer: Viewer): LiveContext;
  /** Throws where an address asks too often. */
  admit(address: string): void;
  /** Whether pages of an origin may ask, at a host. */
  isAllowed(origin: string, host: string | undefined): boolean;
}

type Connection = Extra & { viewer?: Viewer } & Record<PropertyKey, unknown>;

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
    // A browser asks nobody whether a page may open a socket: what CORS does for HTTP is done here.
    verifyClient: ({ origin, req }: { origin?: string; req: IncomingMessage }, tell) =>
      tell(!origin || deps.isAllowed(origin, req.headers.host), 403, 'Forbidden'),
  });

  const server = useServer<Record<string, unknown>, Connection>(
    {
      async onConnect({ connectionParams, extra }) {
        const viewer = await viewerIn(deps, connectionParams, extra).catch(() => null);
        if (!viewer || (viewer.role === Role.ANONYMOUS && !deps.publicRead)) return false;
        extra.viewer = viewer;
        return true;
      },
      async onSubscribe({ extra }, _id, payload) {
        try {
          deps.admit(extra.request.socket.remoteAddress ?? '');
          return await begin(deps, paramsOfBody(payload), deps.contextFor(extra.viewer!));
        } catch (error) {
          return [asGraphQLError(error)];
        }
      },
      subscribe: resultOf,
      execute: resultOf,
      onError: (_context, _id, _payload, errors) => formatAll(errors),
      onNext: (_context, _id, _payload, _args, { errors, ...result }) => ({
        ...result,
        ...(errors && { errors: formatAll(errors) }),
      }),
    },
    sockets,
  );
  takeWebSockets(app.server, path, (request, socket, head) => {
    sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request));
  });
  app.addHook('preClose', async () => server.dispose());
}

/** It has begun already, for whatever goes wrong at the start to be an error of this operation and not the socket's end. */
const resultOf = (args: unknown) => (args as Begun).result;

const viewerIn = async (
  { viewerOf }: SocketDeps,
  params: Record<string, unknown> | undefined,
  { request }: Extra,
) => viewerOf(authorizationIn(params) ?? request.headers.authorization);
