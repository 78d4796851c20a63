import type { Asking } from '../read/asking';
import { compileFilter } from '../read/filter';
import { late, without } from '../read/late';
import type { Arguments, Source } from '../read/model';
import { referTo } from '../read/reference';
import { standsAt } from '../read/scope';
import { and, type Sql } from '../read/sql';
import { eventFilter, PARTICIPANTS } from './event-filter.read';
import { daysOf, KEPT_BY, MOST_MERGED, walked } from './in-time.read';
import { involved, type Kept, type Party } from './involvement.read';

// Each is one more table to join, of which a planner tries every order.
const MOST_JOINED = 6;

/**
 * The events in which every one of these things takes part, or is represented, as a list with these arguments asks for
 * them. What its filter says of participants and days is answered by a walk along the events of one, in the order of time.
 */
export function eventsOf(asking: Asking, ids: readonly Sql[], args: Arguments): Source<Sql> {
  const named = namedBy(asking, ids, args.where);
  if (named) return involving(asking, named, args, ['participant']);
  const [first, ...others] = ids;
  return first ? involving(asking, { all: [first, ...others] }, args) : asking.scan('event');
}

/** The same of the events that every one of them attended. Not under saidBy. */
export const eventsAttendedBy = (
  asking: Asking,
  ids: readonly [Sql, ...Sql[]],
  where: Arguments | null | undefined,
): Source<Sql> => involving(asking, { all: ids }, { where }, [], true);

function involving(
  asking: Asking,
  party: Party,
  args: Arguments,
  answered: readonly string[] = [],
  attended = false,
): Source<Sql> {
  const kept = keptBy(asking, args.where);
  const wanted = { ...daysOf(asking, args.where), attended, kept };
  return walked(asking, args, [...answered, 'time', ...(kept ? KEPT_BY : [])], (order) =>
    involved(asking, party, wanted, order),
  );
}

/** The events that a filter wants of these, to be looked up in their index; null where it wants none. Not under saidBy. */
function keptBy(asking: Asking, where: Arguments | null | undefined): Kept | null {
  if (asking.scope.said !== null || !where) return null;
  const named: readonly string[] = KEPT_BY.filter((name) => where[name] != null);
  if (named.length === 0) return null;
  const row = asking.alias('kept');
  const filter = without(
    where,
    Object.keys(where).filter((name) => !named.includes(name)),
  );
  const conditions = compileFilter(eventFilter, row, filter, asking, [...asking.path, 'where']);
  return { row, where: and([standsAt(asking.scope, row), ...conditions]) };
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
