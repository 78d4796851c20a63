import { GraphQLEnumType } from 'graphql';
import { Role } from '../../generated/prisma/enums';
import { ErrorCode, UserErrorCode } from '../../platform/errors';
import { describeEnum } from './describe';

export { Role, UserErrorCode };

describeEnum(Role, 'Role', 'The rights of a caller; each role includes those before it.', {
  ANONYMOUS: 'Without a token: may read where reading is public.',
  READER: 'May read.',
  EDITOR: 'May record things and claims, and retract claims.',
  REVIEWER: 'May accept, reject and rank claims, and merge records.',
  ADMIN: 'May import data, and everything else.',
});

describeEnum(UserErrorCode, 'UserErrorCode', 'Why a mutation was refused.', {
  NOT_FOUND: 'The input refers to something that does not exist.',
  INVALID: 'A value of the input is not valid.',
  CONFLICT: 'The input contradicts what is recorded, such as an overlapping term.',
  DUPLICATE: 'The record exists already; the message names it.',
  FORBIDDEN: 'The role of the caller is not sufficient.',
  STALE: 'The record has changed since it was read; read it again and repeat the update.',
});

const CODES: Record<ErrorCode, string> = {
  BAD_USER_INPUT: 'A variable or argument is not valid; extensions.field names it.',
  NOT_FOUND: 'A filter or argument refers to something that does not exist.',
  UNAUTHENTICATED: 'The token is missing or not valid.',
  FORBIDDEN: 'The token is valid, but its role is not sufficient.',
  RATE_LIMITED: 'Too many requests; wait for the time in Retry-After.',
  COST_EXCEEDED: 'The operation requests too many rows; request smaller pages or fewer levels.',
  TIMEOUT: 'The operation took too long and was cancelled.',
  UNAVAILABLE: 'The database is temporarily unavailable; try again.',
  PERSISTED_QUERY_NOT_FOUND: 'No document has this id; send its text, with its SHA-256 to register it.',
  GRAPHQL_PARSE_FAILED: 'The document is not valid GraphQL syntax.',
  GRAPHQL_VALIDATION_FAILED: 'The document is not valid for this schema.',
  INTERNAL_SERVER_ERROR: 'An error in the server; its log has the details.',
};

/** No field has this type; it documents the codes, which are part of the API. Pass it to GraphQLSchema. */
export const errorCodeType = new GraphQLEnumType({
  name: 'ErrorCode',
  description:
    'The values of extensions.code of top-level errors. Errors of mutations that the caller can avoid are userErrors.',
  values: Object.fromEntries(
    Object.entries(CODES).map(([code, description]) => [code, { value: code, description }]),
  ),
});
