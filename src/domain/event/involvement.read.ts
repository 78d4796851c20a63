import type { CompileContext } from '../../engine/query/compile/compile-context';
import type { Source } from '../../engine/query/compile/model';
import { standsAt } from '../../engine/query/compile/scope';
import { and, holds, join, or, raw, sql, type Sql } from '../../engine/query/compile/sql';
import {
  anywhereIn,
  columnsIn,
  daysOfRow,
  inOrder,
  merged,
  once,
  stretchesIn,
  type Days,
  type DurationBounds,
  type Order,
  type IndexScan,
} from './in-time.read';
import { asSaid, isDue, takesPartAsSaid } from './as-said.read';

/** Which events of a thing are asked for. */
export interface Wanted extends Days {
  /** Whether everyone was there, too. Not under saidBy. */
  attended?: boolean;
  /** Of what type: a condition on a row that has it. */
  ofType: ((row: Sql) => Sql) | null;
  /** Where: conditions on a row of event by this name, which is looked up. */
  inPlace: { row: Sql; where: Sql } | null;
}

/** Whose events: those in which all of these take part, or any of them. */
export type Party = { all: readonly [Sql, ...Sql[]] } | { any: readonly [Sql, ...Sql[]] };

/**
 * The events in which things take part, in person or as the country represented, by the index of their events in the order
 * of time; without an order, as they are counted soonest. Under saidBy those that it finds are looked at more closely, since
 * whoever takes part by what had been said does so by all that is known, and those that were retold are put between them.
 */
export function involved(
  context: CompileContext,
  party: Party,
  wanted: Wanted,
  order: Order | null,
): IndexScan {
  return order?.key
    ? ranked(context, party, wanted, order, order.key)
    : inTime(context, party, wanted, order);
}

function inTime(context: CompileContext, party: Party, wanted: Wanted, order: Order | null): IndexScan {
  const row = context.alias('walk');
  const parties = 'any' in party ? party.any.map((id): readonly Sql[] => [id]) : [party.all];
  const each = parties.flatMap((ids) => {
    const takePart = (eventId: Sql) => ids.map((id) => takesPartAsSaid(context, eventId, id));
    const told = stretchesIn(wanted, order).map((stretch) => {
      const { from, row: one, where } = sharedBy(context, ids, wanted, (row) => stretch.conditions(row));
      const lasts = { starts: sql`${one}.starts`, ends: sql`${one}.ends` };
      const found = sql`select ${one}.event_id, ${join(columnsIn(stretch, lasts, order))} from ${from} where ${where}`;
      return asSaid(context, found, order, takePart);
    });
    if (context.scope.said === null) return told;
    const known = sharedBy(context, ids, wanted, () => []);
    const [found, event, stretch] = [
      context.alias('found'),
      context.facts('event'),
      anywhereIn(wanted, order),
    ];
    const [lasts, eventId] = [daysOfRow(event.row), sql`${found}.event_id`];
    // Those that they may take part in are found before anything is computed of them.
    const retold = sql`select ${eventId}, ${join(columnsIn(stretch, lasts, order))}
      from (select ${known.row}.event_id from retold join ${known.from} on ${known.row}.event_id = retold.event_id
        where ${isDue(context, raw('retold'))} and ${known.where} offset 0) ${found}
      join ${event.from} on ${event.row}.id = ${eventId}
      where ${and([event.where, ...stretch.conditions(lasts), ...takePart(eventId)])}`;
    return [...told, retold];
  });
  const rows = parties.length > 1 ? once(each, order) : merged(each, order);
  return { from: sql`(${rows}) ${row}`, row };
}

/** The involvement of the first of these things in what all of them take part in, each of which is under the conditions. */
function sharedBy(
  context: CompileContext,
  ids: readonly Sql[],
  wanted: Wanted,
  conditions: (involvement: DurationBounds) => readonly Sql[],
): Source<Sql> {
  const rows = ids.map(() => context.alias('involvement'));
  const first = rows[0]!;
  const joined = rows.map((row, i) =>
    i === 0
      ? sql`involvement ${row}`
      : sql` join involvement ${row} on ${row}.starts = ${first}.starts and ${row}.event_id = ${first}.event_id`,
  );
  const where = rows.flatMap((row, i) => [
    sql`${row}.entity_id = ${ids[i]}`,
    stands(context, wanted, row),
    ...conditions({ starts: sql`${row}.starts`, ends: sql`${row}.ends` }),
  ]);
  const { inPlace } = wanted;
  if (!inPlace) return { from: join(joined, ''), row: first, where: and(where) };
  const { row } = inPlace;
  const placed = sql` join event ${row} on ${daysOfRow(row).starts} = ${first}.starts and ${row}.id = ${first}.event_id`;
  return { from: join([...joined, placed], ''), row: first, where: and([...where, inPlace.where]) };
}

const stands = (context: CompileContext, { attended, ofType }: Wanted, involvement: Sql): Sql =>
  and([
    standsAt(context.scope, involvement),
    ...(attended ? [sql`${involvement}.attended`] : []),
    ...(ofType ? [ofType(involvement)] : []),
  ]);

// So many events are put in order sooner than a page of them is found among all events in their order.
const MAX_SORTED = raw('5000');

/**
 * The same in another order than that of time, not under saidBy: the events found, where they are few; else, of all events
 * in this order, those that would have been found. Which of the two it is turns out when the statement runs.
 */
function ranked(
  context: CompileContext,
  party: Party,
  wanted: Wanted,
  order: Order,
  keyOf: (event: Sql) => Sql,
): IndexScan {
  const row = context.alias('walk');
  const areFew = sql`(select count(*) <= ${MAX_SORTED}
    from (select from ${inTime(context, party, wanted, null).from} limit ${MAX_SORTED} + 1) counted)`;
  const [one, other] = [context.facts('event'), context.facts('event')];
  const found = inTime(context, party, wanted, null);
  const few = sql`select ${one.row}.id as event_id, ${keyOf(one.row)} as key
    from ${found.from} join ${one.from} on ${one.row}.id = ${found.row}.event_id where ${one.where} and ${areFew}`;
  const each = context.alias('each');
  const takesPart = (id: Sql) => {
    const involvement = context.alias('involvement');
    return holds(sql`select true from involvement ${involvement} where ${involvement}.entity_id = ${id}
      and ${involvement}.starts = ${each}.starts and ${involvement}.event_id = ${each}.event_id and ${stands(context, wanted, involvement)}`);
  };
  const [who, both] = 'all' in party ? [party.all, and] : [party.any, or];
  const lasts = daysOfRow(other.row);
  // That there is somebody makes no difference, but keeps parallel workers from it, which take longer to start than a page.
  const inTheirOrder = inOrder(
    sql`select ${other.row}.id as event_id, ${keyOf(other.row)} as key, ${lasts.starts} as starts, ${lasts.ends} as ends
      from ${other.from} where ${other.where} and ${who[0]} is not null`,
    order,
  );
  const overlaps = anywhereIn(wanted, order).conditions({
    starts: sql`${each}.starts`,
    ends: sql`${each}.ends`,
  });
  const { inPlace } = wanted;
  const isInPlace = inPlace
    ? [
        holds(
          sql`select true from event ${inPlace.row} where ${inPlace.row}.id = ${each}.event_id and ${inPlace.where}`,
        ),
      ]
    : [];
  const many = sql`select event_id, key from (${inTheirOrder} offset 0) ${each} where ${and([...overlaps, ...isInPlace, both(who.map(takesPart))])} and not ${areFew}`;
  return { from: sql`(${merged([few, many], order)}) ${row}`, row };
}
