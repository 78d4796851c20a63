import type { CompileContext } from '../../../engine/query/compile/compile-context';
import { dayRangesOf } from '../../../engine/query/compile/filter';
import type { Order as OrderTerm, Source } from '../../../engine/query/compile/model';
import { ordersOf, pageOf, keyOf } from '../../../engine/query/compile/page';
import { sql, type Sql } from '../../../engine/query/compile/sql';
import type { Arguments } from '../../../engine/query/plan/arguments';
import { Deferred } from '../../../engine/query/plan/deferred';
import { eventOrders } from '../event-orders.read';
import type { Days, Order } from './index-ranges';

// The maximum number of lists to merge, each made of the ranges in index-ranges.ts.
export const MAX_MERGED = 8;

/**
 * Events found by an index: FROM items, and the row in them. Its columns are event_id and, in an order, key: the
 * first day of the event (infinite if unknown), or the value of another order. Without an order: time_earliest and
 * time_latest.
 */
export interface IndexScan {
  from: Sql;
  row: Sql;
}

/**
 * The list with these arguments of the events that a scan finds; `answered` names the fields of the filter that the
 * scan applies itself. The scan is made in the order of the list, and without an order for counting.
 */
export function scanned(
  context: CompileContext,
  args: Arguments,
  answered: readonly string[],
  scan: (order: Order | null) => IndexScan,
): Source<Sql> {
  const event = context.scan('event');
  const order = orderOf(context, args);
  const isInOrder = order.key === undefined || context.scope.said === null;
  const { from, row } = scan(isInOrder ? order : null);
  return {
    from: sql`${from} join ${event.from} on ${event.row}.id = ${row}.event_id`,
    row: event.row,
    where: event.where,
    keys: { ...(isInOrder && { [order.field]: sql`${row}.key` }), ID: sql`${row}.event_id` },
    // Passed on unread, since reading an argument would add a constraint to the plan.
    unanswered: args.object('where')?.without(answered) ?? null,
    counted: { ...scan(null), where: sql`true` },
  };
}

/**
 * The days that events must overlap according to a filter: from the latest first day to the earliest last day;
 * empty without such a filter.
 */
export function daysOf(context: CompileContext, where: Arguments | null): Days {
  const time = where?.object('time');
  if (!time) return {};
  const path = [...context.path, 'where', 'time'];
  context.weigh(path);
  const ranges = dayRangesOf(time, path);
  const ends = (side: 0 | 1) => ranges.map((range) => range[side]).filter((end) => end !== null);
  const [from, to] = [ends(0), ends(1)];
  // Infinite days sort correctly as text.
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

/** The order of a list of events with these arguments; newest first by default. */
export function orderOf(context: CompileContext, args: Arguments): Order {
  const [{ field, direction } = NEWEST_FIRST] = ordersOf(args);
  const term = { field, direction, key: eventOrders[field]! };
  return {
    field,
    direction: direction === 'ASC' ? 'asc' : 'desc',
    backward: pageOf(args, context.path).backward,
    ...(field !== 'TIME' && { key: (event: Sql) => keyOf(term, event, context) }),
  };
}
