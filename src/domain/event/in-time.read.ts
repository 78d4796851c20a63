import type { CompileContext } from '../../engine/query/compile/compile-context';
import { keyOf } from '../../engine/query/compile/position';
import { stretchesOf } from '../../engine/query/compile/filter';
import { Deferred, without, type Deferrable } from '../../engine/query/plan/deferred';
import type { Arguments, Order as OrderTerm, Source } from '../../engine/query/compile/model';
import { pageOf } from '../../engine/query/compile/page';
import { join, raw, sql, type Sql } from '../../engine/query/compile/sql';
import { eventOrders } from './event-orders.read';

/*
 * What overlaps days, along an index in the order of time. Each stretch is one range of an index, and they are merged.
 * What starts within the days is in one. What started before and lasts into them is in others, of indexes without what
 * lasts a day and without what lasts up to a year, so that nobody reads what was long ago.
 */

// Of each there is a range to merge for each stretch of the days.
export const MAX_MERGED = 8;

/** The days that are to be overlapped, both included, as YYYY-MM-DD; infinite where a bound comes to nothing. */
export interface Days {
  from?: Deferrable<string>;
  to?: Deferrable<string>;
}

/** How rows are wanted: by what, in which direction, and whether they are read from its end. */
export interface Order {
  field: string;
  direction: 'asc' | 'desc';
  backward: boolean;
  /** Of an event, where it is not by time. */
  key?(event: Sql): Sql;
}

/**
 * Events found along an index: FROM items, and the row in them. It has event_id; in an order, key, by which they come: the day
 * on which the event starts, or the far end of the direction where that is not known, or what else the order is by; and in
 * none time_earliest and time_latest, as events have.
 */
export interface IndexScan {
  from: Sql;
  row: Sql;
}

/** The days of a row as an index has them: as far away as can be where they are not known. */
export interface DurationBounds {
  starts: Sql;
  ends: Sql;
}

/** The days of an event. */
export const daysOfRow = (event: Sql): DurationBounds => ({
  starts: sql`coalesce(${event}.time_earliest, '-infinity'::date)`,
  ends: sql`coalesce(${event}.time_latest, 'infinity'::date)`,
});

/** A stretch of an index: which rows it has, and what to order them by where that is not when they start. */
export interface DayRange {
  conditions(row: DurationBounds): Sql[];
  key?(row: DurationBounds): Sql;
}

/** The stretches in which the rows that overlap days are; without an order, as they are counted soonest. */
export const stretchesIn = (days: Days, order: Order | null): DayRange[] =>
  order?.direction === 'asc' ? oldestFirst(days) : newestFirst(days);

/** All of them in one, which no index has in order. */
export function anywhereIn({ from, to }: Days, order: Order | null): DayRange {
  return {
    conditions: ({ starts, ends }) => [
      ...(from === undefined ? [] : [sql`${ends} >= ${from}::date`]),
      ...(to === undefined ? [] : [sql`${starts} <= ${to}::date`]),
    ],
    ...(order?.direction === 'asc' && {
      key: ({ starts }) => sql`coalesce(nullif(${starts}, '-infinity'), 'infinity')`,
    }),
  };
}

const YEAR = raw('366');

function newestFirst({ from: first, to }: Days): DayRange[] {
  const until = ({ starts }: DurationBounds) => (to === undefined ? [] : [sql`${starts} <= ${to}::date`]);
  if (first === undefined) return [{ conditions: until }];
  const from = sql`${first}::date`;
  const reaches = (row: DurationBounds) => [
    sql`${row.starts} < ${from}`,
    sql`${row.ends} >= ${from}`,
    ...until(row),
  ];
  return [
    { conditions: (row) => [sql`${row.starts} >= ${from}`, ...until(row)] },
    {
      conditions: (row) => [
        sql`${row.starts} < ${row.ends}`,
        sql`${row.starts} >= ${from} - ${YEAR}`,
        ...reaches(row),
      ],
    },
    {
      conditions: (row) => [
        sql`${row.ends} > ${row.starts} + ${YEAR}`,
        sql`${row.starts} < ${from} - ${YEAR}`,
        ...reaches(row),
      ],
    },
  ];
}

function oldestFirst(days: Days): DayRange[] {
  const known = newestFirst(days).map(({ conditions }) => ({
    conditions: (row: DurationBounds) => [...conditions(row), sql`${row.starts} > '-infinity'`],
  }));
  // What started nobody knows when comes last all the same.
  const unknown = ({ starts, ends }: DurationBounds) => [
    sql`${starts} = '-infinity'`,
    ...(days.from === undefined
      ? []
      : [sql`${ends} > ${starts} + ${YEAR}`, sql`${ends} >= ${days.from}::date`]),
  ];
  return [...known, { conditions: unknown, key: () => sql`'infinity'::date` }];
}

