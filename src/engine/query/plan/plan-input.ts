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
