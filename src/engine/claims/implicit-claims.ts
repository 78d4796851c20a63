import { FACT_KINDS } from '../model/kinds';
import type { Event, Participation, Relationship, Tenure } from '../../generated/prisma/client';
import { UNKNOWN } from '../model/time/edtf';
import type { Columns } from '../model/storage';
import { keptOf } from '../model/vocabulary';

/** The kinds of what a row can make stand without a claim about each value. */
export const ROW_KINDS = ['EVENT', ...FACT_KINDS] as const;
export type RowKind = (typeof ROW_KINDS)[number];
export type FactRow = Event | Participation | Relationship | Tenure;

/**
 * What a row says of its fact, by property, read from the columns with which the fact came; a country as `countryOf` has
 * it. What only has the value that nobody needs to say (an event of type OTHER, an open end) is not said; a status is,
 * whichever it be.
 */
export function implicitClaims(
  kind: RowKind,
  fact: FactRow,
  countryOf: (country: bigint) => unknown,
): Map<string, unknown> {
  const columns = fact as unknown as Columns;
  const said = new Map<string, unknown>();
  for (const { storage, origin, properties } of keptOf(kind)) {
    // A role is what the fact was created with, and the row is where it was created.
    if (origin === 'claims' || ('termEdtf' in fact && storage.field === 'term' && fact.termEdtf === UNKNOWN))
      continue;
    const values = storage.read(columns, countryOf);
    for (const { name, blank } of properties) {
      const value = values[name];
      if (value !== null && value !== blank && value !== '') said.set(name, value);
    }
  }
  return said;
}
