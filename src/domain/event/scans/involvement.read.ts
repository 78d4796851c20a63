import type { CompileContext } from '../../../engine/query/compile/compile-context';
import type { Source } from '../../../engine/query/compile/model';
import { standsAt } from '../../../engine/query/compile/scope';
import { and, holds, join, or, raw, sql, type Sql } from '../../../engine/query/compile/sql';
import {
  anywhereIn,
  columnsIn,
  daysOfRow,
  inOrder,
  merged,
  once,
  rangesIn,
  type Days,
  type Bounds,
  type Order,
} from './index-ranges';
import { type IndexScan } from './scan-list.read';
import { asSaid, isDue, takesPartAsSaid } from './as-said.read';

/** Conditions on the events of a participant. */
export interface Wanted extends Days {
  /** Whether all of them attended. Not valid under saidBy. */
  attended?: boolean;
  /** A condition on the type, of a row that has it. */
  ofType: ((row: Sql) => Sql) | null;
  /** Conditions on the place, for a row of event that is joined under this name. */
  inPlace: { row: Sql; where: Sql } | null;
}

/** The participants: all of these take part, or any of them. */
export type Party = { all: readonly [Sql, ...Sql[]] } | { any: readonly [Sql, ...Sql[]] };

/**
 * The events in which things take part, themselves or as the country represented, by the index of events by
 * participant and time. Under saidBy each is checked: a participant as of saidBy is also in the current index.
 * Events with further claims are computed and merged in.
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
  const row = context.alias('scan');
  const parties = 'any' in party ? party.any.map((id): readonly Sql[] => [id]) : [party.all];
  const each = parties.flatMap((ids) => {
    const takePart = (eventId: Sql) => ids.map((id) => takesPartAsSaid(context, eventId, id));
    const asTheyCame = rangesIn(wanted, order).map((range) => {
      const { from, row: one, where } = sharedBy(context, ids, wanted, (row) => range.conditions(row));
      const bounds = { starts: sql`${one}.starts`, ends: sql`${one}.ends` };
      const found = sql`select ${one}.event_id, ${join(columnsIn(range, bounds, order))} from ${from} where ${where}`;
      return asSaid(context, found, order, takePart);
    });
    if (context.scope.said === null) return asTheyCame;
    const known = sharedBy(context, ids, wanted, () => []);
    const [found, event, range] = [context.alias('found'), context.facts('event'), anywhereIn(wanted, order)];
    const [bounds, eventId] = [daysOfRow(event.row), sql`${found}.event_id`];
    // Searched by the index first, since computing columns is slow.
    const amended = sql`select ${eventId}, ${join(columnsIn(range, bounds, order))}
      from (select ${known.row}.event_id from amended_event join ${known.from} on ${known.row}.event_id = amended_event.event_id
        where ${isDue(context, raw('amended_event'))} and ${known.where} offset 0) ${found}
      join ${event.from} on ${event.row}.id = ${eventId}
      where ${and([event.where, ...range.conditions(bounds), ...takePart(eventId)])}`;
    return [...asTheyCame, amended];
  });
  const rows = parties.length > 1 ? once(each, order) : merged(each, order);
  return { from: sql`(${rows}) ${row}`, row };
}

/** The rows of involvement of the first participant in events of all of them, under the conditions. */
function sharedBy(
  context: CompileContext,
  ids: readonly Sql[],
  wanted: Wanted,
  conditions: (involvement: Bounds) => readonly Sql[],
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

// Sorting this many events is faster than going through all events in order.
const MAX_SORTED = raw('5000');

/**
 * The same in an order other than time, not valid under saidBy: the events of the participants, sorted, if they are
 * few; else all events in this order, filtered by participants. The statement decides at run time.
 */
function ranked(
  context: CompileContext,
  party: Party,
  wanted: Wanted,
  order: Order,
  keyOf: (event: Sql) => Sql,
): IndexScan {
  const row = context.alias('scan');
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
  const [ids, combine] = 'all' in party ? [party.all, and] : [party.any, or];
  const bounds = daysOfRow(other.row);
  // This condition is always true. It prevents parallel workers, which take longer to start than a page.
  const inTheirOrder = inOrder(
    sql`select ${other.row}.id as event_id, ${keyOf(other.row)} as key, ${bounds.starts} as starts, ${bounds.ends} as ends
      from ${other.from} where ${other.where} and ${ids[0]} is not null`,
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
  const many = sql`select event_id, key from (${inTheirOrder} offset 0) ${each} where ${and([...overlaps, ...isInPlace, combine(ids.map(takesPart))])} and not ${areFew}`;
  return { from: sql`(${merged([few, many], order)}) ${row}`, row };
}
