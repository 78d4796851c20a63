import type { CompileContext } from '../../query/compile/compile-context';
import { sql, type Sql } from '../../query/compile/sql';
import { standsAt } from '../../query/compile/scope';
import { saidBy, standingValue } from './effective-claims.read';
import { valueOfRow, type MultiValuedProperty } from './evidence-for.read';

/**
 * Whether a name or code is listed under `saidBy`: the first claim that competes with it supports it, or none does and a
 * list or an editor gives it. Most have no claim.
 */
export function isThereAsSaid(context: CompileContext, row: Sql, property: MultiValuedProperty): Sql {
  const isGiven = isGivenAsSaid(context, row, property);
  const value = valueOfRow(row, property);
  return sql`coalesce(${standingValue(context, sql`${row}.entity_id`, { property, value, isGiven })}, ${isGiven})`;
}

/** Whether a list or an editor gives a name or code in the scope. */
export function isGivenAsSaid(context: CompileContext, row: Sql, property: MultiValuedProperty): Sql {
  const isGiven = sql`${row}.given_by <> '{}'`;
  const hasDay = property === 'name' && context.scope.said !== null;
  return hasDay ? sql`(${isGiven} and ${isGivenByThen(context, row)})` : sql`(${isGiven})`;
}

/**
 * Whether a name that a list gives was given by then. A list that claims its names row by row gives a name from its first claim
 * on; others, and several at once, have no day.
 */
function isGivenByThen(context: CompileContext, name: Sql): Sql {
  const claim = context.alias('claim');
  return sql`(cardinality(${name}.given_by) > 1 or coalesce((select bool_or(${saidBy(context, claim)})
    from claim ${claim} where ${claim}.subject_id = ${name}.entity_id and ${claim}.property = 'name'
      and ${claim}.dataset_id is not null and ${claim}.value = ${valueOfRow(name, 'name')}
      and ${standsAt(context.scope, claim)}), true))`;
}

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
      where ${where} and ${name}.entity_id = ${thing}.id and ${isGivenByThen(context, name)}
      order by ${isEnglish} desc, ${isEnglish} and ${name}.valid_latest is null desc, ${called}.preferred desc,
        case when ${isEnglish} then ${name}.kind end, cardinality(${name}.given_by) = 0, ${name}.id limit 1), ${thing}.label)
    else ${thing}.label end`;
}
