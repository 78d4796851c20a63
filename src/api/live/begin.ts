import {
  type DocumentNode,
  execute,
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  OperationTypeNode,
  subscribe,
} from 'graphql';
import type { OperationRequest } from '../explain/operation-record';
import type { LoggedOperation, QueryLog } from '../explain/query-log';
import type { Reader } from '../../engine/query/plan/reader';
import type { Documents, KnownDocuments } from '../documents/documents';
import { findOperation } from '../documents/find-operation';
import { beforeIntrospection, chargeIntrospection } from '../documents/introspection-cost';
import type { Viewer } from '../../platform/auth/policy';
import { badInput } from '../../platform/errors';
import type { Nodes } from '../../platform/postgres/replicas/nodes';
import type { Seen } from '../../platform/postgres/replicas/seen';
import { refuseToHold } from './held';
import type { Sessions } from './sessions';
import { BY_GET } from '../http/format-error';
import { checkVariables, faultsInVariables, type GraphQLParams } from '../http/graphql-params';
import { refuseWritesWithoutPrimary, withRecording } from '../http/recording-header';

export interface LiveDeps {
  readonly schema: GraphQLSchema;
  readonly documents: Documents;
  readonly known: KnownDocuments;
  /** Null where no operation is logged. */
  readonly queryLog: QueryLog | null;
  /** Counts subscriptions; null where none begin. */
  readonly sessions: Sessions | null;
  /** Null where nothing is read from replicas. */
  readonly nodes: Nodes | null;
}

/** What operations share their resolvers' context by. */
export interface LiveContext {
  readonly reader: Reader;
}

/** Who asks, and by which request: that of the operation, or that which opened its connection. */
interface Asked extends Pick<OperationRequest, 'headers'> {
  readonly viewer?: Pick<Viewer, 'keyId' | 'caller'>;
  readonly isSafe?: boolean;
}

/** An operation under way: what it is executed with, and its result, or one for each event. */
export interface Begun extends ExecutionArgs {
  readonly result: ExecutionResult | AsyncGenerator<ExecutionResult, void>;
}

/** Begins an operation of any kind, but mutations where it `isSafe`, held to the same rules as over HTTP; or says why it cannot begin. */
export async function begin(
  { schema, documents, known, queryLog, sessions, nodes }: LiveDeps,
  params: GraphQLParams,
  contextValue: LiveContext,
  { isSafe = false, viewer, headers }: Asked = {},
): Promise<Begun | readonly GraphQLError[]> {
  let entry: LoggedOperation | undefined;
  const refused = (errors: readonly GraphQLError[]): readonly GraphQLError[] => {
    entry?.end({ answerCache: 'off', bytes: 0, errors });
    return errors;
  };
  try {
    const query = known.textFor(params);
    entry = queryLog?.begin({ ...params, query, transport: 'live', viewer, headers });
    const document = await documents.readInTurn(query, viewer?.caller);
    if (Array.isArray(document)) return refused(document as GraphQLError[]);
    const { operationName, variables: variableValues } = params;
    const { seen } = contextValue.reader;
    const args = { schema, document: document as DocumentNode, operationName, variableValues, contextValue };
    const definition = findOperation(args.document, operationName);
    const { operation } = definition;
    if (isSafe && operation === OperationTypeNode.MUTATION) throw badInput(['query'], BY_GET);
    checkVariables(variableValues);
    const faults = await faultsInVariables(schema, definition, variableValues);
    if (faults.length > 0) return refused(faults);
    if (operation !== OperationTypeNode.SUBSCRIPTION) {
      entry?.watch(contextValue, args.document);
      chargeIntrospection(schema, args.document, definition, contextValue.reader.budget);
      await beforeIntrospection(schema, args.document, definition);
      const isWrite = nodes !== null && operation === OperationTypeNode.MUTATION;
      if (isWrite) refuseWritesWithoutPrimary(nodes);
      const executed = wholeOf(await execute(args), operation, contextValue);
      if (isWrite && seen) await nodes.stampWrite(seen);
      const result = withRecording(executed, seen);
      entry?.end({ answerCache: 'off', bytes: () => sizeOf(result), errors: result.errors });
      return { ...args, result };
    }
    refuseToHold('subscription', params);
    const ended = sessions?.follow() ?? (() => {});
    const result = await subscribe(args).catch((error: unknown) => {
      ended();
      throw error;
    });
    if (!(Symbol.asyncIterator in result)) {
      ended();
      return refused(result.errors ?? [badInput(['query'], 'There is nothing to follow.')]);
    }
    // What is followed has begun with this; its events are no operations.
    entry?.end({ answerCache: 'off', bytes: 0 });
    return { ...args, result: whenOver(result, seen, ended) };
  } catch (error) {
    return refused([asGraphQLError(error)]);
  }
}

/** A query that costs too much fails as a whole, as by POST; of a mutation, what was written is said. */
function wholeOf(
  result: ExecutionResult,
  operation: OperationTypeNode,
  { reader }: LiveContext,
): ExecutionResult {
  const { exceeded } = reader.budget;
  return exceeded && operation === OperationTypeNode.QUERY ? { errors: [exceeded], data: null } : result;
}

/** Gives each result with what its client has seen by it; calls back when a subscription has ended, for whatever reason. */
function whenOver(
  results: AsyncGenerator<ExecutionResult, void>,
  seen: Seen | null,
  over: () => void,
): AsyncGenerator<ExecutionResult, void> {
  const ending = async (
    step: Promise<IteratorResult<ExecutionResult, void>>,
  ): Promise<IteratorResult<ExecutionResult, void>> => {
    try {
      const result = await step;
      if (!result.done) return { done: false, value: withRecording(result.value, seen) };
      over();
      return result;
    } catch (error) {
      over();
      throw error;
    }
  };
  return {
    next: () => ending(results.next()),
    return: (value) => {
      over();
      return results.return(value as undefined);
    },
    throw: (error) => ending(results.throw(error)),
    [Symbol.asyncIterator]() {
      return this;
    },
  } as AsyncGenerator<ExecutionResult, void>;
}

const sizeOf = (result: ExecutionResult): number => Buffer.byteLength(JSON.stringify(result));

export const asGraphQLError = (error: unknown): GraphQLError =>
  error instanceof GraphQLError
    ? error
    : new GraphQLError(error instanceof Error ? error.message : String(error), {
        originalError: error instanceof Error ? error : undefined,
      });
