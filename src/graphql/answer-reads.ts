import { HeaderMap, type ApolloServerPlugin, type GraphQLRequestListener } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import { usualMediaType } from '../platform/http/status';
import { WrittenData } from '../platform/http/written-data';
import { codeOfDatabaseError } from '../platform/http/database-error';
import type { Context } from './context';
import { ReadOperations } from './read-operation';

/** Answers what is read from the model by plans, in place of graphql-js, which executes everything else. */
export function answerReads(
  schema: GraphQLSchema,
  isRead: (field: string) => boolean,
): ApolloServerPlugin<Context> {
  const reads = new ReadOperations(schema, isRead);
  const listener = {
    async responseForOperation({ document, operation, request, contextValue }) {
      const { variables } = request;
      // Whatever it throws, graphql-js comes to it as well, and reports it where it belongs.
      const data = await reads
        .answer({ document, definition: operation, variables }, contextValue)
        .catch((error: unknown) => {
          // A database that is too busy is not asked the same again.
          if (codeOfDatabaseError(error) !== null) contextValue.reader.failWith(error);
          return null;
        });
      if (data === null) return null;
      const headers = new HeaderMap();
      const mediaType = usualMediaType(request.http?.headers.get('accept'));
      if (mediaType !== null) headers.set('content-type', mediaType);
      return {
        http: { headers },
        body: { kind: 'single', singleResult: { data: new WrittenData(data) } },
      };
    },
  } satisfies GraphQLRequestListener<Context>;
  return { requestDidStart: async () => listener };
}
