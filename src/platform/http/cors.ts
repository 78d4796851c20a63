import cors, { type FastifyCorsOptions } from '@fastify/cors';
import type { FastifyInstance, FastifyPluginCallback, onRequestHookHandler } from 'fastify';

/** Where Apollo Sandbox runs when it is opened by itself. */
const SANDBOX = 'https://studio.apollographql.com';

const EXPOSED = [
  'rostrum-snapshot',
  'rostrum-recording',
  'etag',
  // What an export is called, for pages that save it.
  'content-disposition',
  // Where rows go on.
  'link',
  'retry-after',
  'ratelimit-limit',
  'ratelimit-remaining',
  'ratelimit-reset',
];

/**
 * Lets browsers on Apollo Sandbox's and the configured origins (or `*`) ask, with whatever headers they add: tracing and
 * clients' names are no rights, and a key is known to those pages only that were given it. Never with cookies, of which
 * there are none.
 */
export async function allowOrigins(app: FastifyInstance, origins: readonly string[]) {
  await app.register(corsForPages, {
    origin: origins.includes('*') ? '*' : [SANDBOX, ...origins],
    credentials: false,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
    // A list would be joined for each request.
    exposedHeaders: EXPOSED.join(', '),
    maxAge: 86_400,
  });
}

/** Tells whether pages of an origin may ask at a host, which its own pages always may. */
export function originRule(
  origins: readonly string[],
): (origin: string, host: string | undefined) => boolean {
  const allowed = new Set([SANDBOX, ...origins]);
  return (origin, host) =>
    allowed.has('*') || allowed.has(origin) || (URL.canParse(origin) && new URL(origin).host === host);
}

/**
 * The plugin, asked only for requests that come from a page. It puts its options together anew for each, of which
 * programs, who send no Origin, would have nothing.
 */
const corsForPages: FastifyPluginCallback<FastifyCorsOptions> = (app, options, done) => {
  const addHook = (name: 'onRequest', allow: onRequestHookHandler) =>
    app.addHook(name, function (request, reply, next) {
      if (request.headers.origin !== undefined) return allow.call(this, request, reply, next);
      // Caches are to know all the same that a page might be answered otherwise.
      void reply.header('vary', 'Origin');
      next();
    });
  cors(Object.create(app, { addHook: { value: addHook } }) as FastifyInstance, options, done);
};
// For the whole server, not for what is registered within the plugin; as the plugin says of itself.
Object.assign(corsForPages, { [Symbol.for('skip-override')]: true });
