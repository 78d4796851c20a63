import {
  getArgumentValues,
  Kind,
  valueFromAST,
  type FieldNode,
  type GraphQLField,
  type ValueNode,
} from 'graphql';
import { followIn, Late, once, type Given, type Looks } from './late';
import type { Arguments } from './model';

/** The arguments of a field, defaults included: what stands in the document as it is, what variables bring as late values. */
export function argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode, looks: Looks): Arguments {
  const args = getArgumentValues(field, node, looks.given.variables);
  for (const { name, value } of node.arguments ?? []) {
    if (!mentionsVariable(value)) continue;
    const { type, defaultValue } = field.args.find((argument) => argument.name === name.value)!;
    const read = ({ variables }: Given) => {
      const given = valueFromAST(value, type, variables);
      return given === undefined ? defaultValue : given;
    };
    // An object is put together once for each request, however many of its leaves are read.
    followIn(args, name.value, new Late(value.kind === Kind.VARIABLE ? read : once(read)), looks);
  }
  return args;
}

function mentionsVariable(value: ValueNode): boolean {
  switch (value.kind) {
    case Kind.VARIABLE:
      return true;
    case Kind.LIST:
      return value.values.some(mentionsVariable);
    case Kind.OBJECT:
      return value.fields.some((field) => mentionsVariable(field.value));
    default:
      return false;
  }
}
