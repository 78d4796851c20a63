import { attestations } from '../../engine/claims/read/effective-claims.read';
import {
  isEndUnknown,
  isStartUnknown,
  lastDayOfParties,
  reachOf,
  succeededOn,
} from '../../engine/claims/read/held-on.read';
import type { CompileContext } from '../../engine/query/compile/compile-context';
import type { Source } from '../../engine/query/compile/model';
import { sql, type Sql } from '../../engine/query/compile/sql';

/** The maximum depth of membership: a member of a member of a member of a group belongs to it, and no further. */
const LEVELS = 3;

/** A membership, with the days on which it counts. */
interface Membership {
  member: Sql;
  group: Sql;
  during: Sql;
  /** The order of lists of members. */
  since: Sql;
  id: Sql;
}

/**
 * The memberships of a member, or those in a group, depending on which id is given. A membership that has ended
 * still counts for its duration; one whose end is unknown does not.
 */
export function memberships(
  context: CompileContext,
  given: { member: Sql } | { group: Sql },
): Source<Membership> {
  const end = context.versions('relationship_end');
  const fact = context.facts('relationship');
  const relationship = fact.row;
  const [id, side] =
    'member' in given
      ? [given.member, sql`${relationship}.subject_id`]
      : [given.group, sql`${relationship}.object_id`];
  return {
    from: sql`${end.from} join ${fact.from} on ${relationship}.id = ${end.row}.relationship_id`,
    row: {
      member: sql`${relationship}.subject_id`,
      group: sql`${relationship}.object_id`,
      during: heldDuring(context, relationship),
      since: sql`${relationship}.valid_earliest`,
      id: sql`${relationship}.id`,
    },
    where: sql`${end.row}.entity_id = ${id} and ${end.row}.type = 'MEMBERSHIP' and ${end.where} and ${side} = ${id} and ${fact.where}
      and (${relationship}.status = 'ACTIVE' or ${relationship}.status = 'ENDED' and ${relationship}.valid_latest is not null)`,
  };
}

/** The days on which a relationship counts as held: the rule of heldOn, as a range. */
function heldDuring(context: CompileContext, relationship: Sql): Sql {
  const claims = attestations(context, relationship);
  const end = context.versions('relationship_end');
  const newer = context.facts('relationship');
  const succeeded = sql`(select min(${succeededOn(context, relationship, newer.row, 'valid')})
    from ${end.from} join ${newer.from} on ${newer.row}.id = ${end.row}.relationship_id
    where ${end.row}.entity_id = ${relationship}.subject_id and ${end.row}.type = ${relationship}.type
      and ${end.row}.counterpart_id = ${relationship}.object_id and ${end.where}
      and ${newer.row}.subject_id = ${relationship}.subject_id and ${newer.row}.id <> ${relationship}.id and ${newer.where})`;
  // Without attestation it was held on no day.
  const sinceAttested = sql`coalesce((select daterange(min(${claims.row}.said_on), null)
    from ${claims.from} where ${claims.where} having count(*) > 0), 'empty')`;
  const edtf = sql`${relationship}.valid_edtf`;
  const isOpen = sql`${relationship}.valid_latest is null`;
  const lastDay = lastDayOfParties(context, relationship, ['subject_id', 'object_id']);
  const untilAttested = reachOf(context, relationship);
  return sql`${relationship}.valid
    * case when ${isStartUnknown(edtf)} then ${sinceAttested} else daterange(null, null) end
    * case when ${isOpen} and ${isEndUnknown(edtf)} then daterange(null, ${untilAttested}, '[]') else daterange(null, null) end
    * daterange(null, case when ${isOpen} then ${succeeded} end)
    * daterange(null, case when ${isOpen} then ${lastDay} end, '[]')`;
}

/** The groups to which any of these belong, directly or as members of members, with the days. */
export function groupsOf(context: CompileContext, members: Sql): Source<{ id: Sql; during: Sql }> {
  const [belongs, row] = [context.alias('belongs'), context.alias('group')];
  const membership = memberships(context, { member: sql`${belongs}.id` });
  const during = sql`${belongs}.during * ${membership.row.during}`;
  return {
    from: sql`(with recursive ${belongs}(id, during, level) as (
      select unnest(${members}), daterange(null, null), 0
      union
      select ${membership.row.group}, ${during}, ${belongs}.level + 1
      from ${belongs}, ${membership.from} where ${belongs}.level < ${LEVELS}::int and ${membership.where} and not isempty(${during})
    ) select id, during from ${belongs} where level > 0) ${row}`,
    row: { id: sql`${row}.id`, during: sql`${row}.during` },
    where: sql`true`,
  };
}

/**
 * The members of groups on given days, direct or as members of members: `groups` selects an id to pass through, a
 * group and its days.
 */
export function membersOf(context: CompileContext, groups: Sql): Source<{ of: Sql; id: Sql; level: Sql }> {
  const [belongs, row] = [context.alias('belongs'), context.alias('member')];
  const membership = memberships(context, { group: sql`${belongs}.id` });
  const during = sql`${belongs}.during * ${membership.row.during}`;
  return {
    from: sql`(with recursive ${belongs}("of", id, during, level) as (
      select "of", id, during, 0 from (${groups}) given("of", id, during)
      union
      select ${belongs}."of", ${membership.row.member}, ${during}, ${belongs}.level + 1
      from ${belongs}, ${membership.from} where ${belongs}.level < ${LEVELS}::int and ${membership.where} and not isempty(${during})
    ) select "of", id, level from ${belongs} where level > 0) ${row}`,
    row: { of: sql`${row}."of"`, id: sql`${row}.id`, level: sql`${row}.level` },
    where: sql`true`,
  };
}
