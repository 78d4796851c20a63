import {
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';

/**
 * A selection of every field of a type without required arguments, to a depth; abstract types by each of
 * their members.
 */
export function everyField(schema: GraphQLSchema, type: GraphQLNamedType, depth: number): string {
  if (isLeafType(type)) return '';
  if (isAbstractType(type)) {
    const members = schema
      .getPossibleTypes(type)
      .map((member) => `... on ${member.name} ${everyField(schema, member, depth)}`);
    return `{ __typename ${members.join(' ')} }`;
  }
  if (!isObjectType(type)) throw new Error(`${type.name} is not an output type`);
  const fields = Object.values(type.getFields()).filter((field) => !field.args.some(isRequiredArgument));
  const selected = fields.flatMap((field) => {
    const named = getNamedType(field.type);
    if (isLeafType(named)) return [alias(type, field)];
    if (depth === 0 || isInterfaceType(named)) return [];
    const paged = field.args.some(({ name }) => name === 'first') ? '(first: 2)' : '';
    return [`${alias(type, field)}${paged} ${everyField(schema, named, depth - 1)}`];
  });
  return `{ __typename ${selected.join(' ')} }`;
}

// Members of one union may have fields of the same name and different types, which cannot share a
// response key.
const alias = (type: GraphQLNamedType, field: GraphQLField<unknown, unknown>) =>
  `${type.name}_${field.name}: ${field.name}`;
