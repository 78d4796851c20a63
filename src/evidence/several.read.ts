import type { Asking } from '../read/asking';
import type { Source } from '../read/model';
import { and, raw, sql, type Sql } from '../read/sql';
import { effectiveClaims } from './effective-claims.read';
import type { Several } from './several';
import { decides } from './what-stands';

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

/** The claims that hold a name or code up, as had been said by the scope's day. */
export function claimsSaying(asking: Asking, row: Sql, property: SeveralProperty): Source<Sql> {
  const claim = effectiveClaims(asking, sql`${row}.entity_id`);
  return {
    ...claim,
    where: and([
      claim.where,
      sql`${claim.row}.property = ${raw(`'${property}'`)} and ${claim.row}.value = ${valueOfSeveral(row, property)}`,
      sql`${claim.row}.stance = 'SUPPORTS' and ${decides(claim.row.sql)}`,
    ]),
  };
}
