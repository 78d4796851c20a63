import { existsSync, readFileSync } from 'node:fs';
import { hash } from 'node:crypto';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { namesTag } from '../../platform/http/headers';
import { serveBuilt } from '../built-files';

/**
 * Allows no origin but this server, so that the browser enforces that the page needs no network. Monaco
 * requires inline styles.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const NOT_BUILT = 'GraphiQL has not been built. Run "npm run build", then restart the server.\n';

/** Serves the GraphiQL that scripts/build-graphiql.mjs bundled into `directory`, at /graphiql. */
export async function serveGraphiql(app: FastifyInstance, directory: string) {
  const page = join(directory, 'index.html');
  const html = existsSync(page) ? readFileSync(page) : null;
  const etag = html && `"${hash('sha256', html, 'base64url').slice(0, 22)}"`;

  app.get('/graphiql', (request, reply) => {
    if (!html || !etag) return reply.code(503).type('text/plain; charset=utf-8').send(NOT_BUILT);
    void reply
      .header('content-security-policy', CONTENT_SECURITY_POLICY)
      .header('cache-control', 'no-cache')
      .header('etag', etag);
    if (namesTag(request.headers['if-none-match'], etag)) return reply.code(304).send();
    return reply.type('text/html; charset=utf-8').send(html);
  });
  app.get('/graphiql/', (_request, reply) => reply.redirect('/graphiql', 308));
  // Browsers request a favicon with each page; this is not an error.
  app.get('/favicon.ico', (_request, reply) => reply.code(204).send());

  if (!html) return;
  await serveBuilt(app, join(directory, 'assets'), '/graphiql/assets/', {
    // A worker has a policy of its own.
    'content-security-policy': CONTENT_SECURITY_POLICY,
  });
}
