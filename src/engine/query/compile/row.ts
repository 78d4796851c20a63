import type { GraphQLFieldResolver } from 'graphql';

/** The object type of a decoded row, by which abstract types are resolved. */
export const TYPE = Symbol('type');

/** A decoded row: its properties are named by response key, since one field may be selected twice with different arguments. */
export interface Row {
  readonly [TYPE]: string;
  [responseKey: string]: unknown;
}

/**
 * The constructor of a type's rows. The type is on the prototype, which takes no memory in the row. The prototype has
 * nothing else, not even `__proto__`, which a client may choose as a response key.
 */
export function rowsOf(type: string): new () => Row {
  function Rows() {}
  Rows.prototype = Object.create(null, { [TYPE]: { value: type } });
  return Rows as unknown as new () => Row;
}

/** Reads a property of a decoded row by response key, or of any other object by field name. */
export const readProperty: GraphQLFieldResolver<any, unknown> = (source, _args, _context, info) =>
  TYPE in source ? source[info.path.key] : source[info.fieldName];
