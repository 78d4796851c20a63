import { ACTOR_KINDS } from '../../../engine/model/kinds';
import type { CompileContext } from '../../../engine/query/compile/compile-context';
import { Arguments } from '../../../engine/query/plan/arguments';
import type { Source } from '../../../engine/query/compile/model';
import { referTo } from '../../../engine/query/compile/reference';
import { standsAt } from '../../../engine/query/compile/scope';
import { and, type Sql } from '../../../engine/query/compile/sql';
import { eventFilter } from '../event-filter.read';
import { daysOf, MAX_MERGED, scanned } from './scan-list.read';
import { involved, type Party, type Wanted } from './involvement.read';

// Each adds a table to the join, and the planner tries every order.
const MAX_JOINED = 6;

/**
 * The list with these arguments of the events in which all of these things take part or are represented. A filter
 * by participants and days becomes a scan of the events of one participant in the order of time.
 */
export function eventsOf(context: CompileContext, ids: readonly Sql[], args: Arguments): Source<Sql> {
  const named = namedBy(context, ids, args.object('where'));
  if (named) return involving(context, named, args, ['participant']);
  const [first, ...others] = ids;
  if (first) return involving(context, { all: [first, ...others] }, args);
  // The few events of a series are found before they are computed.
  const areAllComputed = context.scope.said !== null && !args.object('where')?.has('series');
  return { ...context.scan('event'), ...(areAllComputed && { areAllComputed }) };
}

/** The events that all of them attended. Not valid under saidBy. */
export const eventsAttendedBy = (
  context: CompileContext,
  ids: readonly [Sql, ...Sql[]],
  where: Arguments | null,
): Source<Sql> => involving(context, { all: ids }, new Arguments({ where }, context.constraints), [], true);

function involving(
  context: CompileContext,
  party: Party,
  args: Arguments,
  answered: readonly string[] = [],
  attended = false,
): Source<Sql> {
  const where = args.object('where');
  // Under saidBy the columns may have had other values.
  const ofNow = context.scope.said === null ? where : null;
  const [inPlace, ofType] = [inPlaceOf(context, ofNow), conditionOf(context, ofNow, 'type')];
  const wanted = { ...daysOf(context, where), attended, inPlace, ofType };
  const seenTo = ['time', ...(inPlace ? ['placeCountry'] : []), ...(ofType ? ['type'] : [])];
  const source = scanned(context, args, [...answered, ...seenTo], (order) =>
    involved(context, party, wanted, order),
  );
  if ((source.unanswered?.names ?? []).length > 0) context.compareEach('Event');
  return source;
}

/** The condition on the place of an event; null without one. */
function inPlaceOf(context: CompileContext, where: Arguments | null): Wanted['inPlace'] {
  const isInPlace = conditionOf(context, where, 'placeCountry');
  if (!isInPlace) return null;
  const row = context.alias('placed');
  return { row, where: and([standsAt(context.scope, row), isInPlace(row)]) };
}

/** The condition of one field of the filter on a row that has its column; null without one. */
function conditionOf(
  context: CompileContext,
  where: Arguments | null,
  name: 'placeCountry' | 'type',
): ((row: Sql) => Sql) | null {
  if (!where?.has(name)) return null;
  const path = [...context.path, 'where', name];
  context.weigh(path);
  return (row) => eventFilter.fields[name]!(row, where.object(name), context, path);
}

/** These things and the participants named by the filter, if a scan can find their events; else null. */
function namedBy(context: CompileContext, ids: readonly Sql[], where: Arguments | null): Party | null {
  const filter = where?.object('participant');
  if (!filter || filter.read('includeMembers') || (filter.has('all') && filter.has('any'))) return null;
  const operator = filter.has('all') ? 'all' : 'any';
  const references = filter.params(operator) ?? [];
  const isAny = operator === 'any' && references.length > 1;
  const isTooMuch = isAny
    ? ids.length > 0 || references.length > MAX_MERGED
    : ids.length + references.length > MAX_JOINED;
  if (isTooMuch || references.length === 0) return null;
  const path = [...context.path, 'where', 'participant'];
  context.weigh(path);
  const [first, ...others] = [
    ...ids,
    ...references.map((reference, i) =>
      referTo(context, reference, ACTOR_KINDS, [...path, operator, String(i)]),
    ),
  ] as [Sql, ...Sql[]];
  return isAny ? { any: [first, ...others] } : { all: [first, ...others] };
}
