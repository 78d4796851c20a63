import type {
  ApolloServerPlugin,
  BaseContext,
  GraphQLRequestListener,
  GraphQLRequestContextWillSendResponse,
} from '@apollo/server';
import {
  OperationTypeNode,
  type OperationDefinitionNode,
  type ASTVisitor,
  type ValidationContext,
} from 'graphql';
import { ErrorCode, RostrumError, badInput } from '../../platform/errors';
import { MAX_DEPTH, refuseLongList } from '../../platform/http/json-body';
import { statusOfRefusal } from '../../platform/http/status';
import type { Reader } from '../../engine/query/plan/reader';
import { MAX_NAME } from '../documents/size';
import { chargeIntrospection } from '../documents/introspection-cost';
import { argumentPath } from './field-of-literal';

/** As much of the context of an operation as its budget. */
export interface Budgeted extends BaseContext {
  readonly reader: Pick<Reader, 'budget'>;
}

/**
 * What holds for every operation that comes by HTTP: what is refused before it runs, and the status of its answer. One
 * plugin, and one listener for all: Apollo waits at each step for each of them, which a small question would notice.
 */
export const overHttp: ApolloServerPlugin<Budgeted> = { requestDidStart: async () => listener };

const listener: GraphQLRequestListener<Budgeted> = {
  async didResolveOperation({ contextValue, document, operation, request, schema }) {
    refuseSubscription(operation);
    checkVariables(request.variables);
    chargeIntrospection(schema, document, operation, contextValue.reader.budget);
  },
  async willSendResponse(answered) {
    setStatus(answered);
  },
};

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
  if (response.body.kind !== 'single' || !errors?.length) return;
  if (UNREADABLE.has(errors[0]?.extensions.code)) return;
  const { data, errors: formatted } = response.body.singleResult;
  const code = formatted?.[0]?.extensions?.code as ErrorCode;
  const isDenied = code === ErrorCode.UNAUTHENTICATED || code === ErrorCode.FORBIDDEN;
  if (data) return;
  if (data === null && !isDenied) return;
  response.http.status = statusOfRefusal(code, request.http?.headers.get('accept'));
}

const NUL = '\u0000';
const refusal = (path: readonly string[]): RostrumError =>
  badInput(
    path,
    `${path.join('.')} contains the character NUL (U+0000), which text here cannot hold. Leave it out.`,
  );

/** A validation rule that refuses NUL in the string literals of a document, since PostgreSQL's text cannot hold it. */
export function noNulInLiterals(context: ValidationContext): ASTVisitor {
  return {
    StringValue(node, _key, parent, keys, ancestors) {
      if (!node.value.includes(NUL)) return;
      const path = argumentPath([...ancestors, parent], keys);
      context.reportError(refusal(path.length > 0 ? path : ['document']));
    },
  };
}

/** Throws where NUL is anywhere in the variables of an operation, keys included, or where they are out of bounds. */
export function checkVariables(variables: unknown): void {
  const path: string[] = [];
  if (leadsToNul(variables, path)) throw refusal(path.map((key) => key.replaceAll(NUL, '\\u0000')));
}

const longKey = (path: readonly string[], { length }: string): RostrumError =>
  badInput(
    path.length > 0 ? path : ['variables'],
    `${path.join('.') || 'variables'} has a key of ${length} characters; at most ${MAX_NAME} are allowed.`,
  );

/**
 * Whether there is a NUL within a JSON value, to the first of which the path is then extended. Lists of entries and
 * copies of paths would be made for each request, and of JSON all that is enumerable is its own.
 */
function leadsToNul(value: unknown, path: string[]): boolean {
  if (typeof value === 'string') return value.includes(NUL);
  if (typeof value !== 'object' || value === null) return false;
  if (path.length > MAX_DEPTH) {
    throw badInput(
      path.slice(0, 1),
      `${path[0]} nests more than ${MAX_DEPTH} levels deep; send less at once.`,
    );
  }
  if (Array.isArray(value)) refuseLongList(value, path);
  for (const key in value) {
    if (key.length > MAX_NAME) throw longKey(path, key);
    path.push(key);
    if (key.includes(NUL) || leadsToNul((value as Record<string, unknown>)[key], path)) return true;
    path.pop();
  }
  return false;
}
