import { type ApolloServerPlugin, type GraphQLRequestListener, HeaderMap } from '@apollo/server';
import type { GraphQLSchema, FormattedExecutionResult } from 'graphql';
import { codeOfDatabaseError } from '../platform/postgres/database-error';
import { CostExceeded } from '../engine/query/compile/cost';
import type { Context } from './context';
import { beforeIntrospection } from './documents/introspection-cost';
import { ReadOperations } from './read-operation';

/** Answers what is read from the model by plans, in place of graphql-js, which executes everything else. */
export function answerReads(
  schema: GraphQLSchema,
  readFields: ReadonlySet<string>,
): ApolloServerPlugin<Context> {
  const reads = new ReadOperations(schema, readFields);
  const listener = {
    async responseForOperation({ document, operation, request, contextValue }) {
      // Whatever its type says, it is missing where the document has none of the name.
      if (!(operation as typeof operation | undefined)) return null;
      const { variables } = request;
      // Whatever it throws, graphql-js comes to it as well, and reports it where it belongs.
      const answered = await reads
        .answer({ document, definition: operation, variables }, contextValue)
        .catch((error: unknown) => {
          // A database that is too busy is not asked the same again, and what costs too much is not planned again.
          if (error instanceof CostExceeded || codeOfDatabaseError(error) !== null)
            contextValue.reader.failWith(error);
          return null;
        });
      const { outcome } = contextValue;
      if (answered === null) {
        await beforeIntrospection(schema, document, operation);
        return null;
      }
      outcome.basis = answered.basis;
      outcome.cost = answered.cost;
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

/** The `data` of a response that is JSON already. */
export class WrittenData implements Record<string, unknown> {
  [key: string]: unknown;

  constructor(readonly json: string) {}
}

/** A result as it is sent; in the order of the specification, errors first. */
export function writeResult({ errors, data, extensions }: FormattedExecutionResult): string {
  if (!(data instanceof WrittenData)) return `${JSON.stringify({ errors, data, extensions })}\n`;
  return `{"data":${data.json}${extensions ? `,"extensions":${JSON.stringify(extensions)}` : ''}}\n`;
}
