import {
  getNullableType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  specifiedScalarTypes,
  type FieldNode,
  type GraphQLLeafType,
  type GraphQLOutputType,
  type GraphQLFieldResolver,
} from 'graphql';
import { type CompileContext, selectionOf } from '../compile/compile-context';
import type { GivenShape, Shape, Step, ValueShape } from './shape';

/*
 * What graphql-js does with a value once a resolver has given it: it serializes leaves, picks the fields selected of
 * objects, and sees that nothing is null that may not be. A plan does the same while it decodes, so that its value is
 * the response. Where something is null that may not be, the whole operation is left to graphql-js, which knows where
 * the error belongs and what it takes with it.
 */

/** Something is null that may not be. */
export class Incomplete extends Error {}

/** Completes whatever a field gives, leaves and plain objects included. */
export function completed(
  context: CompileContext,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
  shape: ValueShape | GivenShape,
): Shape {
  if (!context.operation.completes) return shape;
  const complete = completion(context, getNullableType(type), nodes);
  return requiredBy(
    type,
    complete === null ? shape : then(shape, complete, writtenBy(getNullableType(type))),
  );
}

function then(
  shape: ValueShape | GivenShape,
  complete: Step,
  written: ValueShape['written'],
): ValueShape | GivenShape {
  if (shape.is === 'given') return { is: 'given', value: complete(shape.value) };
  const { at, step } = shape;
  return step
    ? { is: 'value', at, step: (raw) => complete(step(raw)) }
    : { is: 'value', at, step: complete, written };
}

/** How a scalar serializes from JSON to JSON, where it says so: `extensions.written`. */
const writtenBy = (type: GraphQLOutputType): ValueShape['written'] =>
  isScalarType(type) ? (type.extensions.written as ValueShape['written']) : undefined;

/** Completes objects and lists of objects that were completed themselves: sees that they are there. */
export function present(context: CompileContext, type: GraphQLOutputType, shape: Shape): Shape {
  if (!context.operation.completes) return shape;
  const areItemsRequired = shape.is === 'list' && hasRequiredItems(type);
  return requiredBy(type, areItemsRequired ? { ...shape, areItemsRequired } : shape);
}

/** Whether a list may hold no null. */
export function hasRequiredItems(type: GraphQLOutputType): boolean {
  const list = getNullableType(type);
  return isListType(list) && isNonNullType(list.ofType);
}

const requiredBy = (type: GraphQLOutputType, value: Shape): Shape =>
  isNonNullType(type) ? { is: 'required', value } : value;

/** Null where a value is already what it is to be. */
function completion(
  context: CompileContext,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
): Step | null {
  if (isNonNullType(type)) return required(completion(context, type.ofType, nodes));
  if (isListType(type)) return each(completion(context, type.ofType, nodes));
  if (isLeafType(type)) return serialization(type);
  if (isObjectType(type)) return picking(context, type.name, nodes);
  throw new Error(`${type} has no read model`);
}

function required(complete: Step | null): Step {
  return (value) => {
    const done = complete && value != null ? complete(value) : value;
    if (done == null) throw new Incomplete();
    return done;
  };
}

const each = (complete: Step | null): Step | null =>
  complete && ((values: readonly unknown[] | null) => values && values.map((value) => complete(value)));

/** Built-in scalars, what is kept as text, and enums that are called what they are come out of the database as they are to be. */
function serialization(type: GraphQLLeafType): Step | null {
  const isAsItIs = isEnumType(type)
    ? type.getValues().every(({ name, value }) => name === value)
    : type.serialize === String || specifiedScalarTypes.some(({ name }) => name === type.name);
  return isAsItIs ? null : (value) => (value == null ? null : type.serialize(value));
}

/** The fields selected of a plain object, which is named by fields. */
function picking(context: CompileContext, typeName: string, nodes: readonly FieldNode[]): Step {
  const picks = Array.from(selectionOf(context, typeName, nodes), ([key, fieldNodes]) => {
    const name = fieldNodes[0]!.name.value;
    if (name === '__typename') return { key, pick: () => typeName };
    const complete = completion(context, context.fieldOf(typeName, name).type, fieldNodes);
    return { key, pick: (object: any) => (complete ? complete(object[name]) : (object[name] ?? null)) };
  });
  const Rows = rowsOf(typeName);
  return (object) => {
    if (object == null) return null;
    const picked = new Rows();
    for (const { key, pick } of picks) picked[key] = pick(object);
    return picked;
  };
}

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
