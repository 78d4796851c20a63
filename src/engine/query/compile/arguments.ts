import {
  getArgumentValues,
  getNullableType,
  isInputObjectType,
  Kind,
  valueFromAST,
  type FieldNode,
  type GraphQLField,
  type GraphQLInputField,
  type ValueNode,
} from 'graphql';
import {
  followIn,
  Deferred,
  once,
  variableNamed,
  type PlanInput,
  type PlanConstraints,
} from '../plan/deferred';
import type { Arguments } from './model';

/** The arguments of a field, defaults included: what stands in the document as it is, what variables bring as late values. */
export function argumentsOf(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  constraints: PlanConstraints,
): Arguments {
  const args = getArgumentValues(field, node, constraints.given.variables);
  for (const { name, value } of node.arguments ?? []) {
    const argument = field.args.find((each) => each.name === name.value)!;
    place(args, name.value, value, argument, constraints);
  }
  return args;
}

type Input = Pick<GraphQLInputField, 'type' | 'defaultValue'>;

/** Puts what variables bring into an object that holds the values of one request. */
function place(
  target: Record<string, any>,
  key: string,
  node: ValueNode,
  { type, defaultValue }: Input,
  constraints: PlanConstraints,
): void {
  if (!mentionsVariable(node)) return;
  const named = getNullableType(type);
  if (node.kind === Kind.OBJECT && isInputObjectType(named)) {
    // Which properties it has stands in the document, but for variables that are left out.
    const fields = named.getFields();
    for (const { name, value } of node.fields)
      place(target[key], name.value, value, fields[name.value]!, constraints);
    return;
  }
  const read =
    node.kind === Kind.VARIABLE
      ? variableNamed(node.name.value)
      : // Put together once for each request, however many of its leaves are read.
        once(({ variables }: PlanInput) => valueFromAST(node, type, variables));
  followIn(
    target,
    key,
    new Deferred((given) => {
      const value = read(given);
      return value === undefined ? defaultValue : value;
    }),
    constraints,
  );
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
