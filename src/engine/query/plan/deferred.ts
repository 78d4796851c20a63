import { createHash } from 'node:crypto';

/**
 * The times from which a question is asked. They are independent: what held in the world, what had been said in public,
 * and what was recorded here. Days are YYYY-MM-DD.
 */
export interface Scope {
  /** The last recording that counts; null for everything recorded so far. */
  readonly known: bigint | null;
  /** Where the whole request reads a snapshot: when that was taken, and the last recording that it has, made at `at`. */
  readonly snapshot?: { readonly taken: Date; readonly recording: bigint; readonly at: Date };
  /** When the last recording that counts was made; null where everything recorded so far does. */
  readonly knownAt: Date | null;
  /** Only claims said by this day count; null for all. */
  readonly said: string | null;
  /** Only what held on this day is listed; null for everything. */
  readonly valid: string | null;
  /** The day of the question, for fields that have one value at a time: the country that a leader leads, the members of a group. */
  readonly today: string;
  /** The times that an `asOf` or an id has named, as ids carry them; empty where none has. */
  readonly times: string;
}

/** The scope of a question that names no times. */
export const now = (): Scope => ({
  known: null,
  knownAt: null,
  said: null,
  valid: null,
  today: today(),
  times: '',
});

const DAY_MS = 24 * 60 * 60 * 1000;
let day = { number: 0, text: '1970-01-01' };

/** Today's date in UTC; formatted once a day. */
function today(): string {
  const number = Math.floor(Date.now() / DAY_MS);
  if (number !== day.number) day = { number, text: new Date(number * DAY_MS).toISOString().slice(0, 10) };
  return day.text;
}

/** What one request gives to a plan. */
export interface PlanInput {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly scope: Scope;
}

/** Reads the variable of a name; undefined where it is left out, even if all objects have a property of that name. */
export const variableNamed =
  (name: string) =>
  ({ variables }: PlanInput): unknown =>
    Object.hasOwn(variables, name) ? variables[name] : undefined;

/*
 * A statement is compiled once for many requests, and so must not depend on the values of a single one. The compiler
 * therefore gets the values of a request deferred: they stand in the statement as parameters, unread. What the compiler
 * reads all the same is recorded as a constraint, so that the plan serves only requests for which it would be the same.
 */

/** A value that is known when a plan is used: part of the plan input, or derived from it. */
export class Deferred<T = any> {
  constructor(
    readonly of: (given: PlanInput) => T,
    /** Its place in the request, as in constraints; for a value derived from several, all their places. */
    readonly path: string,
    /** Whether it is derived from the value at that place, and not the value itself. */
    readonly isDerived = false,
  ) {}

  /** Derives a value from another, deferred or not. A function that throws refuses the request. */
  static map<T, U>(value: T | Deferred<T>, follows: (value: T) => U): U | Deferred<U> {
    return value instanceof Deferred
      ? new Deferred((given) => follows(value.of(given)), value.path, true)
      : follows(value);
  }

  /** The same, computed once for each request however often the statement uses it. */
  static once<T, U>(value: T | Deferred<T>, follows: (value: T) => U): U | Deferred<U> {
    return value instanceof Deferred
      ? new Deferred(
          once((given) => follows(value.of(given))),
          value.path,
          true,
        )
      : follows(value);
  }

  /** Derives a value from several. */
  static all<T, U>(values: readonly (T | Deferred<T>)[], follows: (values: T[]) => U): U | Deferred<U> {
    const paths = new Set(values.flatMap((value) => (value instanceof Deferred ? [value.path] : [])));
    return paths.size > 0
      ? new Deferred(
          (given) => follows(values.map((value) => valueFor(value, given))),
          [...paths].join(', '),
          true,
        )
      : follows(values as T[]);
  }
}

/** Caches the result of a function for each plan input. */
export function once<T>(read: (given: PlanInput) => T): (given: PlanInput) => T {
  const known = new WeakMap<PlanInput, { value: T }>();
  return (given) => {
    const before = known.get(given);
    if (before) return before.value;
    const value = read(given);
    known.set(given, { value });
    return value;
  };
}

/** The value of a deferred or plain value for a plan input. */
export const valueFor = <T>(value: Deferrable<T>, given: PlanInput): T =>
  value instanceof Deferred ? value.of(given) : value;

/** A value that is plain or deferred. */
export type Deferrable<T> = T | Deferred<T>;

