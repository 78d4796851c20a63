import { type AuthInfo, createMcpHandler } from '@modelcontextprotocol/server';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { GraphQLService } from '../../graphql-service';
import { refuseClosedReading } from '../../platform/auth/closed-reading';
import type { Viewer } from '../../platform/auth/policy';
import type { ViewerOf } from '../../platform/auth/viewer';
import type { SenderOf } from '../../platform/limits/caller';
import { badInput, ErrorCode } from '../../platform/errors';
import { explainOutside } from '../../api/http/error-handler';
import { errorFormatter, type Explained } from '../../api/http/format-error';
import { readJsonBodies } from '../../platform/http/request-body';
import { hostRule } from './known-host';
import { mcpServerFor } from './mcp-server';
import { SchemaText } from './schema-text';

export interface McpServing {
  readonly service: GraphQLService;
  readonly log: Logger;
  readonly publicRead: boolean;
  readonly corsOrigins: readonly string[];
  readonly bodyLimit: number;
  readonly senderOf: SenderOf;
  readonly viewerOf: ViewerOf;
}

// Error codes of JSON-RPC 2.0, and of MCP for cases that JSON-RPC does not cover.
const PARSE_ERROR = -32700;
const INVALID_REQUEST = -32600;
const SERVER_ERROR = -32000;

const EXAMPLE = '{"jsonrpc": "2.0", "id": 1, "method": "tools/list"}';

/**
 * Serves MCP's streamable HTTP at /mcp, in the revision 2026-07-28 and earlier ones, without sessions:
 * each POST is independent and has the rights of its Authorization header. Errors outside MCP are
 * JSON-RPC errors.
 */
export async function serveMcp(app: FastifyInstance, serving: McpServing): Promise<void> {
  const { service, log, publicRead, corsOrigins, bodyLimit, senderOf, viewerOf } = serving;
  const checkHost = hostRule(corsOrigins);
  const formatError = errorFormatter(log);
  const schemaText = new SchemaText(service.schema);
  const handler = createMcpHandler(
    ({ authInfo }) =>
      mcpServerFor({ context: { service, viewer: viewerIn(authInfo), formatError }, schemaText }),
    {
      // Nothing changes that a client could subscribe to.
      maxSubscriptions: 0,
      onerror: (error) => log.debug(error, 'an MCP message was refused'),
    },
  );
  app.addHook('preClose', () => handler.close());

  await app.register(async (scope) => {
    readJsonBodies(scope, EXAMPLE);
    scope.setErrorHandler<FastifyError>((error, request, reply) => {
      const explained = explainOutside(error, request, reply, { log, bodyLimit, example: EXAMPLE });
      return sendError(request, reply, explained);
    });
    scope.route({
      method: scope.supportedMethods,
      url: '/mcp',
      // This is checked before the body is read.
      async onRequest(request, reply) {
        checkHost(request);
        if (request.method !== 'POST') return refuseMethod(request, reply);
      },
      async handler(request, reply) {
        const viewer = await viewerOf(senderOf(request.raw));
        if (!publicRead) refuseClosedReading(viewer);
        if (Array.isArray(request.body))
          throw badInput(['body'], 'Batches are not supported: send each message in a request of its own.');
        const options = { authInfo: authInfoOf(viewer), parsedBody: request.body };
        return reply.send(await handler.fetch(requestOf(request), options));
      },
    });
    scope.all('/mcp/', (request, reply) => reply.redirect(request.url.replace('/mcp/', '/mcp'), 308));
  });
}

function refuseMethod(request: FastifyRequest, reply: FastifyReply) {
  void reply.header('allow', 'POST');
  const message = `${request.method} is not supported: MCP clients send each message by POST, and there are no sessions.`;
  return sendError(request, reply, { status: 405, code: ErrorCode.BAD_USER_INPUT, message });
}

function sendError(
  { body }: FastifyRequest,
  reply: FastifyReply,
  { status, message, ...data }: Explained & { status: number },
) {
  const code = status !== 400 ? SERVER_ERROR : body === undefined ? PARSE_ERROR : INVALID_REQUEST;
  if (status === 401) void reply.header('www-authenticate', 'Bearer');
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .header('content-type', 'application/json')
    .send(JSON.stringify({ jsonrpc: '2.0', id: null, error: { code, message, data } }));
}

/** The request in the form that the SDK expects; its body has been read. */
function requestOf({ headers, host, url }: FastifyRequest): Request {
  const named = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value] as [string, string]],
  );
  const known = named.filter(([name]) => !name.startsWith(':') && name !== 'content-length');
  return new Request(new URL(url, `http://${host}`), { method: 'POST', headers: known });
}

/** How the SDK passes on the identity of the client; only the viewer is read from it. */
const authInfoOf = (viewer: Viewer): AuthInfo => ({
  token: '',
  clientId: viewer.name,
  scopes: [],
  extra: { viewer },
});

const viewerIn = (authInfo: AuthInfo | undefined) => authInfo!.extra!.viewer as Viewer;
