import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { ErrorCode, RostrumError, UnsupportedMediaType } from '../../platform/errors';
import { type Explained, explainFault } from './format-error';
import { turns } from '../../platform/limits/turns';
import { mediaTypeFor } from '../../platform/http/negotiate';
import { readOn } from '../../platform/http/unread-bodies';
import { HEADERS_OF_DATA } from '../../platform/http/headers';
import { statusOf, statusOfRefusal } from '../../platform/http/status';

const EXAMPLE = '{"query": "{ __typename }"}';

/** What to say for the ways in which a request can be wrong before it is GraphQL; `limit` in bytes. */
function explainRequest(error: FastifyError, limit: number, example: string): string {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return `The body is too large: at most ${limit} bytes are read. Send less at once.`;
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_ERR_CTP_EMPTY_TYPE':
      return `The body's media type is not supported. Send JSON with "content-type: application/json", such as ${example}.`;
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return "The body's size is not what its content-length says.";
    default:
      return `The request cannot be read: ${error.message}`;
  }
}

interface Explaining {
  log: Logger;
  bodyLimit: number;
  example?: string;
}

/**
 * What went wrong with a request outside GraphQL, with its HTTP status; reads on where a client still writes, and says in a
 * header when to try again.
 */
export function explainOutside(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
  explaining: Explaining,
): Explained & { status: number } {
  if (!request.raw.complete) {
    // Fastify would close the connection at once, while the client still writes and has not read.
    void reply.removeHeader('connection');
    readOn(request.raw, explaining.bodyLimit);
  }
  const explained = explain(error, request, explaining);
  const retryAfter =
    (error as { retryAfter?: unknown }).retryAfter ?? (explained.status === 503 ? 1 : undefined);
  if (retryAfter !== undefined) void reply.header('retry-after', retryAfter);
  return explained;
}

function explain(
  error: FastifyError,
  request: FastifyRequest,
  { log, bodyLimit, example = EXAMPLE }: Explaining,
): Explained & { status: number } {
  if (error instanceof RostrumError) {
    const { code, field } = error.extensions as { code: ErrorCode; field?: string };
    if (error instanceof UnsupportedMediaType) return { status: 415, code, message: error.message };
    const isUnknownDocument = code === ErrorCode.PERSISTED_QUERY_NOT_FOUND;
    const status = isUnknownDocument ? statusOfRefusal(code, request.headers.accept) : statusOf(code);
    return { status, code, message: error.message, ...(field && { field }) };
  }
  const status = error.statusCode ?? 500;
  if (status >= 400 && status < 500)
    return { status, code: ErrorCode.BAD_USER_INPUT, message: explainRequest(error, bodyLimit, example) };
  const explained = explainFault(error, log);
  return { status: statusOf(explained.code), ...explained };
}

/** To answer with an error, in milliseconds. */
const ERROR_MS = 0.3;

/** Answers everything that goes wrong outside GraphQL in GraphQL's own form. */
export function handleErrors(app: FastifyInstance, log: Logger, bodyLimit: number) {
  // Who is refused mostly tries again at once.
  app.addHook('onError', async ({ raw }) => {
    if (!raw.socket.destroyed) await turns.before(ERROR_MS);
  });
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const { status, ...explained } = explainOutside(error, request, reply, { log, bodyLimit });
    return answer(request, reply, status, explained);
  });

  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    if (path === '/graphql') {
      void reply.header('allow', 'GET, POST');
      const message = `${request.method} is not understood here. Ask with POST, or with GET for queries.`;
      return answer(request, reply, 405, { code: ErrorCode.BAD_USER_INPUT, message });
    }
    const message =
      'There is nothing here. The API is at /graphql, for people at /graphiql, for models at /mcp, as files at /export, and as rows at /rows.';
    return answer(request, reply, 404, { code: ErrorCode.NOT_FOUND, message });
  });
}

/** Answers a request that Fastify cannot route, such as one whose path is no valid percent-encoding. */
export function answerUnroutable(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const message = `The address cannot be read: ${error.message}.`;
  void reply.headers(HEADERS_OF_DATA);
  void answer(request, reply, 400, { code: ErrorCode.BAD_USER_INPUT, message });
}

function answer(request: FastifyRequest, reply: FastifyReply, status: number, explained: Explained) {
  const { message, ...extensions } = explained;
  void reply.header('cache-control', 'no-store');
  if (status === 401) void reply.header('www-authenticate', 'Bearer');
  return reply
    .code(status)
    .header('content-type', mediaTypeFor(request.headers.accept))
    .send(JSON.stringify({ errors: [{ message, extensions }] }));
}
