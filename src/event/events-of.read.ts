import type { Asking } from '../read/asking';
import { stretchesOf } from '../read/filter';
import { Late, late, without } from '../read/late';
import type { Arguments, Order as OrderTerm, Source } from '../read/model';
import { pageOf } from '../read/page';
import { referTo } from '../read/reference';
import { and, sql, type Sql } from '../read/sql';
import { PARTICIPANTS, takesPart } from './event-filter.read';
import { walk, type Days, type Order, type Party } from './involvement.read';

// Each is one more table to join, of which a planner tries every order, or a few more ranges to merge.
const MOST_JOINED = 6;
const MOST_MERGED = 8;

/**
 * The events in which every one of these things takes part, or is represented, as a list with these arguments asks for
 * them. What its filter says of participants and days is answered by a walk along the events of one, in the order of time.
 */
export function eventsOf(asking: Asking, ids: readonly Sql[], args: Arguments): Source<Sql> {
  const event = asking.scan('event');
  if (asking.scope.said !== null) {
    return { ...event, where: and([event.where, ...ids.map((id) => takesPart(asking, event.row, id))]) };
  }
  const named = namedBy(asking, ids, args.where);
  if (named) return walked(asking, event, named, args, ['time', 'participant']);
  const [first, ...others] = ids;
  return first ? walked(asking, event, { all: [first, ...others] }, args, ['time']) : event;
}

/** The same of the events that every one of them attended. Not under saidBy. */
export const eventsAttendedBy = (
  asking: Asking,
  ids: readonly [Sql, ...Sql[]],
  where: Arguments | null | undefined,
): Source<Sql> => walked(asking, asking.scan('event'), { all: ids }, { where }, ['time'], true);

// The arguments are handed on as they are: whatever reads one of them binds the plan to its value.
function walked(
  asking: Asking,
  event: Source<Sql>,
  party: Party,
  args: Arguments,
  answered: readonly string[],
  attended = false,
): Source<Sql> {
  const { where } = args;
  const wanted = { ...daysOf(asking, where), attended };
  const { from, event: id, key } = walk(asking, party, wanted, orderOf(asking, args));
  return {
    from: sql`${from} join ${event.from} on ${event.row}.id = ${id}`,
    row: event.row,
    where: event.where,
    keys: { TIME: key, ID: id },
    unanswered: where && without(where, answered),
    counted: { from: walk(asking, party, wanted, null).from, where: sql`true` },
  };
}

/** These things and the participants that a filter names, where a walk can find their events; null where not. */
function namedBy(asking: Asking, ids: readonly Sql[], where: Arguments | null | undefined): Party | null {
  const filter = where?.participant;
  if (!filter || filter.includeMembers || (filter.all != null && filter.any != null)) return null;
  const operator = filter.all == null ? 'any' : 'all';
  const references: readonly string[] = filter[operator] ?? [];
  const isAny = operator === 'any' && references.length > 1;
  const isTooMuch = isAny
    ? ids.length > 0 || references.length > MOST_MERGED
    : ids.length + references.length > MOST_JOINED;
  if (isTooMuch || references.length === 0) return null;
  const path = [...asking.path, 'where', 'participant'];
  asking.weigh(path);
  const [first, ...others] = [
    ...ids,
    ...references.map((_, i) =>
      referTo(asking, late(references, i), PARTICIPANTS, [...path, operator, String(i)]),
    ),
  ] as [Sql, ...Sql[]];
  return isAny ? { any: [first, ...others] } : { all: [first, ...others] };
}

/** The days that a filter wants events to overlap: from the latest of the first days to the earliest of the last; none where it names none. */
export function daysOf(asking: Asking, where: Arguments | null | undefined): Days {
  if (!where?.time) return {};
  const path = [...asking.path, 'where', 'time'];
  asking.weigh(path);
  const stretches = stretchesOf(where.time, path);
  const ends = (side: 0 | 1) => stretches.map((stretch) => stretch[side]).filter((end) => end !== null);
  const [from, to] = [ends(0), ends(1)];
  // Infinite days sort as texts among the others as they do as days.
  return {
    ...(from.length > 0 && {
      from: Late.all(from, (days) => days.reduce<string>((a, b) => (b && b > a ? b : a), '-infinity')),
    }),
    ...(to.length > 0 && {
      to: Late.all(to, (days) => days.reduce<string>((a, b) => (b && b < a ? b : a), 'infinity')),
    }),
  };
}

/** How a list of events with these arguments goes in time: the newest come first where nothing else is asked for. */
export function orderOf(asking: Asking, args: Arguments): Order {
  const terms: readonly OrderTerm[] = args.orderBy ?? [];
  const isAscending = terms.find(({ field }) => field === 'TIME')?.direction === 'ASC';
  return { direction: isAscending ? 'asc' : 'desc', backward: pageOf(args, asking.path).backward };
}
