import { FACT_KINDS } from '../model/kinds';
import type { Event, Participation, Relationship, Tenure } from '../../generated/prisma/client';
import { UNKNOWN } from '../model/time/edtf';
import type { Columns } from '../model/storage';
import { storedValuesOf } from '../model/vocabulary';

/** The kinds of fact whose values can come from an imported row, without a claim about each. */
export const ROW_KINDS = ['EVENT', ...FACT_KINDS] as const;
export type RowKind = (typeof ROW_KINDS)[number];
export type FactRow = Event | Participation | Relationship | Tenure;

/**
 * The implicit claims of a row about its fact, by property, from the columns with which the fact was imported; a
 * country as `countryOf` returns it. A default value (type OTHER, an open end) is not a claim; a status always is.
 */
export function implicitClaims(
  kind: RowKind,
  fact: FactRow,
  countryOf: (country: bigint) => unknown,
): Map<string, unknown> {
  const columns = fact as unknown as Columns;
  const claims = new Map<string, unknown>();
  for (const { storage, origin, properties } of storedValuesOf(kind)) {
    // A role is part of what the fact was created with, and the row created it.
    if (origin === 'claims' || ('termEdtf' in fact && storage.field === 'term' && fact.termEdtf === UNKNOWN))
      continue;
    const values = storage.read(columns, countryOf);
    for (const { name, blank } of properties) {
      const value = values[name];
      if (value !== null && value !== blank && value !== '') claims.set(name, value);
    }
  }
  return claims;
}
