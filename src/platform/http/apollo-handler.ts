import { type ApolloServer, type BaseContext, HeaderMap } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Answers a request that Fastify has read by Apollo; `contextOf` makes what its resolvers share. */
export function apolloHandler<C extends BaseContext>(
  apollo: ApolloServer<C>,
  contextOf: (request: FastifyRequest) => Promise<C>,
): (request: FastifyRequest, reply: FastifyReply) => Promise<string> {
  return async (request, reply) => {
    // Made here: who may not ask at all is refused as everywhere else, not by Apollo.
    const contextValue = await contextOf(request);
    const { headers, status, body } = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        // HEAD comes with GET; Fastify leaves the body out.
        method: request.method === 'HEAD' ? 'GET' : request.method,
        headers: headersOf(request),
        search: searchOf(request.url),
        body: request.body,
      },
      context: async () => contextValue,
    });
    for (const [name, value] of headers) void reply.header(name, value);
    void reply.code(status ?? 200);
    if (body.kind !== 'complete') throw new Error('GraphQL 16 answers in one piece');
    return body.string;
  };
}

/** Node has put the names in lower case already. */
function headersOf({ headers }: FastifyRequest): HeaderMap {
  const map = new HeaderMap();
  for (const name in headers) {
    const value = headers[name];
    if (value) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return map;
}

function searchOf(url: string): string {
  const at = url.indexOf('?');
  return at < 0 ? '' : url.slice(at);
}