/** What a plan is specific to: a request with another value at the path needs another plan. */
export interface Constraint {
  /**
   * The place in the request: `$where.time.from` in a variable, `events.where.AND` in an argument whose literal contains
   * variables, `asOf.saidBy` in the scope.
   */
  readonly path: string;
  /**
   * What was read there: the `value`, whether one `exists`, the `length` of a list, the `keys` of an object; or the name
   * of the rule whose result was read.
   */
  readonly type: string;
  /** Its value in the request that the plan was compiled for. Instants are epoch milliseconds, long texts their SHA-256. */
  readonly expected: unknown;
}

/** A constraint that can be checked against a request. */
export class PlanConstraint<T = any> implements Constraint {
  readonly path: string;
  readonly expected: unknown;

  constructor(
    private readonly value: Deferred<T>,
    readonly type: string,
    private readonly read: (value: T) => unknown,
    seen: unknown,
  ) {
    this.path = value.path;
    this.expected = comparable(seen);
  }

  /** Whether a request meets the constraint. Throws the rule's error where the rule refuses the request. */
  matches(given: PlanInput): boolean {
    return comparable(this.read(this.value.of(given))) === this.expected;
  }
}

/** The first constraint that a request does not meet. */
export const unmetBy = (
  { constraints }: { constraints: readonly PlanConstraint[] },
  given: PlanInput,
): PlanConstraint | undefined => constraints.find((constraint) => !constraint.matches(given));

/** The constraints without duplicates: those with equal path, type and value count as one. */
export function distinctConstraints(constraints: readonly Constraint[]): Constraint[] {
  const data = constraints.map(({ path, type, expected }): [string, Constraint] => {
    const each = { path, type, expected };
    return [JSON.stringify(each), each];
  });
  return [...new Map(data).values()];
}

const LONG = 200;

/** A value in a form that `===` compares. The only objects among inputs that are read as values are instants; long texts are not kept. */
function comparable(value: unknown): unknown {
  if (value instanceof Date) return value.getTime();
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'string' || value.length <= LONG) return value;
  return createHash('sha256').update(value).digest('base64');
}

/** Reads deferred values for the compiler, and records each reading as a constraint of the plan. */
export class PlanConstraints {
  private readonly constraints: PlanConstraint[] = [];
  private readonly types = new Map<Deferred, Set<string>>();

  constructor(private compiledFor: PlanInput | null) {}

  /** The plan input of the request being compiled. */
  get given(): PlanInput {
    if (this.compiledFor === null) throw new Error('The plan is made: no value can be read any more');
    return this.compiledFor;
  }

  /** The value in the request being compiled. */
  read<T>(value: Deferrable<T>): T {
    return this.readAs(value, 'value', itself);
  }

  /** The result of a rule, under the rule's name: the plan serves all requests with the same result. */
  readAs<T, U>(value: Deferrable<T>, type: string, rule: (value: T) => U): U {
    if (!(value instanceof Deferred)) return rule(value);
    const seen = rule(value.of(this.given));
    const types = this.types.get(value) ?? new Set();
    if (!types.has(type)) this.constraints.push(new PlanConstraint(value, type, rule, seen));
    this.types.set(value, types.add(type));
    return seen;
  }

  /**
   * Ends the reading, and returns the constraints. The plan input is released: it can be a megabyte, and a plan is kept
   * for long.
   */
  end(): readonly PlanConstraint[] {
    this.compiledFor = null;
    return this.constraints;
  }
}

const itself = <T>(value: T): T => value;
const isThere = (value: unknown): boolean => value != null;

/** A deferred value, or null where it is null in the request being compiled: which of the two is a constraint. */
export const present = (deferred: Deferred, constraints: PlanConstraints): Deferred | null =>
  constraints.readAs(deferred, 'exists', isThere) ? deferred : null;

/** A scope as the compiler sees it: which times it names is known, and their values are deferred. */
export type AskedScope = { readonly [Time in 'known' | 'said' | 'valid' | 'times']: Deferred | null } & {
  readonly today: Deferred;
};

/** The scope of the request being compiled. */
export function askedScope(constraints: PlanConstraints): AskedScope {
  const time = (path: string, of: (scope: Scope) => unknown) =>
    new Deferred(({ scope }: PlanInput) => of(scope), path);
  const named = (deferred: Deferred) => present(deferred, constraints);
  return {
    known: named(time('asOf.knownAt', ({ known }) => known)),
    said: named(time('asOf.saidBy', ({ said }) => said)),
    valid: named(time('asOf.validAt', ({ valid }) => valid)),
    times: named(time('asOf.id', ({ times }) => times || null)),
    today: time('today', ({ today }) => today),
  };
}
