import type { GraphQLFieldResolver } from 'graphql';

/** Which object type a decoded row is; abstract types are resolved by it. */
export const TYPE = Symbol('type');

/** A decoded row: its properties are named by response key, since one field may be asked for twice with other arguments. */
export interface Row {
  readonly [TYPE]: string;
  [responseKey: string]: unknown;
}

/**
 * What makes the rows of a type. The type is on the prototype, which costs a row nothing, and beside it there is
 * nothing: not even `__proto__`, which a client may choose as a response key.
 */
export function rowsOf(type: string): new () => Row {
  function Rows() {}
  Rows.prototype = Object.create(null, { [TYPE]: { value: type } });
  return Rows as unknown as new () => Row;
}

/** Reads a property of a decoded row by response key, or of any other object by field name. */
export const readProperty: GraphQLFieldResolver<any, unknown> = (source, _args, _context, info) =>
  TYPE in source ? source[info.path.key] : source[info.fieldName];
