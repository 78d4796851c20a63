import { createHash } from 'node:crypto';

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

/** A value of a request, and its place there. */
interface Placed<PlanInput, T> {
  readonly path: string;
  of(given: PlanInput): T;
}

/** A constraint that can be checked against a request. */
export class PlanConstraint<PlanInput, T = any> implements Constraint {
  readonly path: string;
  readonly expected: unknown;

  constructor(
    private readonly value: Placed<PlanInput, T>,
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
export const unmetBy = <PlanInput>(
  { constraints }: { constraints: readonly PlanConstraint<PlanInput>[] },
  given: PlanInput,
): PlanConstraint<PlanInput> | undefined => constraints.find((constraint) => !constraint.matches(given));

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
