import { type ApolloServer, HeaderMap } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import type { Viewer } from '../platform/auth/policy';
import { WrittenData, writeResult } from './http/apollo';
import type { Basis } from '../engine/query/plan/reader';
import type { Context } from './context';
import type { OperationRequest } from './explain/operation-record';
import type { QueryLog } from './explain/query-log';

/** What executes an operation: as much of the engine as answers `POST /graphql`. */
export interface Executing {
  readonly apollo: ApolloServer<Context>;
  /** Null where no operation is logged. */
  readonly queryLog: QueryLog | null;
  contextFor(viewer: Viewer): Context;
}

/** An operation of GraphQL, as it could be sent to /graphql. */
export interface Operation {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
}

/** How an operation came in: by which transport, for the query log, and with which headers. */
interface Carriage {
  readonly transport: OperationRequest['transport'];
  readonly headers?: Readonly<Record<string, string>>;
}

/** What came of an operation; `basis` is what its answer is a function of, null where that is unknown. */
export interface Executed {
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly errors: readonly GraphQLFormattedError[];
  readonly extensions: Readonly<Record<string, unknown>> | undefined;
  readonly basis: Basis | null;
}

/** Executes an operation in this process, the way of a `POST /graphql` with these headers. */
export async function execute(
  { apollo, contextFor, queryLog }: Executing,
  operation: Operation,
  viewer: Viewer,
  { transport, headers = {} }: Carriage,
): Promise<Executed> {
  const { query, variables, operationName } = operation;
  const contextValue = contextFor(viewer);
  const entry = queryLog?.begin({ ...operation, transport, viewer, headers: viewer.origin });
  entry?.watch(contextValue);
  const http = {
    method: 'POST',
    headers: new HeaderMap(Object.entries(headers)),
    search: '',
    body: undefined,
  };
  const request = { query, variables: variables as Record<string, unknown>, operationName, http };
  const { body } = await apollo.executeOperation(request, { contextValue });
  if (body.kind !== 'single') throw new Error('GraphQL 16 answers in one piece');
  const { singleResult } = body;
  const { data, errors = [], extensions } = singleResult;
  entry?.end({ answerCache: 'off', bytes: () => Buffer.byteLength(writeResult(singleResult)), errors });
  return {
    data: data instanceof WrittenData ? (JSON.parse(data.json) as Record<string, unknown>) : (data ?? null),
    errors,
    extensions,
    basis: contextValue.outcome.basis,
  };
}
