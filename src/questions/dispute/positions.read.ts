import { GIVEN_ID } from './explain-dispute';
import { orderOfColumn, reliabilityOfGiven, saidBy } from '../../engine/claims/read/effective-claims.read';
import { decides, standingOrder, type DecidingClaim } from '../../engine/model/what-stands';
import type { CompileContext } from '../../engine/query/compile/compile-context';
import { columnOf } from '../../engine/query/compile/fields';
import type { Source } from '../../engine/query/compile/model';
import { standsAt } from '../../engine/query/compile/scope';
import { join, raw, sql, type Sql } from '../../engine/query/compile/sql';

/** The claims that can decide a dispute, under the alias `name`. */
export const deciding = (context: CompileContext, dispute: Sql, name: string): Sql =>
  sql`${raw(name)}.subject_id = ${dispute}.subject_id and ${raw(name)}.property = ${dispute}.property
    and ${standsAt(context.scope, raw(name))} and ${saidBy(context, raw(name))} and ${decides(name)}`;

/** Whether a claim is about the value in dispute, where the property can have several. */
export const isAboutValue = (claim: Sql, dispute: Sql): Sql =>
  sql`${dispute}.value_key in ('', md5(${claim}.value::text))`;

const KEYS = ['id', 'rank', 'modality', 'stance', 'review', 'reliability', 'said_on', 'recorded_in'];
const keysOf = (claim: string): Sql =>
  sql`json_build_array(${join(KEYS.map((name) => raw(`${claim}.${name}`)))})`;

/**
 * The claims that can decide, and the value that was given without one: it competes as if it had been
 * asserted before all others. FROM it, under the alias `name`.
 */
const competing = (context: CompileContext, dispute: Sql, name: string): Sql => sql`(
  select claim.value, claim.confidence, claim.id, claim.rank, claim.modality, claim.stance, claim.review, source.reliability,
    claim.said_on, claim.recorded_in
  from claim join source on source.id = claim.source_id and ${standsAt(context.scope, raw('source'))}
  where ${deciding(context, dispute, 'claim')} and ${isAboutValue(raw('claim'), dispute)}
  union all select ${dispute}.given, null, ${GIVEN_ID}::bigint, 'NORMAL', 'ASSERTED', 'SUPPORTS', 'ACCEPTED',
    ${reliabilityOfGiven(context, sql`${dispute}.subject_id`)}, date '0001-01-01', 0
  where ${dispute}.given is not null) ${raw(name)}`;

const orderWithin = (dispute: Sql, name: string): Sql =>
  standingOrder(name, orderOfColumn(columnOf(dispute, 'property')));

/** What stands, as `standingClaim`: a value stands only if the first of those about it supports it. */
const winnerOf = (context: CompileContext, dispute: Sql): Sql => sql`
  select first.* from (
    select distinct on (each.value) each.* from ${competing(context, dispute, 'each')}
    order by each.value, ${orderWithin(dispute, 'each')}
  ) first where first.stance = 'SUPPORTS' order by ${orderWithin(dispute, 'first')} limit 1`;

/** The supported values, the one that stands first, then by the first claim of each. */
export function positions(context: CompileContext, dispute: Sql): Source<Sql> {
  const position = context.alias('position');
  return {
    from: sql`(select held.*, ${dispute}.subject_id, ${dispute}.property,
        coalesce(held.value = ${dispute}.given, false) as is_given, coalesce(held.value = winner.value, false) as standing from (
        select distinct on (said.value) said.value,
          max(said.confidence) over (partition by said.value) as confidence,
          row_number() over (order by ${orderWithin(dispute, 'said')}) as place
        from ${competing(context, dispute, 'said')}
        where said.stance = 'SUPPORTS'
        order by said.value, place
      ) held left join (${winnerOf(context, dispute)}) winner on true) ${position}`,
    row: position,
    where: sql`true`,
    orderBy: sql`${position}.standing desc, ${position}.place`,
  };
}

/**
 * What decides: the property, whether it can have several values, and the sort keys of the winner, of the first claim for another value, of the first denial of the
 * winner and, where nothing stands, of the first denial and the first claim that it denies.
 */
export function decision(context: CompileContext, dispute: Sql): Sql {
  const first = (among: Sql) => sql`(select ${keysOf('each')} from ${competing(context, dispute, 'each')}
    where ${among} order by ${orderWithin(dispute, 'each')} limit 1)`;
  const ofOther = raw("each.stance = 'SUPPORTS' and each.value <> winner.value");
  const denial = raw("each.stance = 'DISPUTES' and coalesce(each.value = winner.value, true)");
  const denied = raw("each.stance = 'SUPPORTS' and winner.id is null");
  return sql`(select json_build_array(${dispute}.property, ${dispute}.value_key <> '', case when winner.id is not null then ${keysOf('winner')} end,
      ${first(ofOther)}, ${first(denial)}, ${first(denied)})
    from (select) one left join (${winnerOf(context, dispute)}) winner on true)`;
}

/** The sort keys of a claim as `decision` has them. */
export function readKeys([
  id,
  rank,
  modality,
  stance,
  review,
  reliability,
  saidOn,
  recordedIn,
]: any): DecidingClaim {
  const keys = { rank, modality, stance, review, reliability, saidOn };
  return { ...keys, id: BigInt(id), recordedIn: BigInt(recordedIn), value: null, retractedIn: null };
}
