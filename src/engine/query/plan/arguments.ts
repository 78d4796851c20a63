import {
  Deferred,
  present,
  valueFor,
  type Deferrable,
  type PlanConstraints,
  once,
  variableNamed,
  type PlanInput,
} from './deferred';
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

/**
 * The arguments of a field, or an input object among them, as the compiler sees them. A value that the document states is
 * plain; one from a variable is deferred, and each reading of it becomes a constraint of the plan.
 */
export class Arguments {
  /** `values` by name are plain, input objects, or deferred and not null for the request being compiled. */
  constructor(
    private readonly values: Readonly<Record<string, unknown>>,
    private readonly constraints: PlanConstraints,
    private readonly opened = new Map<string, Arguments | readonly unknown[]>(),
  ) {}

  /** The names of the values that are not null. */
  get names(): readonly string[] {
    return Object.keys(this.values).filter((name) => this.has(name));
  }

  has(name: string): boolean {
    return this.values[name] != null;
  }

  /** A value as a parameter of a statement, unread; null where it is not given. */
  param(name: string): Deferrable<any> {
    return this.values[name] ?? null;
  }

  /** The items of a list as parameters, unread but for how many there are; null where it is not given. */
  params<T = any>(name: string): readonly Deferrable<T>[] | null {
    if (!this.has(name)) return null;
    return this.open(name, () => this.itemsOf(this.values[name])) as readonly Deferrable<T>[];
  }

  /** A scalar, an enum value, or a list of these; null where it is not given. */
  read<T = any>(name: string): T {
    return (
      Array.isArray(this.valueNow(name))
        ? this.params(name)!.map((item) => this.constraints.read(item))
        : this.constraints.read(this.param(name))
    ) as T;
  }

  /** The result of a rule, under the rule's name: the plan serves all requests with the same result. */
  readAs<T, U>(name: string, type: string, rule: (value: T) => U): U {
    return this.constraints.readAs<T, U>(this.param(name), type, rule);
  }

  /** An input object, of which only the names of its fields are read; null where it is not given. */
  object(name: string): Arguments | null {
    return this.has(name) ? (this.open(name, () => this.objectOf(this.values[name])) as Arguments) : null;
  }

  /** A list of input objects; null where it is not given. */
  objects(name: string): readonly Arguments[] | null {
    if (!this.has(name)) return null;
    return this.open(`${name}[]`, () =>
      this.params(name)!.map((item) => this.objectOf(item)),
    ) as readonly Arguments[];
  }

  /** An input object as `object`, anything else as `param`. */
  operand(name: string): Arguments | Deferrable<any> {
    return isLeaf(this.valueNow(name)) ? this.param(name) : this.object(name);
  }

  /** The values of these names. */
  only(names: readonly string[]): Arguments {
    return this.filtered((name) => names.includes(name));
  }

  /** The values of other names than these. */
  without(names: readonly string[]): Arguments {
    return this.filtered((name) => !names.includes(name));
  }

  private filtered(isKept: (name: string) => boolean): Arguments {
    const kept = Object.fromEntries(Object.entries(this.values).filter(([name]) => isKept(name)));
    return new Arguments(kept, this.constraints, this.opened);
  }

  /** The value for the request being compiled, which is no constraint. */
  private valueNow(name: string): unknown {
    return valueFor(this.values[name], this.constraints.given);
  }

  /** Caches the parts of a value, so that opening it again adds no constraints. */
  private open(name: string, read: () => Arguments | readonly unknown[]): Arguments | readonly unknown[] {
    const known = this.opened.get(name) ?? read();
    this.opened.set(name, known);
    return known;
  }

  private itemsOf(list: unknown): readonly unknown[] {
    if (!(list instanceof Deferred)) return list as readonly unknown[];
    const length = this.constraints.readAs(
      list as Deferred<readonly unknown[]>,
      'length',
      (items) => items.length,
    );
    return Array.from({ length }, (_, i) => this.partOf(list, String(i)));
  }

  private objectOf(object: unknown): Arguments {
    if (object instanceof Arguments) return object;
    if (!(object instanceof Deferred))
      return new Arguments(object as Record<string, unknown>, this.constraints);
    const keys = Object.keys(object.of(this.constraints.given) as object);
    this.constraints.readAs(object, 'keys', keysOf);
    const parts = keys.map((key) => [key, this.partOf(object, key)] as const);
    return new Arguments(Object.fromEntries(parts), this.constraints);
  }

  private partOf(whole: Deferred, key: string): Deferred | null {
    return present(new Deferred((given) => whole.of(given)?.[key], `${whole.path}.${key}`), this.constraints);
  }
}

const keysOf = (object: object): string => Object.keys(object).join();
const isLeaf = (value: unknown) =>
  value === null || typeof value !== 'object' || value instanceof Date || Array.isArray(value);

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
