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

/** The codes of a payload's `userErrors`: errors that the caller of a mutation can avoid. */
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

/** The body of a request is in a form that is not read (HTTP 415). */
export class UnsupportedMediaType extends RostrumError {}

/** What clients read while the database does not answer. */
export const DATABASE_UNREACHABLE = 'The database cannot be reached just now. Try again in a moment.';

/** Something cannot be done now, and may be tried again in some seconds. */
export class Unavailable extends RostrumError {
  constructor(
    message: string,
    readonly retryAfter = 1,
  ) {
    super(ErrorCode.UNAVAILABLE, message);
  }
}

/** The error for a request whose client has left. */
export const clientGone = () => new Unavailable('The client has gone.');

/** The error for an invalid argument of a client; the message says what would be valid. */
export const badInput = (field: readonly string[], message: string) =>
  new RostrumError(ErrorCode.BAD_USER_INPUT, message, field);

/** Thrown inside a write to roll it back and return an entry of `userErrors`. */
export class Refusal extends Error {
  constructor(
    readonly code: UserErrorCode,
    readonly field: readonly string[] | null,
    message: string,
  ) {
    super(message);
  }
}
