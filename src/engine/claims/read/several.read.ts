import type { CompileContext } from '../../query/compile/compile-context';
import { raw, sql, type Sql } from '../../query/compile/sql';
import { standingValue } from './effective-claims.read';
import type { Several } from '../several';

export type SeveralProperty = Several['property'];

/** The columns, besides `valid_edtf`, that make up the value of a claim. */
const PARTS: Readonly<Record<SeveralProperty, readonly string[]>> = {
  name: ['value', 'language', 'kind'],
  code: ['scheme', 'value'],
};

/** The value of a row of names or codes, as in a claim. */
export const valueOfSeveral = (row: Sql, property: SeveralProperty): Sql =>
  raw(
    `jsonb_strip_nulls(jsonb_build_object(${PARTS[property]
      .map((part) => `'${part}', ${row.sql}.${part}`)
      .join(', ')}, 'valid', ${row.sql}.valid_edtf))`,
  );

/**
 * Whether a name or code is listed under `saidBy`: the first claim about it supports it, or no claim is about it and a
 * list or an editor gives it. Most have no claim.
 */
export const isThereAsSaid = (context: CompileContext, row: Sql, property: SeveralProperty): Sql =>
  sql`coalesce(${standingValue(context, sql`${row}.entity_id`, property, valueOfSeveral(row, property))}, cardinality(${row}.given_by) > 0)`;
