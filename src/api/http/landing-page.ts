import { type ApolloServer, type BaseContext, HeaderMap } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { encode } from '../../platform/http/compression';
import { encodingFor } from '../../platform/http/negotiate';

/** Sends Apollo's landing page, where Sandbox is. */
export async function sendLandingPage<C extends BaseContext>(
  apollo: ApolloServer<C>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { body } = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: 'GET',
      headers: new HeaderMap([['accept', 'text/html']]),
      search: '',
      body: undefined,
    },
    context: () => Promise.reject(new Error('A page has no context')),
  });
  if (body.kind !== 'complete') throw new Error('A page comes in one piece');
  void reply
    .header('content-type', 'text/html; charset=utf-8')
    .header('cache-control', 'no-cache')
    // The page has a policy of its own for scripts; this is what a page cannot say of itself.
    .header(
      'content-security-policy',
      "frame-ancestors 'none'; base-uri 'none'; form-action 'none'; object-src 'none'",
    );
  const encoding = encodingFor(request.headers['accept-encoding'], body.string.length);
  if (encoding === null) return reply.send(body.string);
  return reply.header('content-encoding', encoding).send(await encode(Buffer.from(body.string), encoding));
}