/**
 * The events that a walk finds, as a list with these arguments asks for them; `answered` are the fields of its filter that
 * the walk has seen to. The walk is asked for in the order of the list, and for counting in none.
 */
export function walked(
  context: CompileContext,
  args: Arguments,
  answered: readonly string[],
  walk: (order: Order | null) => IndexScan,
): Source<Sql> {
  const event = context.scan('event');
  const order = orderOf(context, args);
  const isInOrder = order.key === undefined || context.scope.said === null;
  const { from, row } = walk(isInOrder ? order : null);
  return {
    from: sql`${from} join ${event.from} on ${event.row}.id = ${row}.event_id`,
    row: event.row,
    where: event.where,
    keys: { ...(isInOrder && { [order.field]: sql`${row}.key` }), ID: sql`${row}.event_id` },
    // Handed on as it is: whatever reads one of the arguments binds the plan to its value.
    unanswered: args.where && without(args.where, answered),
    counted: { ...walk(null), where: sql`true` },
  };
}

/** The days that a filter wants events to overlap: from the latest of the first days to the earliest of the last; none where it names none. */
export function daysOf(context: CompileContext, where: Arguments | null | undefined): Days {
  if (!where?.time) return {};
  const path = [...context.path, 'where', 'time'];
  context.weigh(path);
  const stretches = stretchesOf(where.time, path);
  const ends = (side: 0 | 1) => stretches.map((stretch) => stretch[side]).filter((end) => end !== null);
  const [from, to] = [ends(0), ends(1)];
  // Infinite days sort as texts among the others as they do as days.
  return {
    ...(from.length > 0 && {
      from: Deferred.all(from, (days) => days.reduce<string>((a, b) => (b && b > a ? b : a), '-infinity')),
    }),
    ...(to.length > 0 && {
      to: Deferred.all(to, (days) => days.reduce<string>((a, b) => (b && b < a ? b : a), 'infinity')),
    }),
  };
}

const NEWEST_FIRST: OrderTerm = { field: 'TIME', direction: 'DESC' };

/** How a list of events with these arguments goes: the newest come first where nothing else is asked for. */
export function orderOf(context: CompileContext, args: Arguments): Order {
  const { field, direction }: OrderTerm = args.orderBy?.[0] ?? NEWEST_FIRST;
  const term = { field, direction, key: eventOrders[field]! };
  return {
    field,
    direction: direction === 'ASC' ? 'asc' : 'desc',
    backward: pageOf(args, context.path).backward,
    ...(field !== 'TIME' && { key: (event: Sql) => keyOf(term, event, context) }),
  };
}

/** What a walk has beside the event's id of a row in a stretch. */
export const columnsIn = ({ key }: DayRange, lasts: DurationBounds, order: Order | null): Sql[] =>
  order
    ? [sql`${key?.(lasts) ?? lasts.starts} as key`]
    : [
        sql`nullif(${lasts.starts}, '-infinity') as time_earliest`,
        sql`nullif(${lasts.ends}, 'infinity') as time_latest`,
      ];

/** Rows of several stretches in their order: the planner merges them only if each is said to be in order. */
export function merged(stretches: readonly Sql[], order: Order | null): Sql {
  if (stretches.length === 1) return stretches[0]!;
  if (!order) return join([...stretches], ' union all ');
  return join(
    stretches.map((stretch) => sql`(${inOrder(stretch, order)})`),
    ' union all ',
  );
}

/** Rows of a walk in their order. */
export function inOrder(rows: Sql, order: Order): Sql {
  const way = readingOrder(order);
  return sql`${rows} order by key ${way}, event_id ${way}`;
}

/** The keyword for the direction in which rows are read. */
export const readingOrder = ({ direction, backward }: Order): Sql =>
  raw((direction === 'asc') === backward ? 'desc' : 'asc');

/** The same with each event once, though it is found in several. */
export function once(stretches: readonly Sql[], order: Order | null): Sql {
  const rows = sql`(${merged(stretches, order)}) each`;
  if (!order) return sql`select distinct event_id, time_earliest, time_latest from ${rows}`;
  return inOrder(sql`select distinct on (key, event_id) event_id, key from ${rows}`, order);
}
