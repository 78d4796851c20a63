import {
  type ApolloServerPlugin,
  ApolloServer,
  type BaseContext,
  type GraphQLRequestContextWillSendResponse,
  type GraphQLRequestListener,
  HeaderMap,
} from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';
import {
  type FormattedExecutionResult,
  type GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import type { Logger } from 'pino';
import { CostExceeded } from '../../engine/query/compile/cost';
import { ErrorCode, RostrumError } from '../../platform/errors';
import { statusOfRefusal } from '../../platform/http/status';
import { codeOfDatabaseError } from '../../platform/postgres/database-error';
import { SNAPSHOT, snapshotListener } from '../as-of/snapshot';
import type { Context } from '../context';
import { type Documents, introspects } from '../documents/documents';
import { beforeIntrospection, chargeIntrospection } from '../documents/introspection-cost';
import { ReadOperations } from '../read-operation';
import { errorFormatter, type FormatError } from './format-error';
import { checkVariables, faultsInVariables } from './graphql-params';

/**
 * The GraphQL engine, not yet started; it is handed operations that were read, and reports nothing to anyone. `readFields` names
 * the fields of Query that are read from the model.
 */
export function createApollo(
  schema: GraphQLSchema,
  readFields: ReadonlySet<string>,
  documents: Documents,
  log: Logger,
  plugins: readonly ApolloServerPlugin<Context>[],
): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema,
    introspection: true,
    // HTTP is read elsewhere: GET runs queries only, POST takes nothing but JSON, and cookies are not read.
    csrfPrevention: false,
    persistedQueries: false,
    documentStore: documents,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: errorFormatter(log),
    logger: {
      debug: (message) => log.debug(message),
      info: (message) => log.info(message),
      warn: (message) => log.warn(message),
      error: (message) => log.error(message),
    },
    plugins: [
      // The cache-control plugin hooks every field: it costs more than all of the rest of a small query.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      // In production too: this is a public API, and its first reader is a person with a browser.
      ApolloServerPluginLandingPageLocalDefault({ embed: { runTelemetry: false }, footer: false }),
      operationPlugin(schema, readFields, errorFormatter(log)),
      ...plugins,
    ],
  });
}

type Listener = GraphQLRequestListener<Context>;

/**
 * What holds for every operation: what is refused before it runs, that reads are answered by plans in place of graphql-js, which
 * executes everything else, and the status of its answer. One plugin, and one listener for all operations: Apollo waits at each
 * step for each of them, which a small question would notice.
 */
function operationPlugin(
  schema: GraphQLSchema,
  readFields: ReadonlySet<string>,
  format: FormatError,
): ApolloServerPlugin<Context> {
  const reads = new ReadOperations(schema, readFields);
  const listener: Listener = {
    async didResolveOperation({ contextValue, document, operation, request }) {
      refuseSubscription(operation);
      checkVariables(request.variables);
      if (introspects(document)) chargeIntrospection(schema, document, operation, contextValue.reader.budget);
    },
    async responseForOperation({ document, operation, request, contextValue }) {
      // Its type does not say that it is missing if the document has no operation of the name.
      if ((operation as typeof operation | undefined) === undefined) return null;
      const { variables } = request;
      const refused = async () => {
        const faults = await faultsInVariables(schema, operation, variables);
        return faults.length > 0 ? { http: NO_HEADERS, body: withFaults(faults, format) } : null;
      };
      if (operation.operation !== OperationTypeNode.QUERY) return refused();
      let exceeded: CostExceeded | null = null;
      // Other errors are ignored: graphql-js meets the same ones and reports them with their paths.
      const answered = await reads
        .answer({ document, definition: operation, variables }, contextValue)
        .catch((error: unknown) => {
          if (error instanceof CostExceeded) exceeded = error;
          // A database that is too busy is not asked the same again.
          else if (codeOfDatabaseError(error) !== null) contextValue.reader.failWith(error);
          return null;
        });
      if (exceeded !== null) return { http: NO_HEADERS, body: refusalOf(exceeded, format) };
      const { outcome, viewer } = contextValue;
      if (answered === null && viewer.caller?.hasGone) return { http: NO_HEADERS, body: ANSWER_TO_NO_ONE };
      if (answered === null) {
        const refusal = await refused();
        if (refusal !== null) return refusal;
        if (introspects(document)) await beforeIntrospection(schema, document, operation);
        return null;
      }
      outcome.basis = answered.basis;
      return { http: NO_HEADERS, body: singleOf(answered.data) };
    },
    async willSendResponse(answered) {
      const { exceeded } = answered.contextValue.reader.budget;
      const isQuery = answered.operation?.operation === OperationTypeNode.QUERY;
      if (exceeded && isQuery) {
        answered.response.body = refusalOf(exceeded, format);
        // Where it was found before anything was executed, Apollo has set another.
        answered.response.http.status = undefined;
      }
      setStatus(answered);
    },
  };
  return {
    async requestDidStart({ request }) {
      const snapshot = request.http?.headers.get(SNAPSHOT);
      return snapshot ? both(listener, snapshotListener(snapshot)) : listener;
    },
  };
}

