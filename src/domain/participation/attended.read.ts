import { eventsAttendedBy } from '../event/scans/events-of.read';
import { attended } from './presence.read';
import type { CompileContext } from '../../engine/query/compile/compile-context';
import type { Arguments } from '../../engine/query/plan/arguments';
import type { Source } from '../../engine/query/compile/model';
import { and, join, sql, type Sql } from '../../engine/query/compile/sql';

/** Whether the event took place or is under way. A planned or reported event is no evidence of presence. */
export const tookPlace = (event: Sql): Sql => sql`${event}.status in ('OCCURRED', 'UNDERWAY')`;

/** The events that a thing attended, itself or as the country represented, as a SELECT of their ids. */
function attendedBy(context: CompileContext, id: Sql): Sql {
  const inPerson = context.facts('participation');
  const represented = context.facts('participation');
  return sql`
    select ${inPerson.row}.event_id from ${inPerson.from}
    where ${inPerson.row}.participant_id = ${id} and ${attended(inPerson.row)} and ${inPerson.where}
    union all
    select ${represented.row}.event_id from ${represented.from}
    where ${represented.row}.country_id = ${id} and ${attended(represented.row)} and ${represented.where}`;
}

/**
 * The events that all of these things attended and that a filter matches; `unanswered` is the part of the filter
 * still to apply.
 */
export function attendedEvents(
  context: CompileContext,
  ids: readonly [Sql, ...Sql[]],
  where: Arguments | null,
): Source<Sql> {
  if (context.scope.said === null) return eventsAttendedBy(context, ids, where);
  const event = context.scan('event');
  // An array is computed first and looked up in the index of events, of which there may be a thousand times as
  // many.
  const attendedByAll = sql`${event.row}.id = any(array(${join(
    ids.map((id) => sql`(${attendedBy(context, id)})`),
    ' intersect ',
  )}))`;
  return { ...event, where: and([event.where, attendedByAll]), unanswered: where };
}
