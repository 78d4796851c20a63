import type { CompileContext } from '../../query/compile/compile-context';
import { raw, sql, type Sql } from '../../query/compile/sql';
import { standingValue } from './effective-claims.read';
import type { MultiValued } from '../multi-valued';

export type MultiValuedProperty = MultiValued['property'];

/** The columns, besides `valid_edtf`, that make up the value of a claim. */
const PARTS: Readonly<Record<MultiValuedProperty, readonly string[]>> = {
  name: ['value', 'language', 'kind'],
  code: ['scheme', 'value'],
};

/** The value of a row of names or codes, as in a claim. */
export const valueOfRow = (row: Sql, property: MultiValuedProperty): Sql =>
  raw(
    `jsonb_strip_nulls(jsonb_build_object(${PARTS[property]
      .map((part) => `'${part}', ${row.sql}.${part}`)
      .join(', ')}, 'valid', ${row.sql}.valid_edtf))`,
  );

/**
 * Whether a name or code is listed under `saidBy`: the first claim about it supports it, or no claim is about it and a
 * list or an editor gives it. Most have no claim.
 */
export const isThereAsSaid = (context: CompileContext, row: Sql, property: MultiValuedProperty): Sql =>
  sql`coalesce(${standingValue(context, sql`${row}.entity_id`, { property, value: valueOfRow(row, property) })}, cardinality(${row}.given_by) > 0)`;

/** Whether a claim of rank PREFERRED says a name, among what had been said: the rank of one that had not says nothing of it. */
export function isPreferred(context: CompileContext, name: Sql): Sql {
  if (context.scope.said === null) return sql`${name}.preferred`;
  const value = valueOfRow(name, 'name');
  return sql`coalesce(${standingValue(context, sql`${name}.entity_id`, { property: 'name', value, rank: 'PREFERRED' })}, false)`;
}

/** Whether anybody ever claimed or denied a name of a thing. */
export function isCalledByClaims(context: CompileContext, thing: Sql): Sql {
  const claim = context.alias('claim');
  return sql`exists (select from claim ${claim} where ${claim}.subject_id = ${thing}.id and ${claim}.property = 'name')`;
}

/**
 * The label of a thing under `saidBy`, chosen as by labelOf in names.ts. A thing without claims of names has the same label
 * under every `saidBy`.
 */
export function labelAsSaid(context: CompileContext, thing: Sql): Sql {
  if (context.scope.said === null) return sql`${thing}.label`;
  const { row: name, from, where } = context.versions('entity_name');
  const called = context.alias('called');
  const isEnglish = sql`(${name}.language = 'en' and (${name}.kind = 'COMMON' or ${called}.preferred))`;
  return sql`case when ${isCalledByClaims(context, thing)}
    then coalesce((select ${name}.value
      from ${from} cross join lateral (select ${isPreferred(context, name)} as preferred) ${called}
      where ${where} and ${name}.entity_id = ${thing}.id
      order by ${isEnglish} desc, ${isEnglish} and ${name}.valid_latest is null desc, ${called}.preferred desc,
        case when ${isEnglish} then ${name}.kind end, cardinality(${name}.given_by) = 0, ${name}.id limit 1), ${thing}.label)
    else ${thing}.label end`;
}
