import { PlanConstraint } from './constraint';
import type { PlanInput } from './plan-input';

/*
 * A statement is compiled once for many requests, and so must not depend on what a single one of them says. What a
 * request gives is therefore handed to the compiler as values that come late: they may stand in the statement as
 * parameters without being looked at, and whatever is looked at all the same is remembered, so that the plan is used
 * only where it would come out the same.
 */

/** A value that is known once a plan is used: something given, or what follows from it. */
export class Deferred<T = any> {
  constructor(
    readonly of: (given: PlanInput) => T,
    /** Where the request has it, as constraints say it; of what follows from several values, all of them. */
    readonly path: string,
    /** Whether it follows from what stands there, and is not that itself. */
    readonly isDerived = false,
  ) {}

  /** What follows from a value, late or not. A function that throws refuses the request. */
  static map<T, U>(value: T | Deferred<T>, follows: (value: T) => U): U | Deferred<U> {
    return value instanceof Deferred
      ? new Deferred((given) => follows(value.of(given)), value.path, true)
      : follows(value);
  }

  /** The same, worked out once for each request however often it stands in a statement. */
  static once<T, U>(value: T | Deferred<T>, follows: (value: T) => U): U | Deferred<U> {
    return value instanceof Deferred
      ? new Deferred(
          once((given) => follows(value.of(given))),
          value.path,
          true,
        )
      : follows(value);
  }

  /** What follows from several. */
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

/** Remembers, for as long as what is given is there, what was read of it. */
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

/** A value, late or not, for what is given. */
export const valueFor = <T>(value: Deferrable<T>, given: PlanInput): T =>
  value instanceof Deferred ? value.of(given) : value;

/** A value that may be late. */
export type Deferrable<T> = T | Deferred<T>;

/** What is looked at while compiling becomes a constraint of the plan. */
export class PlanConstraints {
  private readonly constraints: PlanConstraint<PlanInput>[] = [];
  private readonly types = new Map<Deferred, Set<string>>();

  constructor(private compiledFor: PlanInput | null) {}

  /** What the request gives that is being compiled. */
  get given(): PlanInput {
    if (this.compiledFor === null) throw new Error('A plan is made: nothing may be looked at any more');
    return this.compiledFor;
  }

  /** The value for the request that is being compiled. */
  read<T>(value: Deferrable<T>): T {
    return this.readAs(value, 'value', itself);
  }

  /** What a rule makes of a value, by the name of the rule: the plan is for all requests of which it makes the same. */
  readAs<T, U>(value: Deferrable<T>, type: string, rule: (value: T) => U): U {
    if (!(value instanceof Deferred)) return rule(value);
    const seen = rule(value.of(this.given));
    const types = this.types.get(value) ?? new Set();
    if (!types.has(type)) this.constraints.push(new PlanConstraint(value, type, rule, seen));
    this.types.set(value, types.add(type));
    return seen;
  }

  /**
   * Ends the looking, and answers what another request must show as well. What was given for this one is let go of: it
   * may be a megabyte, and a plan is kept for long.
   */
  end(): readonly PlanConstraint<PlanInput>[] {
    this.compiledFor = null;
    return this.constraints;
  }
}

const itself = <T>(value: T): T => value;
const isThere = (value: unknown): boolean => value != null;

/** A deferred value, or null where the request gives none: which of the two is a constraint. */
export const present = (deferred: Deferred, constraints: PlanConstraints): Deferred | null =>
  constraints.readAs(deferred, 'exists', isThere) ? deferred : null;
