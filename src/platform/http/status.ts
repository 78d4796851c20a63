import type { BaseContext, GraphQLRequestContextWillSendResponse } from '@apollo/server';
import { ErrorCode } from '../errors';

const STATUS: Record<ErrorCode, number> = {
  [ErrorCode.BAD_USER_INPUT]: 400,
  [ErrorCode.GRAPHQL_PARSE_FAILED]: 400,
  [ErrorCode.GRAPHQL_VALIDATION_FAILED]: 400,
  [ErrorCode.COST_EXCEEDED]: 400,
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

const MODERN = 'application/graphql-response+json';

/** The media type for a response, by the Accept header: the modern one only for those who prefer it. */
export function mediaTypeFor(accept: string | undefined): string {
  const modern = weightOf(accept, MODERN);
  const json = weightOf(accept, 'application/json');
  return `${modern > json ? MODERN : 'application/json'}; charset=utf-8`;
}

const USUAL = new Set([undefined, '*/*', 'application/json']);

/** The same for those who take plain JSON, as nearly all do: negotiating takes as long as reading their variables. Null for others. */
export const usualMediaType = (accept: string | undefined): string | null =>
  USUAL.has(accept) ? 'application/json; charset=utf-8' : null;

function weightOf(accept: string | undefined, type: string): number {
  const range = accept?.split(',').find((part) => part.trim().toLowerCase().startsWith(type));
  if (!range) return 0;
  const q = /;\s*q=([\d.]+)/.exec(range)?.[1];
  return q === undefined ? 1 : Number(q);
}

/** Apollo's codes for a request that it could not even read; their status is right as it is. */
const UNREADABLE = new Set<unknown>([
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

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
  const status = statusOf(code);
  const isModern = mediaTypeFor(request.http?.headers.get('accept')).startsWith(MODERN);
  response.http.status = status === 400 && !isModern ? 200 : status;
}
