import type { Reference } from '../compile/compile-context';
import { join, raw, sql, type Sql } from '../compile/sql';
import { valueFor, type PlanInput } from './deferred';

/** Looks all references up, as a CTE `refs`. */
export const lookedUp = (references: readonly Reference[]): Sql =>
  sql`with refs as materialized (select ${join(references.map(({ id }, i) => sql`${id} as ${raw(`r${i}`)}`))})`;

/** Which references are missing from `refs`: for a single one a boolean, for a list the place of the first missing one, 0 for none. */
export function missingIn(references: readonly Reference[]): Sql {
  const missing = references.map(({ isList }, i) =>
    raw(isList ? `coalesce(array_position(r${i}, null), 0)` : `r${i} is null`),
  );
  // An array has values of one type.
  return references.some(({ isList }) => isList)
    ? sql`json_build_array(${join(missing)})`
    : sql`array[${join(missing)}]`;
}

/** The error of each reference whose target does not exist. */
export type Lost = ReadonlyMap<Reference, Error>;

/** Reads the result of `missingIn`. */
export const lostIn = (
  references: readonly Reference[],
  missing: readonly (boolean | number)[],
  given: PlanInput,
): Lost =>
  new Map(
    references.flatMap((reference, i) => {
      const place = Number(missing[i]);
      return place === 0 ? [] : [[reference, valueFor(reference.fault(place - 1), given)] as const];
    }),
  );
