import { type DocumentNode, GraphQLError, type GraphQLFormattedError, print } from 'graphql';
import type { GraphQLService } from '../../graphql-service';
import { execute, type Operation } from '../../api/execute';
import type { Viewer } from '../../platform/auth/policy';
import type { FormatError } from '../../api/http/format-error';
import { atTimes, queryOf, type Times, withIds } from './rewrite';

/** Executes the queries of the tools: the service behind `POST /graphql`, for one viewer. */
export interface ToolContext {
  readonly service: GraphQLService;
  readonly viewer: Viewer;
  readonly formatError: FormatError;
}

export interface QueryRequest {
  readonly operation: Operation;
  readonly times?: Times;
  /** Whether the operation comes from the client and not from a tool. */
  readonly isFree?: boolean;
}

export interface QueryResult {
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly errors: readonly GraphQLFormattedError[];
  /** The alias under which every node in the data has its id; null if the ids were not added. */
  readonly alias: string | null;
}

/** The request was refused before execution; the errors as a client reads them. */
export class Refused extends Error {
  constructor(readonly errors: readonly GraphQLFormattedError[]) {
    super(errors[0]!.message);
  }
}

/**
 * Executes a query with the rights and limits of `POST /graphql`. Throws Refused if it cannot be executed
 * at all.
 */
export async function executeQuery(
  { service, viewer, formatError }: ToolContext,
  { operation: { query, variables, operationName }, times = {}, isFree = false }: QueryRequest,
): Promise<QueryResult> {
  const { known, schema } = service;
  const read = async (text: string) => service.documents.readInTurn(text, viewer.caller);
  const refused = (faults: readonly GraphQLError[]) =>
    new Refused(faults.map((error) => formatError(error.toJSON(), error)));
  const parsed = await read(isFree ? known.textFor({ query }) : query);
  if (isFaulty(parsed)) throw refused(parsed);
  const request = atTimes(queryOf(parsed, operationName), times);
  // If the added ids make a document too large, it is executed without them.
  const traced = isFree ? withIds(schema, request.document) : null;
  const isTraced = traced !== null && !isFaulty(await read(print(traced.document)));
  const text = print(isTraced ? traced.document : request.document);
  const document = await read(text);
  if (isFaulty(document)) throw refused(document);
  const sent = { query: text, variables: { ...variables, ...request.variables } };
  const { data, errors } = await execute(service, sent, viewer, { transport: 'mcp' });
  return {
    data: request.field === null || data === null ? data : (data[request.field] as typeof data),
    errors: errors.map(({ message, path, extensions }) => ({
      // Without locations, since these refer to the rewritten document.
      message,
      path: request.field === null ? path : path?.slice(1),
      extensions,
    })),
    alias: isTraced ? traced.alias : null,
  };
}

const isFaulty = (read: DocumentNode | readonly GraphQLError[]): read is readonly GraphQLError[] =>
  Array.isArray(read);
