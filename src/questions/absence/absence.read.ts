import { labelOf } from '../../domain/entity/entity.read';
import { standing } from '../../engine/claims/read/effective-claims.read';
import { membersOf } from '../../domain/organization/membership.read';
import { attended, isNotThere, mayBeThere } from '../../domain/participation/presence.read';
import type { CompileContext } from '../../engine/query/compile/compile-context';
import { byRowId, column, thingById } from '../../engine/query/compile/fields';
import { list, one, type FieldRead, type ObjectModel, type Source } from '../../engine/query/compile/model';
import { referTo } from '../../engine/query/compile/reference';
import { join, sql, type Sql } from '../../engine/query/compile/sql';

/*
 * Each basis is a SELECT of participant_id, basis (its ordinal in AbsenceBasis), status, reason, and the
 * participation with the status. A participant found by several bases is listed under the first.
 */
const BASES = ['RECORDED_ABSENT', 'DECLINED', 'NOT_EXPECTED', 'ATTENDED_LAST_EDITION', 'MEMBER_OF_GROUP'];

export const absencesField: FieldRead<unknown> = list('Absence', (_root, args, context) =>
  absencesAt(context, referTo(context, args.param('event'), ['EVENT'], ['event'])),
);

/** The same of an event that is read. */
export const absencesOfEvent: FieldRead<Sql> = list('Absence', (event, _args, context) =>
  absencesAt(context, sql`${event}.id`),
);

function absencesAt(context: CompileContext, id: Sql): Source<Sql> {
  const row = context.alias('absence');
  const found = [recorded(context, id), attendedLastEdition(context, id), membersOfGroups(context, id)];
  return {
    from: sql`(select distinct on (participant_id) * from (${join(found, ' union all ')})
        each(participant_id, basis, status, reason, participation_id, nearness)
      order by participant_id, basis, nearness, participation_id) ${row}`,
    row,
    where: sql`true`,
    orderBy: sql`${row}.basis, fold(${labelOf(context, sql`${row}.participant_id`)}), ${row}.participant_id`,
  };
}

export const absenceModel: ObjectModel<Sql> = {
  fields: {
    participant: thingById('Participant', 'participant_id'),
    status: column('status'),
    basis: column('basis', (place: number) => BASES[place]),
    reason: column('reason'),
    claim: one('Claim', (absence, _args, context) => {
      const claim = context.alias('claim');
      return {
        from: sql`(${standing(context, sql`${absence}.participation_id`, 'status')}) ${claim}`,
        row: claim,
        where: sql`true`,
      };
    }),
  },
};

/**
 * Participants whose status is negative, unless another participation implies that they, or a
 * representative, may be there.
 */
function recorded(context: CompileContext, event: Sql): Sql {
  const { row, from, where } = context.facts('participation');
  const other = context.facts('participation');
  return sql`select ${row}.participant_id,
      case ${row}.status when 'ABSENT' then 0 when 'NOT_EXPECTED' then 2 else 1 end, ${row}.status, ${row}.reason, ${row}.id, 0
    from ${from} where ${row}.event_id = ${event} and ${where} and ${isNotThere(row)} and not exists (
      select from ${other.from} where ${other.row}.event_id = ${event} and ${other.where} and ${mayBeThere(other.row)}
        and ${row}.participant_id in (${other.row}.participant_id, ${other.row}.country_id))`;
}

/**
 * Participants of the preceding edition for whom, or for whose country, nothing is recorded at this one.
 */
function attendedLastEdition(context: CompileContext, event: Sql): Sql {
  const { row, from, where } = context.facts('participation');
  const last = lastEdition(context, event);
  return sql`select ${row}.participant_id, 3, 'UNKNOWN'::"AttendanceStatus", null, null::bigint, 0
    from ${from} where ${row}.event_id = ${last} and ${where} and ${attended(row)}
      and not ${isRecorded(context, event, sql`${row}.participant_id`)}
      and (${row}.country_id is null or not ${isRecorded(context, event, sql`${row}.country_id`)})`;
}

function lastEdition(context: CompileContext, eventId: Sql): Sql {
  const event = byRowId(context, 'event', eventId);
  const last = context.facts('event');
  return sql`(select ${last.row}.id from ${event.from} join ${last.from} on ${last.row}.series_id = ${event.row}.series_id and ${last.where}
    where ${event.where} and (${last.row}.time_earliest, ${last.row}.id) < (${event.row}.time_earliest, ${event.row}.id)
    order by ${last.row}.time_earliest desc, ${last.row}.id desc limit 1)`;
}

/**
 * Members of a group that has a participation who have none themselves; by the nearest group, regardless
 * of its status.
 */
function membersOfGroups(context: CompileContext, event: Sql): Sql {
  const participation = context.facts('participation');
  const here = byRowId(context, 'event', event);
  const member = membersOf(
    context,
    sql`select ${participation.row}.id, ${participation.row}.participant_id, ${here.row}.time
      from ${participation.from}, ${here.from} where ${here.where} and ${participation.row}.event_id = ${event}
        and ${participation.row}.role <> 'SUBJECT' and ${participation.where}`,
  );
  const group = context.facts('participation');
  return sql`select ${member.row.id}, 4, ${group.row}.status, ${group.row}.reason, ${group.row}.id, ${member.row.level}
    from ${member.from} join ${group.from} on ${group.row}.id = ${member.row.of} and ${group.where}
    where not ${isRecorded(context, event, member.row.id)}`;
}

/** Whether the attendance of a thing is recorded, itself or as the country represented. */
function isRecorded(context: CompileContext, event: Sql, id: Sql): Sql {
  const { row, from, where } = context.facts('participation');
  return sql`exists (select from ${from} where ${row}.event_id = ${event} and ${where}
    and ${row}.role <> 'SUBJECT' and ${id} in (${row}.participant_id, ${row}.country_id))`;
}
