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
 * Value completion: graphql-js takes the value that a resolver returns, serializes leaves, picks the selected fields of
 * objects, and checks that required values are not null. A plan does the same while it decodes, so that its value is the
 * response. Where a required value is null, the whole operation is left to graphql-js, which determines where the error
 * belongs and which fields above become null.
 */

/** A required value is null. */
export class Incomplete extends Error {}

/** Completes the value of a field: leaves, plain objects and lists of these. */
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

/** How a scalar serializes from JSON to JSON, where its `extensions.written` defines that. */
const writtenBy = (type: GraphQLOutputType): ValueShape['written'] =>
  isScalarType(type) ? (type.extensions.written as ValueShape['written']) : undefined;

/** Completes objects, and lists of objects, whose fields are complete: checks that they are not null. */
export function present(context: CompileContext, type: GraphQLOutputType, shape: Shape): Shape {
  if (!context.operation.completes) return shape;
  const areItemsRequired = shape.is === 'list' && hasRequiredItems(type);
  return requiredBy(type, areItemsRequired ? { ...shape, areItemsRequired } : shape);
}

/** Whether the items of a list are required. */
export function hasRequiredItems(type: GraphQLOutputType): boolean {
  const list = getNullableType(type);
  return isListType(list) && isNonNullType(list.ofType);
}

const requiredBy = (type: GraphQLOutputType, value: Shape): Shape =>
  isNonNullType(type) ? { is: 'required', value } : value;

/** Null where a value needs no completion. */
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

/** Values that the database returns in their final form: built-in scalars, texts, and enums whose values equal their names. */
function serialization(type: GraphQLLeafType): Step | null {
  const isAsItIs = isEnumType(type)
    ? type.getValues().every(({ name, value }) => name === value)
    : type.serialize === String || specifiedScalarTypes.some(({ name }) => name === type.name);
  return isAsItIs ? null : (value) => (value == null ? null : type.serialize(value));
}

/** The selected fields of a plain object, whose properties are named by field. */
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
