import { Deferred, present, valueFor, type Deferrable, type PlanConstraints } from './deferred';

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
