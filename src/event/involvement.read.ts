import type { Asking } from '../read/asking';
import { standsAt } from '../read/scope';
import { and, join, sql, type Sql } from '../read/sql';
import { columnsIn, merged, once, stretchesIn, type Days, type Order, type Walk } from './in-time.read';

/** Which events of a thing are asked for. */
export interface Wanted extends Days {
  /** Whether everyone was there, too. */
  attended?: boolean;
}

/** Whose events: those in which all of these take part, or any of them. */
export type Party = { all: readonly [Sql, ...Sql[]] } | { any: readonly [Sql, ...Sql[]] };

/**
 * The events in which things take part, in person or as the country represented, by the index of their events in the order
 * of time; without an order, as they are counted soonest. Not under saidBy: there, who takes part is computed.
 */
export function involved(asking: Asking, party: Party, wanted: Wanted, order: Order | null): Walk {
  const row = asking.alias('walk');
  const stretches = stretchesIn(wanted, order);
  const stands = (involvement: Sql) =>
    and([standsAt(asking.scope, involvement), ...(wanted.attended ? [sql`${involvement}.attended`] : [])]);
  // Of all the events are walked that the first has, and the others joined.
  const [walkers, others] = 'any' in party ? [party.any, []] : [[party.all[0]], party.all.slice(1)];
  const each = walkers.flatMap((id) =>
    stretches.map((stretch) => {
      const involvement = asking.alias('involvement');
      const lasts = { starts: sql`${involvement}.starts`, ends: sql`${involvement}.ends` };
      return sql`select ${involvement}.event_id, ${lasts.starts}, ${columnsIn(stretch, lasts, order)}
        from involvement ${involvement} where ${involvement}.entity_id = ${id} and ${stands(involvement)}
          and ${and(stretch.conditions(lasts))}`;
    }),
  );
  const joined = others.map((other) => {
    const involvement = asking.alias('involvement');
    return sql` join involvement ${involvement} on ${involvement}.entity_id = ${other} and ${involvement}.starts = ${row}.starts
      and ${involvement}.event_id = ${row}.event_id and ${stands(involvement)}`;
  });
  const rows = walkers.length > 1 ? once(each, order) : merged(each, order);
  return { from: join([sql`(${rows}) ${row}`, ...joined], ''), row };
}
