import type { Asking } from '../read/asking';
import { standsAt } from '../read/scope';
import { and, join, sql, type Sql } from '../read/sql';
import {
  anywhereIn,
  columnsIn,
  daysOfRow,
  merged,
  once,
  stretchesIn,
  type Days,
  type Order,
  type Walk,
} from './in-time.read';
import { asTold, takesPartAsSaid } from './told.read';

/** Which events of a thing are asked for. */
export interface Wanted extends Days {
  /** Whether everyone was there, too. Not under saidBy. */
  attended?: boolean;
}

/** Whose events: those in which all of these take part, or any of them. */
export type Party = { all: readonly [Sql, ...Sql[]] } | { any: readonly [Sql, ...Sql[]] };

/**
 * The events in which things take part, in person or as the country represented, by the index of their events in the order
 * of time; without an order, as they are counted soonest. Under saidBy those that it finds are looked at more closely, since
 * whoever takes part by what had been said does so by all that is known, and those that were retold are put between them.
 */
export function involved(asking: Asking, party: Party, wanted: Wanted, order: Order | null): Walk {
  const row = asking.alias('walk');
  const stands = (involvement: Sql) =>
    and([standsAt(asking.scope, involvement), ...(wanted.attended ? [sql`${involvement}.attended`] : [])]);
  // Of all the events are walked that the first has, and the others joined.
  const [walkers, others] = 'any' in party ? [party.any, []] : [[party.all[0]], party.all.slice(1)];
  const each = walkers.flatMap((id) => {
    const takePart = (eventId: Sql) => [id, ...others].map((who) => takesPartAsSaid(asking, eventId, who));
    const told = stretchesIn(wanted, order).map((stretch) => {
      const involvement = asking.alias('involvement');
      const lasts = { starts: sql`${involvement}.starts`, ends: sql`${involvement}.ends` };
      const found = sql`select ${involvement}.event_id, ${lasts.starts}, ${columnsIn(stretch, lasts, order)}
        from involvement ${involvement} where ${involvement}.entity_id = ${id} and ${stands(involvement)}
          and ${and(stretch.conditions(lasts))}`;
      return asTold(asking, found, order, takePart);
    });
    if (asking.scope.said === null) return told;
    const [involvement, found] = [asking.alias('involvement'), asking.alias('found')];
    const event = asking.facts('event');
    const [stretch, lasts, eventId] = [
      anywhereIn(wanted, order),
      daysOfRow(event.row),
      sql`${found}.event_id`,
    ];
    // Those that the thing may take part in are found before anything is computed of them.
    const retold = sql`select ${eventId}, ${found}.starts, ${columnsIn(stretch, lasts, order)}
      from (select ${involvement}.event_id, ${involvement}.starts
        from retold join involvement ${involvement} on ${involvement}.event_id = retold.event_id
        where ${involvement}.entity_id = ${id} and ${stands(involvement)} offset 0) ${found}
      join ${event.from} on ${event.row}.id = ${eventId}
      where ${and([event.where, ...stretch.conditions(lasts), ...takePart(eventId)])}`;
    return [...told, retold];
  });
  const joined = others.map((other) => {
    const involvement = asking.alias('involvement');
    return sql` join involvement ${involvement} on ${involvement}.entity_id = ${other} and ${involvement}.starts = ${row}.starts
      and ${involvement}.event_id = ${row}.event_id and ${stands(involvement)}`;
  });
  const rows = walkers.length > 1 ? once(each, order) : merged(each, order);
  return { from: join([sql`(${rows}) ${row}`, ...joined], ''), row };
}
