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
import { Arguments } from '../plan/arguments';
import { Deferred, once, present, type PlanConstraints } from '../plan/deferred';
import { variableNamed, type PlanInput } from '../plan/plan-input';

type Values = Record<string, unknown>;

/** The arguments of a field, defaults included. */
export function argumentsOf(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  constraints: PlanConstraints,
): Arguments {
  const values = getArgumentValues(field, node, constraints.given.variables);
  for (const { name, value } of node.arguments ?? []) {
    const argument = field.args.find((each) => each.name === name.value)!;
    const path = `${node.name.value}.${name.value}`;
    values[name.value] = deferring(values[name.value], value, argument, constraints, path);
  }
  return new Arguments(values, constraints);
}

type Input = Pick<GraphQLInputField, 'type' | 'defaultValue'>;

/** A value of one request with what variables bring of it deferred. */
function deferring(
  value: unknown,
  node: ValueNode,
  { type, defaultValue }: Input,
  constraints: PlanConstraints,
  path: string,
): unknown {
  if (!mentionsVariable(node)) return value;
  const named = getNullableType(type);
  if (node.kind === Kind.OBJECT && isInputObjectType(named)) {
    // The document says which fields it has, except for variables that are left out.
    const fields = named.getFields();
    const values = { ...(value as Values) };
    for (const { name, value: part } of node.fields) {
      const key = name.value;
      values[key] = deferring(values[key], part, fields[key]!, constraints, `${path}.${key}`);
    }
    return new Arguments(values, constraints);
  }
  const read =
    node.kind === Kind.VARIABLE
      ? variableNamed(node.name.value)
      : // Coerced once for each request, however many of its parts are read.
        once(({ variables }: PlanInput) => valueFromAST(node, type, variables));
  const deferred = new Deferred(
    (given) => {
      const found = read(given);
      return found === undefined ? defaultValue : found;
    },
    node.kind === Kind.VARIABLE ? `$${node.name.value}` : path,
  );
  return present(deferred, constraints);
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
