import { Field, Query } from 'type-graphql';

/** The GraphQL type of a field: a class, an enum, a scalar, or a list of one of them. */
export type TypeOf = () => object | readonly [object];

/** A field that may be null; of an argument or an input, one that may be omitted. */
export const NullableField = (type: TypeOf, description: string): PropertyDecorator =>
  Field(type as () => object, { nullable: true, description });

/** A query whose answer may be null. */
export const NullableQuery = (type: TypeOf, description: string): MethodDecorator =>
  Query(type as () => object, { nullable: true, description });
