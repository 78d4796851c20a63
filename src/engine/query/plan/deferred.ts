import { createHash } from 'node:crypto';
import type { Scope } from '../compile/scope';

/*
 * A statement is compiled once for many requests, and so must not depend on what a single one of them says. What a
 * request gives is therefore handed to the compiler as values that come late: they may stand in the statement as
 * parameters without being looked at, and whatever is looked at all the same is remembered, so that the plan is used
 * only where it would come out the same.
 */

/** What a request gives to a plan: the variables of its operation, and from which point it asks. */
export interface PlanInput {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly scope: Scope;
}

/** The variable of a name; undefined where it was left out, whatever every object has by that name. */
export const variableNamed =
  (name: string) =>
  ({ variables }: PlanInput): unknown =>
    Object.hasOwn(variables, name) ? variables[name] : undefined;

/** A value that is known once a plan is used: something given, or what follows from it. */
export class Deferred<T = any> {
  constructor(readonly of: (given: PlanInput) => T) {}

  /** What follows from a value, late or not. A function that throws refuses the request. */
  static map<T, U>(value: T | Deferred<T>, follows: (value: T) => U): U | Deferred<U> {
    return value instanceof Deferred ? new Deferred((given) => follows(value.of(given))) : follows(value);
  }

  /** The same, worked out once for each request however often it stands in a statement. */
  static once<T, U>(value: T | Deferred<T>, follows: (value: T) => U): U | Deferred<U> {
    return value instanceof Deferred
      ? new Deferred(once((given) => follows(value.of(given))))
      : follows(value);
  }

  /** What follows from several. */
  static all<T, U>(values: readonly (T | Deferred<T>)[], follows: (values: T[]) => U): U | Deferred<U> {
    return values.some((value) => value instanceof Deferred)
      ? new Deferred((given) => follows(values.map((value) => valueFor(value, given))))
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

/** Whether what is given is something that a plan was made for. */
export type Matches = (given: PlanInput) => boolean;

/** What is looked at while compiling, and what is seen: a plan is for requests that look the same. */
export class PlanConstraints {
  private readonly constraints: { deferred: Deferred; seen: unknown }[] = [];

  constructor(private compiledFor: PlanInput | null) {}

  /** What the request gives that is being compiled. */
  get given(): PlanInput {
    if (this.compiledFor === null) throw new Error('A plan is made: nothing may be looked at any more');
    return this.compiledFor;
  }

  /** The value for the request that is being compiled. */
  read<T>(value: Deferrable<T>): T {
    if (!(value instanceof Deferred)) return value;
    const seen = value.of(this.given);
    this.constraints.push({ deferred: value, seen: comparable(seen) });
    return seen;
  }

  /**
   * Ends the looking, and answers whether another request would have shown the same. What was given for this one is let
   * go of: it may be a megabyte, and a plan is kept for long.
   */
  end(): Matches {
    this.compiledFor = null;
    return (given) => this.constraints.every(({ deferred, seen }) => comparable(deferred.of(given)) === seen);
  }
}

const LONG = 200;

/** What a value is compared by. Of inputs, only instants are objects whose value is looked at; long texts are not kept. */
function comparable(value: unknown): unknown {
  if (value instanceof Date) return value.getTime();
  if (typeof value !== 'string' || value.length <= LONG) return value;
  return createHash('sha256').update(value).digest('base64');
}

const DEFERRED = Symbol('late');

type Followed = Record<string, unknown> & {
  [DEFERRED]?: Record<string, { deferred: Deferred; isLeaf: boolean }>;
};

/**
 * Puts an input into an object as the compiler sees it: a leaf is looked at when it is read; of a list or object, when
 * it is reached for, what it has and how much. Null is null.
 */
export function followIn(
  target: object,
  key: string,
  deferred: Deferred,
  constraints: PlanConstraints,
): void {
  const value = deferred.of(constraints.given);
  if (constraints.read(new Deferred((given) => deferred.of(given) == null))) {
    (target as Followed)[key] = value;
    return;
  }
  Object.defineProperty(target, key, {
    enumerable: true,
    configurable: true,
    get: () => follow(deferred, constraints),
  });
  ((target as Followed)[DEFERRED] ?? hidden(target))[key] = { deferred, isLeaf: isLeaf(value) };
}

function follow(deferred: Deferred, constraints: PlanConstraints): unknown {
  const value = deferred.of(constraints.given);
  if (isLeaf(value)) return constraints.read(deferred);
  const keys = constraints.read(new Deferred((given) => Object.keys(deferred.of(given)).join())).split(',');
  const target = Array.isArray(value) ? [] : {};
  for (const key of keys) {
    if (key !== '') followIn(target, key, new Deferred((given) => deferred.of(given)?.[key]), constraints);
  }
  return target;
}

const isLeaf = (value: unknown) => value === null || typeof value !== 'object' || value instanceof Date;

function hidden(target: object): NonNullable<Followed[typeof DEFERRED]> {
  const lates = {};
  Object.defineProperty(target, DEFERRED, { value: lates });
  return lates;
}

/** A property of an input without looking at it, except for whether it is null. */
export function deferred<T extends object, K extends keyof T>(input: T, key: K): Deferrable<T[K]> {
  const found = (input as Followed)[DEFERRED]?.[key as string];
  return found ? (found.deferred as Deferred<T[K]>) : input[key];
}

/** The same for a property that may be a leaf, or hold more: only a leaf is left unlooked at. */
export function deferredLeaf(input: Record<string, any>, key: string): any {
  const found = (input as Followed)[DEFERRED]?.[key];
  return found?.isLeaf ? found.deferred : input[key];
}

/** An input as it is but for some of its properties. */
export function without<T extends object>(input: T, names: readonly (keyof T)[]): Partial<T> {
  const properties = Object.getOwnPropertyDescriptors(input);
  for (const name of names) delete properties[name];
  return Object.create(null, properties) as Partial<T>;
}
