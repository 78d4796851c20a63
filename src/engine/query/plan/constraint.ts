import { createHash } from 'node:crypto';

/** What a plan is specific to: a request that shows something else at the path needs a plan of its own. */
export interface Constraint {
  /**
   * Where the request has it: `$where.time.from` in a variable, `events.where.AND` in an argument whose literal has
   * variables in it, `asOf.saidBy` in the times of the question.
   */
  readonly path: string;
  /**
   * What was read there: the `value`, whether one `exists`, the `length` of a list, the `keys` of an object; or what a
   * rule makes of it, under the rule's name.
   */
  readonly type: string;
  /** What it was for the request that the plan was made for. Instants are epoch milliseconds, long texts their SHA-256. */
  readonly expected: unknown;
}

/** A value of a request: where the request has it, and what it is. */
interface Placed<PlanInput, T> {
  readonly path: string;
  of(given: PlanInput): T;
}

/** A constraint that can be checked of what a request gives. */
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

  /** Whether a request shows the same. Throws what is wrong with the request, where the rule refuses it. */
  matches(given: PlanInput): boolean {
    return comparable(this.read(this.value.of(given))) === this.expected;
  }
}

/** The first constraint that a request does not meet. */
export const unmetBy = <PlanInput>(
  { constraints }: { constraints: readonly PlanConstraint<PlanInput>[] },
  given: PlanInput,
): PlanConstraint<PlanInput> | undefined => constraints.find((constraint) => !constraint.matches(given));

/** Those that are told apart by their data, each once. */
export function distinctConstraints(constraints: readonly Constraint[]): Constraint[] {
  const data = constraints.map(({ path, type, expected }): [string, Constraint] => {
    const each = { path, type, expected };
    return [JSON.stringify(each), each];
  });
  return [...new Map(data).values()];
}

const LONG = 200;

/** What a value is compared by. Of inputs, only instants are objects whose value is read; long texts are not kept. */
function comparable(value: unknown): unknown {
  if (value instanceof Date) return value.getTime();
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'string' || value.length <= LONG) return value;
  return createHash('sha256').update(value).digest('base64');
}
