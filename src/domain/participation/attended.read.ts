import { eventsAttendedBy } from '../event/events-of.read';
import { attended } from './presence.read';
import type { Asking } from '../../engine/query/compile/asking';
import type { Arguments, Source } from '../../engine/query/compile/model';
import { and, join, sql, type Sql } from '../../engine/query/compile/sql';

/** Whether the event took place or is under way. What is planned shows nobody's presence, nor does a report. */
export const tookPlace = (event: Sql): Sql => sql`${event}.status in ('OCCURRED', 'UNDERWAY')`;

/**
 * The events that a thing attended, as a SELECT of their ids: in person, or as the country that whoever attended
 * represented.
 */
function attendedBy(asking: Asking, id: Sql): Sql {
  const inPerson = asking.facts('participation');
  const represented = asking.facts('participation');
  return sql`
    select ${inPerson.row}.event_id from ${inPerson.from}
    where ${inPerson.row}.participant_id = ${id} and ${attended(inPerson.row)} and ${inPerson.where}
    union all
    select ${represented.row}.event_id from ${represented.from}
    where ${represented.row}.country_id = ${id} and ${attended(represented.row)} and ${represented.where}`;
}

/** The events that every one of these things attended, of those that a filter asks for: what of it is `unanswered` is left to ask. */
export function attendedEvents(
  asking: Asking,
  ids: readonly [Sql, ...Sql[]],
  where: Arguments | null | undefined,
): Source<Sql> {
  if (asking.scope.said === null) return eventsAttendedBy(asking, ids, where);
  const event = asking.scan('event');
  // An array is worked out first and looked up in the index of events, of which there may be a thousand times as many.
  const attendedByAll = sql`${event.row}.id = any(array(${join(
    ids.map((id) => sql`(${attendedBy(asking, id)})`),
    ' intersect ',
  )}))`;
  return { ...event, where: and([event.where, attendedByAll]), unanswered: where };
}
