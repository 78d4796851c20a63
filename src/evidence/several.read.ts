import { raw, type Sql } from '../read/sql';
import type { Several } from './several';

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
