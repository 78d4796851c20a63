import {
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  specifiedScalarTypes,
  type FieldNode,
  type GraphQLLeafType,
  type GraphQLOutputType,
} from 'graphql';
import type { Asking } from './asking';
import { selectionOf } from './selection';

/*
 * What graphql-js does with a value once a resolver has given it: it serializes leaves, picks the fields selected of
 * objects, and sees that nothing is null that may not be. A plan does the same while it decodes, so that its value is
 * the response. Where something is null that may not be, the whole operation is left to graphql-js, which knows where
 * the error belongs and what it takes with it.
 */

/** Something is null that may not be. */
class Incomplete extends Error {}

type Decode = (raw: any) => unknown;

/** Completes whatever a field gives, leaves and plain objects included. */
export function completed(
  asking: Asking,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
  decode: Decode,
): Decode {
  return asking.operation.completes ? after(decode, completion(asking, type, nodes)) : decode;
}

/** Completes objects and lists of objects that were completed themselves: sees that they are there. */
export function present(asking: Asking, type: GraphQLOutputType, decode: Decode): Decode {
  const check = asking.operation.completes ? presence(type) : null;
  if (check === null) return decode;
  return (raw) => {
    const value = decode(raw);
    check(value);
    return value;
  };
}

const after = (decode: Decode, complete: Decode | null): Decode =>
  complete === null ? decode : (raw) => complete(decode(raw));

/** Null where there is nothing to see to. */
function presence(type: GraphQLOutputType): ((value: any) => void) | null {
  if (isNonNullType(type)) {
    const check = presence(type.ofType);
    return (value) => {
      if (value == null) throw new Incomplete();
      check?.(value);
    };
  }
  const check = isListType(type) ? presence(type.ofType) : null;
  return check && ((values: readonly unknown[] | null) => values?.forEach((value) => check(value)));
}

/** Null where a value is already what it is to be. */
function completion(asking: Asking, type: GraphQLOutputType, nodes: readonly FieldNode[]): Decode | null {
  if (isNonNullType(type)) return required(completion(asking, type.ofType, nodes));
  if (isListType(type)) return each(completion(asking, type.ofType, nodes));
  if (isLeafType(type)) return serialization(type);
  if (isObjectType(type)) return picking(asking, type.name, nodes);
  throw new Error(`${type} has no read model`);
}

function required(complete: Decode | null): Decode {
  return (value) => {
    const done = complete && value != null ? complete(value) : value;
    if (done == null) throw new Incomplete();
    return done;
  };
}

const each = (complete: Decode | null): Decode | null =>
  complete && ((values: readonly unknown[] | null) => values && values.map((value) => complete(value)));

/** Built-in scalars and enums that are called what they are come out of the database as they are to be. */
function serialization(type: GraphQLLeafType): Decode | null {
  const isAsItIs = isEnumType(type)
    ? type.getValues().every(({ name, value }) => name === value)
    : specifiedScalarTypes.some(({ name }) => name === type.name);
  return isAsItIs ? null : (value) => (value == null ? null : type.serialize(value));
}

/** The fields selected of a plain object, which is named by fields. */
function picking(asking: Asking, typeName: string, nodes: readonly FieldNode[]): Decode {
  const picks = Array.from(selectionOf(asking, typeName, nodes), ([key, fieldNodes]) => {
    const name = fieldNodes[0]!.name.value;
    if (name === '__typename') return { key, pick: () => typeName };
    const complete = completion(asking, asking.fieldOf(typeName, name).type, fieldNodes);
    return { key, pick: (object: any) => (complete ? complete(object[name]) : (object[name] ?? null)) };
  });
  return (object) => {
    if (object == null) return null;
    const picked = Object.create(null) as Record<string, unknown>;
    for (const { key, pick } of picks) picked[key] = pick(object);
    return picked;
  };
}
