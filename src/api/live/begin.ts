import {
  type DocumentNode,
  execute,
  type ExecutionArgs,
  type ExecutionResult,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  OperationTypeNode,
  subscribe,
} from 'graphql';
import type { Documents } from '../documents/documents';
import type { KnownDocuments } from '../documents/known-documents';
import { badInput } from '../../platform/errors';
import type { GraphQLParams } from '../http/graphql-params';
import { refuseNulIn } from '../http/refuse-nul';

export interface LiveDeps {
  readonly schema: GraphQLSchema;
  readonly documents: Documents;
  readonly known: KnownDocuments;
}

/** An operation under way: what it is executed with, and its result, or one for each event. */
export interface Begun extends ExecutionArgs {
  readonly result: ExecutionResult | AsyncGenerator<ExecutionResult, void>;
}

/** Begins an operation of any kind, but mutations where it `isSafe`, held to the same rules as over HTTP; or says why it cannot begin. */
export async function begin(
  { schema, documents, known }: LiveDeps,
  params: GraphQLParams,
  contextValue: object,
  { isSafe = false }: { isSafe?: boolean } = {},
): Promise<Begun | readonly GraphQLError[]> {
  try {
    const document = documents.read(known.textFor(params));
    if (Array.isArray(document)) return document as GraphQLError[];
    const { operationName, variables: variableValues } = params;
    const args = { schema, document: document as DocumentNode, operationName, variableValues, contextValue };
    const operation = operationOf(args);
    if (isSafe && operation === OperationTypeNode.MUTATION) throw mutationByGet();
    refuseNulIn(variableValues);
    if (operation !== OperationTypeNode.SUBSCRIPTION) return { ...args, result: await execute(args) };
    const result = await subscribe(args);
    if (Symbol.asyncIterator in result) return { ...args, result };
    return result.errors ?? [badInput(['query'], 'There is nothing to follow.')];
  } catch (error) {
    return [asGraphQLError(error)];
  }
}

function operationOf({ document, operationName }: ExecutionArgs): OperationTypeNode {
  const found = getOperationAST(document, operationName);
  if (found) return found.operation;
  throw badInput(
    ['operationName'],
    operationName
      ? `Unknown operation named "${operationName}".`
      : 'The document has several operations; say by operationName which one is meant.',
  );
}

const mutationByGet = () =>
  badInput(['query'], 'GET runs queries and subscriptions only; send mutations by POST.');

export const asGraphQLError = (error: unknown): GraphQLError =>
  error instanceof GraphQLError
    ? error
    : new GraphQLError(error instanceof Error ? error.message : String(error), {
        originalError: error instanceof Error ? error : undefined,
      });
