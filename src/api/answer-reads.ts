import { type ApolloServerPlugin, type GraphQLRequestListener, HeaderMap } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import { WrittenData } from './http/written-data';
import { codeOfDatabaseError } from '../platform/postgres/database-error';
import { Basis } from '../engine/query/compile/basis';
import type { Context } from './context';
import { isIntrospection, ReadOperations } from './read-operation';

/** Answers what is read from the model by plans, in place of graphql-js, which executes everything else. */
export function answerReads(
  schema: GraphQLSchema,
  isRead: (field: string) => boolean,
): ApolloServerPlugin<Context> {
  const reads = new ReadOperations(schema, isRead);
  const listener = {
    async responseForOperation({ document, operation, request, contextValue }) {
      // Whatever its type says, it is missing where the document has none of the name.
      if (!(operation as typeof operation | undefined)) return null;
      const { variables } = request;
      // Whatever it throws, graphql-js comes to it as well, and reports it where it belongs.
      const answered = await reads
        .answer({ document, definition: operation, variables }, contextValue)
        .catch((error: unknown) => {
          // A database that is too busy is not asked the same again.
          if (codeOfDatabaseError(error) !== null) contextValue.reader.failWith(error);
          return null;
        });
      if (answered === null) {
        if (isIntrospection(document, operation)) contextValue.outcome.basis = new Basis();
        return null;
      }
      contextValue.outcome.basis = answered.basis;
      return { http: NO_HEADERS, body: singleOf(answered.data) };
    },
  } satisfies GraphQLRequestListener<Context>;
  return { requestDidStart: async () => listener };
}

const NO_HEADERS = { headers: new HeaderMap() };

const singleOf = (data: string) => ({
  kind: 'single' as const,
  singleResult: { data: new WrittenData(data) },
});
