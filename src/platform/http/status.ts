import { ErrorCode } from '../errors';
import { isModern } from './negotiate';

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