/** A listener that also does what another one does. */
const both = (one: Listener, other: Listener): Listener => ({
  ...one,
  async didResolveOperation(context) {
    await Promise.all([one.didResolveOperation?.(context), other.didResolveOperation?.(context)]);
  },
  async willSendResponse(context) {
    await Promise.all([one.willSendResponse?.(context), other.willSendResponse?.(context)]);
  },
});

/** Tells who sends a subscription by HTTP how it is followed. */
function refuseSubscription(operation: OperationDefinitionNode | undefined): void {
  if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) return;
  throw new RostrumError(
    ErrorCode.BAD_USER_INPUT,
    'Subscriptions are followed at this same address by server-sent events, with "accept: text/event-stream", or over a WebSocket, by the protocol graphql-transport-ws.',
  );
}

/** Apollo's codes for a request that it could not even read; their status is right as it is. */
const UNREADABLE = new Set<unknown>(['BAD_REQUEST', 'OPERATION_RESOLUTION_FAILURE']);

/**
 * Sets the status by the GraphQL-over-HTTP specification: a well-formed request whose document or input is wrong gets
 * 400 as application/graphql-response+json, but 200 as application/json. Who may not ask gets 401 or 403 either way.
 */
function setStatus({ errors, request, response }: GraphQLRequestContextWillSendResponse<BaseContext>): void {
  if (response.body.kind !== 'single') return;
  const { data, errors: formatted } = response.body.singleResult;
  if (!formatted?.length || UNREADABLE.has(errors?.[0]?.extensions.code)) return;
  const code = formatted[0]!.extensions?.code as ErrorCode;
  const isDenied = code === ErrorCode.UNAUTHENTICATED || code === ErrorCode.FORBIDDEN;
  if (data) return;
  if (data === null && !isDenied) return;
  response.http.status = statusOfRefusal(code, request.http?.headers.get('accept'));
}

const NO_HEADERS = { headers: new HeaderMap() };

/** Read by no one: the client has hung up. */
const ANSWER_TO_NO_ONE = {
  kind: 'single' as const,
  singleResult: {
    errors: [{ message: 'The client has gone.', extensions: { code: ErrorCode.UNAVAILABLE } }],
  },
};

/** The operation fails as a whole, and so without a path. */
const refusalOf = (error: CostExceeded, format: FormatError) => ({
  kind: 'single' as const,
  singleResult: { errors: [format(error.toJSON(), error)], data: null },
});

/** Nothing of the operation is executed. */
const withFaults = (faults: readonly GraphQLError[], format: FormatError) => ({
  kind: 'single' as const,
  singleResult: { errors: faults.map((error) => format(error.toJSON(), error)) },
});

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
