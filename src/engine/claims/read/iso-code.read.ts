import type { IdScheme } from '../../../generated/prisma/enums';
import type { CompileContext } from '../../query/compile/compile-context';
import { raw, sql, type Sql } from '../../query/compile/sql';

/** The code that a thing has in a register of ISO 3166-1, or the last that it had, as isoCodesOf chooses it; null for none. */
export function isoCode(context: CompileContext, id: Sql, scheme: IdScheme): Sql {
  const { row: code, from, where } = context.versions('external_id');
  return sql`(select ${code}.value from ${from} where ${code}.entity_id = ${id} and ${code}.scheme = ${raw(`'${scheme}'`)}
    and ${where} order by ${code}.valid_latest desc nulls first, ${code}.id limit 1)`;
}
