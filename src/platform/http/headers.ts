import { hash } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { badInput } from '../errors';
import { traceIdIn } from '../tracing/traceparent';

/** Browsers take data for no other media type and no document with rights, and tell no other site which page was read. */
export const HEADERS_OF_DATA = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
} as const;

/** Adds these headers to all responses, and the id of the request; pages have policies of their own, which replace this one. */
export function addCommonHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, next) => {
    void reply.headers(HEADERS_OF_DATA);
    const requestId = requestIdOf(request.headers);
    if (requestId !== undefined) void reply.header('x-request-id', requestId);
    next();
  });
}

/** Whether a request names its host once, as HTTP/1.1 wants it (RFC 9112 §3.2). */
export function namesOneHost({ httpVersion, rawHeaders }: IncomingMessage): boolean {
  let hosts = 0;
  for (let i = 0; i < rawHeaders.length; i += 2)
    if (rawHeaders[i]!.length === 4 && rawHeaders[i]!.toLowerCase() === 'host') hosts += 1;
  return hosts === 1 || (hosts === 0 && httpVersion === '1.0');
}

/**
 * Refuses requests that do not name one host; Node would answer the status alone (`requireHostHeader`). It would also answer
 * those with an expectation that it does not know, which RFC 9110 §10.1.1 lets a server ignore.
 */
export function checkHeaders(app: FastifyInstance): void {
  app.server.on('checkExpectation', (...exchange) => app.server.emit('request', ...exchange));
  app.addHook('onRequest', ({ raw }, _reply, next) => {
    if (namesOneHost(raw)) return next();
    next(badInput(['host'], 'HTTP/1.1 wants the header "host" once.'));
  });
}

const ID = /^[\w.:-]{1,128}$/;

/** The id that a client or proxy gave a request: x-request-id, or the trace id of traceparent; undefined without a valid one. */
export function requestIdOf({ 'x-request-id': id, traceparent }: IncomingHttpHeaders): string | undefined {
  if (typeof id === 'string' && ID.test(id)) return id;
  return traceIdIn(traceparent);
}

/** Everything in a request that an answer of GraphQL depends on, beside its address and body. */
export const VARY =
  'Origin, Accept, Accept-Encoding, Authorization, rostrum-snapshot, rostrum-explain, rostrum-cost';

const DAY_S = 24 * 60 * 60;
const YEAR_S = 365 * DAY_S;

/** How far recipients may cache an answer. */
export type Keeping =
  | 'never'
  /** Asked for again each time, by its ETag. */
  | 'while-unchanged'
  /** Until the day ends that it was asked on. */
  | 'for-the-day'
  | 'for-good';

/** The Cache-Control header for an answer; `publicRead`: whether anybody may read it, and so keep it for others. */
export function cacheControlFor(keeping: Keeping, publicRead: boolean): string {
  switch (keeping) {
    case 'never':
      return 'no-store';
    case 'while-unchanged':
      return publicRead ? 'no-cache' : 'private, no-cache';
    case 'for-the-day':
      return lasting(DAY_S - (Math.floor(Date.now() / 1000) % DAY_S), publicRead);
    case 'for-good':
      return lasting(YEAR_S, publicRead);
  }
}

const lasting = (seconds: number, publicRead: boolean) =>
  `${publicRead ? 'public' : 'private'}, max-age=${seconds}, immutable`;

/** The ETag of an answer, made of what it says or of all that determines it; weak, since its encodings share it. */
export const tagOf = (content: string | Buffer): string =>
  `W/"${hash('sha256', content, 'base64url').slice(0, 22)}"`;

/** Whether If-None-Match names an ETag, compared weakly (RFC 9110 §13.1.2). */
export function namesTag(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === '*') return true;
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  return ifNoneMatch.split(',').some((tag) => opaque(tag) === opaque(etag));
}
