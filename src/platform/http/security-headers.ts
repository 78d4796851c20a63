import type { FastifyInstance } from 'fastify';

/**
 * Headers for all responses: browsers take none for another media type, and tell no other site which page was read. Those of
 * data are also never a document with rights; pages have policies of their own, which replace this one.
 */
export function addSecurityHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', (_request, reply, next) => {
    void reply
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'no-referrer')
      .header('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
    next();
  });
}
