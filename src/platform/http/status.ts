import type { BaseContext, GraphQLRequestContextWillSendResponse } from '@apollo/server';
import { ErrorCode } from '../errors';
import { isModern } from './media-type';

const STATUS: Record<ErrorCode, number> = {
  [ErrorCode.BAD_USER_INPUT]: 400,
  [ErrorCode.GRAPHQL_PARSE_FAILED]: 400,
  [ErrorCode.GRAPHQL_VALIDATION_FAILED]: 400,
  [ErrorCode.COST_EXCEEDED]: 400,
  [ErrorCode.PERSISTED_QUERY_NOT_FOUND]: 400,
  [ErrorCode.UNAUTHENTICATED]: 401,
  [ErrorCode.FORBIDDEN]: 403,
  [ErrorCode.NOT_FOUND]: 404,
  [ErrorCode.RATE_LIMITED]: 429,
  [ErrorCode.INTERNAL_SERVER_ERROR]: 500,
  [ErrorCode.UNAVAILABLE]: 503,
  [ErrorCode.TIMEOUT]: 504,
};

/** The HTTP status of an answer that is nothing but an error. */
export const statusOf = (code: ErrorCode): number => STATUS[code];

/** The same where the request could be read, and what it asks with cannot be right: as plain JSON, that is an answer like any other. */
export function statusOfRefusal(code: ErrorCode, accept: string | undefined): number {
  const status = statusOf(code);
  return status === 400 && !isModern(accept) ? 200 : status;
}

/** Apollo's codes for a request that it could not even read; their status is right as it is. */
const UNREADABLE = new Set<unknown>(['BAD_REQUEST', 'OPERATION_RESOLUTION_FAILURE']);

/**
 * Sets the status by the GraphQL-over-HTTP specification: a well-formed request whose document or input is wrong gets
 * 400 as application/graphql-response+json, but 200 as application/json. Who may not ask gets 401 or 403 either way.
 */
export function setStatus({
  errors,
  request,
  response,
}: GraphQLRequestContextWillSendResponse<BaseContext>): void {
  if (response.body.kind !== 'single' || !errors?.length) return;
  if (UNREADABLE.has(errors[0]?.extensions.code)) return;
  const { data, errors: formatted } = response.body.singleResult;
  const code = formatted?.[0]?.extensions?.code as ErrorCode;
  const isDenied = code === ErrorCode.UNAUTHENTICATED || code === ErrorCode.FORBIDDEN;
  if (data) return;
  if (data === null && !isDenied) return;
  response.http.status = statusOfRefusal(code, request.http?.headers.get('accept'));
}
