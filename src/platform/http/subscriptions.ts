import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import {
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type ExecutionArgs,
} from 'graphql';
import type { Extra } from 'graphql-ws/use/ws';
import { useServer } from 'graphql-ws/use/ws';
import type { Logger } from 'pino';
import { WebSocketServer } from 'ws';
import type { Viewer } from '../auth/roles';
import { Role } from '../auth/roles';
import { badInput, ErrorCode } from '../errors';
import { MAX_TOKENS } from '../limits/document-limits';
import { RULES } from './apollo';
import { errorFormatter } from './format-error';
import { refuseNulIn } from './refuse-nul';

interface SubscriptionDeps {
  schema: GraphQLSchema;
  log: Logger;
  publicRead: boolean;
  /** Largest message that is read, in bytes. */
  bodyLimit: number;
  /** Who an authorization header says is asking. */
  viewerOf: (authorization: string | undefined) => Promise<Viewer>;
  contextFor: (viewer: Viewer) => object;
}

type Connection = Extra & { viewer?: Viewer } & Record<PropertyKey, unknown>;

/**
 * Subscriptions by graphql-transport-ws at the address that serves the queries. Who asks is said by the header of the
 * upgrade or, as browsers can send none, by `authorization` in connectionParams. Sockets are closed before the server is.
 */
export function serveSubscriptions(app: FastifyInstance, path: string, deps: SubscriptionDeps): void {
  const { schema, log, contextFor } = deps;
  const format = errorFormatter(log);
  const formatAll = (errors: readonly GraphQLError[]) => errors.map((error) => format(error.toJSON(), error));
  const sockets = new WebSocketServer({ noServer: true, maxPayload: deps.bodyLimit });

  const server = useServer<Record<string, unknown>, Connection>(
    {
      async onConnect({ connectionParams, extra }) {
        const authorization = connectionParams?.authorization ?? extra.request.headers.authorization;
        const viewer = await deps
          .viewerOf(authorization === undefined ? undefined : String(authorization))
          .catch(() => null);
        if (!viewer || (viewer.role === Role.ANONYMOUS && !deps.publicRead)) return false;
        extra.viewer = viewer;
        return true;
      },
      onSubscribe({ extra }, _id, { query, operationName, variables }) {
        try {
          const contextValue = contextFor(extra.viewer!);
          return prepare(schema, query, { operationName, variableValues: variables, contextValue });
        } catch (error) {
          return [asGraphQLError(error)];
        }
      },
      onError: (_context, _id, _payload, errors) => formatAll(errors),
      onNext: (_context, _id, _payload, _args, { errors, ...result }) => ({
        ...result,
        ...(errors && { errors: formatAll(errors) }),
      }),
    },
    sockets,
  );
  app.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (new URL(request.url ?? '/', 'http://host').pathname !== path) return socket.destroy();
    sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request));
  });
  app.addHook('preClose', async () => server.dispose());
}

type Asked = Pick<ExecutionArgs, 'operationName' | 'variableValues' | 'contextValue'>;

/** Reads a document as the HTTP side does; only subscriptions are served here. */
function prepare(
  schema: GraphQLSchema,
  query: string,
  asked: Asked,
): ExecutionArgs | readonly GraphQLError[] {
  const document = read(query);
  const errors = validate(schema, document, [...specifiedRules, ...RULES]);
  if (errors.length > 0) return errors.map((error) => withCode(error, ErrorCode.GRAPHQL_VALIDATION_FAILED));
  const operation = getOperationAST(document, asked.operationName);
  if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) {
    throw badInput(
      ['query'],
      'Only subscriptions are answered here; send queries and mutations by HTTP POST.',
    );
  }
  refuseNulIn(asked.variableValues);
  return { schema, document, ...asked };
}

function read(query: string): DocumentNode {
  try {
    return parse(query, { maxTokens: MAX_TOKENS });
  } catch (error) {
    throw withCode(asGraphQLError(error), ErrorCode.GRAPHQL_PARSE_FAILED);
  }
}

const asGraphQLError = (error: unknown) =>
  error instanceof GraphQLError ? error : new GraphQLError(String(error));

/** Says what the HTTP side says by Apollo's own classes; an error of ours has its code already. */
function withCode(error: GraphQLError, code: ErrorCode): GraphQLError {
  error.extensions.code ??= code;
  return error;
}
