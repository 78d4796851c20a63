import type { GraphQLFieldResolver } from 'graphql';

/** Which object type a decoded row is; abstract types are resolved by it. */
export const TYPE = Symbol('type');

/** A decoded row: its properties are named by response key, since one field may be asked for twice with other arguments. */
export class Row {
  [TYPE]: string;
  [responseKey: string]: unknown;

  constructor(type: string) {
    Object.defineProperty(this, TYPE, { value: type });
  }
}

/** Reads a property of a decoded row by response key, or of any other object by field name. */
export const readProperty: GraphQLFieldResolver<any, unknown> = (source, _args, _context, info) =>
  source instanceof Row ? source[info.path.key] : source[info.fieldName];
