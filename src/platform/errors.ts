import { GraphQLError } from 'graphql';

/** The codes that a top-level GraphQL error may carry in `extensions.code`. */
export enum ErrorCode {
  BAD_USER_INPUT = 'BAD_USER_INPUT',
  NOT_FOUND = 'NOT_FOUND',
  UNAUTHENTICATED = 'UNAUTHENTICATED',
  FORBIDDEN = 'FORBIDDEN',
  RATE_LIMITED = 'RATE_LIMITED',
  COST_EXCEEDED = 'COST_EXCEEDED',
  TIMEOUT = 'TIMEOUT',
  UNAVAILABLE = 'UNAVAILABLE',
  PERSISTED_QUERY_NOT_FOUND = 'PERSISTED_QUERY_NOT_FOUND',
  GRAPHQL_PARSE_FAILED = 'GRAPHQL_PARSE_FAILED',
  GRAPHQL_VALIDATION_FAILED = 'GRAPHQL_VALIDATION_FAILED',
  INTERNAL_SERVER_ERROR = 'INTERNAL_SERVER_ERROR',
}

/** The codes of a payload's `userErrors`: what the caller of a mutation could have known to avoid. */
export enum UserErrorCode {
  NOT_FOUND = 'NOT_FOUND',
  INVALID = 'INVALID',
  CONFLICT = 'CONFLICT',
  DUPLICATE = 'DUPLICATE',
  FORBIDDEN = 'FORBIDDEN',
  STALE = 'STALE',
}

/** A top-level error whose message is meant for the client; `field` is the path of the offending argument. */
export class RostrumError extends GraphQLError {
  constructor(code: ErrorCode, message: string, field?: readonly string[]) {
    super(message, { extensions: { code, ...(field && { field: field.join('.') }) } });
  }
}

/** The client sent something that can't be right; says which argument and what would be. */
export const badInput = (field: readonly string[], message: string) =>
  new RostrumError(ErrorCode.BAD_USER_INPUT, message, field);

/** Thrown inside a write: rolls it back and comes out as one entry of `userErrors`. */
export class Refusal extends Error {
  constructor(
    readonly code: UserErrorCode,
    readonly field: readonly string[] | null,
    message: string,
  ) {
    super(message);
  }
}
