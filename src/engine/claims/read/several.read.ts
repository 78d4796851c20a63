import type { CompileContext } from '../../query/compile/compile-context';
import { raw, sql, type Sql } from '../../query/compile/sql';
import { effectiveClaims, standing } from './effective-claims.read';
import type { Several } from '../several';
import { decides } from '../../model/what-stands';

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
 * Whether a name or code is there by what had been said: given and not denied, or said by a claim that no denial comes
 * before. Most have no claim about them.
 */
export function isThereAsSaid(context: CompileContext, row: Sql, property: SeveralProperty): Sql {
  const claim = effectiveClaims(context, sql`${row}.entity_id`);
  const value = valueOfSeveral(row, property);
  const isSaid = sql`exists (${standing(context, sql`${row}.entity_id`, property, sql`c.value = ${value}`)})`;
  const isDenied = sql`exists (select from ${claim.from} where ${claim.where} and ${claim.row}.property = ${raw(`'${property}'`)}
    and ${claim.row}.value = ${value} and ${claim.row}.stance = 'DISPUTES' and ${decides(claim.row.sql)})`;
  return sql`(cardinality(${row}.given_by) > 0 and not ${isDenied} or ${isSaid})`;
}
