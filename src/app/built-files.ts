import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/**
 * Serves the files that a build wrote and compressed into `root`, below a path that ends in a slash, each with more
 * headers. Their names contain a hash, so that the content under a name never changes.
 */
export async function serveBuilt(
  app: FastifyInstance,
  root: string,
  prefix: string,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  await app.register(fastifyStatic, {
    root,
    prefix,
    decorateReply: false,
    index: false,
    immutable: true,
    preCompressed: true,
    maxAge: '365d',
    setHeaders: (reply) => {
      reply.setHeader('x-content-type-options', 'nosniff');
      reply.setHeader('vary', 'Origin, Accept-Encoding');
      for (const [name, value] of Object.entries(headers)) reply.setHeader(name, value);
    },
  });
}
