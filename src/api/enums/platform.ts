import { GraphQLEnumType } from 'graphql';
import { Role } from '../../generated/prisma/enums';
import { ErrorCode, UserErrorCode } from '../../platform/errors';
import { describeEnum } from './describe';

export { Role, UserErrorCode };

describeEnum(Role, 'Role', 'What a caller may do; each role may do what those before it may.', {
  ANONYMOUS: 'No token: may read, where the server is open.',
  READER: 'May read.',
  EDITOR: 'May record things and claims, and retract claims.',
  REVIEWER: 'May accept, reject and rank claims, and merge records.',
  ADMIN: 'May import data, and everything else.',
});

describeEnum(UserErrorCode, 'UserErrorCode', 'Why a mutation was refused.', {
  NOT_FOUND: 'Something that the input names is not there.',
  INVALID: 'A value of the input cannot be right.',
  CONFLICT: 'It contradicts what is recorded, as two overlapping terms would.',
  DUPLICATE: 'It is there already; the message names it.',
  FORBIDDEN: 'The role does not reach this far.',
  STALE: 'It changed since it was read; read it again, then repeat the update.',
});

const CODES: Record<ErrorCode, string> = {
  BAD_USER_INPUT: 'A variable or argument cannot be right; extensions.field names it.',
  NOT_FOUND: 'A filter or argument names something that is not there.',
  UNAUTHENTICATED: 'No token, or one that is not valid.',
  FORBIDDEN: 'The token is valid, and its role does not reach this far.',
  RATE_LIMITED: 'Too many requests; wait as long as Retry-After says.',
  COST_EXCEEDED: 'The operation asks for too much at once; ask for smaller pages or fewer levels.',
  TIMEOUT: 'It took too long and was given up.',
  UNAVAILABLE: 'The database cannot be reached for the moment; try again.',
  PERSISTED_QUERY_NOT_FOUND:
    'No document is known by this id; send its text, and where it is to be known from then on, its SHA-256.',
  GRAPHQL_PARSE_FAILED: 'The document is not GraphQL.',
  GRAPHQL_VALIDATION_FAILED: 'The document does not fit this schema.',
  INTERNAL_SERVER_ERROR: 'A fault of ours; the server log has the details.',
};

/** Named by no field, and in the schema nevertheless: the codes are part of the contract. Hand it to GraphQLSchema. */
export const errorCodeType = new GraphQLEnumType({
  name: 'ErrorCode',
  description:
    'What extensions.code of a top-level error can say. Errors of mutations that the caller could avoid are userErrors.',
  values: Object.fromEntries(
    Object.entries(CODES).map(([code, description]) => [code, { value: code, description }]),
  ),
});
