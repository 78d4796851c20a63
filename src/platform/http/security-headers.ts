import type { FastifyInstance } from 'fastify';

/** Browsers take data for no other media type and no document with rights, and tell no other site which page was read. */
export const HEADERS_OF_DATA = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
} as const;

/** Adds these headers to all responses; pages have policies of their own, which replace this one. */
export function addSecurityHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', (_request, reply, next) => {
    void reply.headers(HEADERS_OF_DATA);
    next();
  });
}
