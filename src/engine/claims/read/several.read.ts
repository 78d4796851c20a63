import type { CompileContext } from '../../query/compile/compile-context';
import { raw, sql, type Sql } from '../../query/compile/sql';
import { standingValue } from './effective-claims.read';
import type { Several } from '../several';

export type SeveralProperty = Several['property'];

/** The columns, beside `valid_edtf`, of which the values of claims are made. */
const PARTS: Readonly<Record<SeveralProperty, readonly string[]>> = {
  name: ['value', 'language', 'kind'],
  code: ['scheme', 'value'],
};

/** The value that a row of names or codes has, as claims say it. */
export const valueOfSeveral = (row: Sql, property: SeveralProperty): Sql =>
  raw(
    `jsonb_strip_nulls(jsonb_build_object(${PARTS[property]
      .map((part) => `'${part}', ${row.sql}.${part}`)
      .join(', ')}, 'valid', ${row.sql}.valid_edtf))`,
  );

/**
 * Whether a name or code is there by what had been said: if the first claim about it supports it, or if nothing is claimed
 * of it and it was given. Most have no claim about them.
 */
export const isThereAsSaid = (context: CompileContext, row: Sql, property: SeveralProperty): Sql =>
  sql`coalesce(${standingValue(context, sql`${row}.entity_id`, property, valueOfSeveral(row, property))}, cardinality(${row}.given_by) > 0)`;
