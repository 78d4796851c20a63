import { deciding, isAboutValue } from './positions.read';
import { contradict, succeed } from '../../engine/model/contradiction';
import type { CompileContext } from '../../engine/query/compile/compile-context';
import { raw, sql, type Sql } from '../../engine/query/compile/sql';
import type { DisputeKind } from './dispute.enum';

/** How two supported values, `held` and one said no earlier, relate. */
const RELATIONS: Readonly<Record<DisputeKind, string>> = {
  CONTRADICTION: contradict('held', 'other'),
  SUCCESSION: succeed('held', 'other'),
};

/**
 * Whether one of two supported values, or of a value and its denial, contradicts or succeeds the other. Values of a property
 * that can have several do neither: of them, one is denied.
 */
// OFFSET keeps the planner from reading all claims at once: a page examines a few candidates, each by the
// index.
export function isDisputed(context: CompileContext, dispute: Sql, kind: DisputeKind): Sql {
  const isContradiction = kind === 'CONTRADICTION';
  const related =
    raw(`other.stance = 'SUPPORTS' and other.value <> held.value and held.said_on <= other.said_on
    and (${RELATIONS[kind]})`);
  const relation = isContradiction
    ? sql`(other.stance = 'DISPUTES' and other.value = held.value or ${related})`
    : related;
  const among = (
    from: (name: string) => Sql,
  ) => sql`exists (select from ${from('held')} join ${from('other')} on ${relation}
    where held.stance = 'SUPPORTS' offset 0)`;
  const claim = (name: string) =>
    sql`(select * from claim ${raw(name)} where ${deciding(context, dispute, name)}) ${raw(name)}`;
  return sql`case when ${dispute}.value_key <> '' then ${isContradiction ? isDenied(context, dispute) : sql`false`}
    when ${dispute}.given is null then ${among(claim)}
    else ${among((name) => statements(context, dispute, name))} end`;
}

/** Whether a value that is claimed or given is denied. */
function isDenied(context: CompileContext, dispute: Sql): Sql {
  const isSaid = (
    stance: string,
  ) => sql`exists (select from claim where ${deciding(context, dispute, 'claim')}
    and ${isAboutValue(raw('claim'), dispute)} and claim.stance = '${raw(stance)}')`;
  return sql`(${isSaid('DISPUTES')} and (${dispute}.given is not null or ${isSaid('SUPPORTS')}))`;
}

/** The claims that can decide it, and the value that was given without one, which was said when it was recorded. */
const statements = (context: CompileContext, dispute: Sql, name: string): Sql => sql`(
  select claim.property, claim.value, claim.value_earliest, claim.value_latest, claim.said_on, claim.stance, claim.speaker_id,
    claim.source_id
  from claim where ${deciding(context, dispute, 'claim')}
  union all select ${dispute}.property, ${dispute}.given, ${dispute}.given_earliest, ${dispute}.given_latest, ${dispute}.given_on,
    'SUPPORTS', null, null) ${raw(name)}`;
