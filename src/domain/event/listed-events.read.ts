import type { CompileContext } from '../../engine/query/compile/compile-context';
import { deferred, deferredLeaf, type Deferrable } from '../../engine/query/plan/deferred';
import type { Arguments, Source } from '../../engine/query/compile/model';
import { offered } from '../../engine/query/compile/prune';
import { referTo } from '../../engine/query/compile/reference';
import { and, join, sql, type Sql } from '../../engine/query/compile/sql';
import { eventsOf } from './events-of.read';
import {
  anywhereIn,
  columnsIn,
  daysOf,
  daysOfRow,
  merged,
  MAX_MERGED,
  once,
  stretchesIn,
  walked,
  type Days,
  type Order,
  type DayRange,
  type IndexScan,
} from './in-time.read';
import { asSaid, eventsKnown, retold } from './as-said.read';

/** What there is an index of events by, in the order of time. */
const KEPT_BY = ['placeCountry', 'type'] as const;
/** What a walk along the events in time sees to. */
const ANSWERED: readonly string[] = ['time', ...KEPT_BY];
/** What is asked of the events on the way; for whatever else there is an index that may find fewer. */
const ON_THE_WAY: readonly string[] = ['status', 'quadClass', 'goldstein', 'countriesPresent'];

/** All events, as a list with these arguments asks for them: by an index in the order of time that has what the filter says. */
export function listedEvents(context: CompileContext, args: Arguments): Source<Sql> {
  // Under saidBy the order of time itself would be computed.
  const isWalked = isInTime(args) && (args.where?.time != null || context.scope.said !== null);
  const kept = isWalked ? beginningsOf(context, args.where ?? {}) : null;
  if (!kept) return eventsOf(context, [], args);
  const days = daysOf(context, args.where);
  return walked(context, args, ANSWERED, (order) => along(context, kept, days, order));
}

/** Whether events are asked for in the order of time, and by nothing that would find them sooner. */
function isInTime({ where, orderBy }: Arguments): boolean {
  if (orderBy?.length && orderBy[0].field !== 'TIME') return false;
  return Object.keys(where ?? {}).every(
    (name) => ANSWERED.includes(name) || ON_THE_WAY.includes(name) || deferredLeaf(where!, name) == null,
  );
}

/** The conditions that an index begins with. */
type Beginning = (event: Sql) => Sql[];

/** Where the events are in an index of those that a filter names by place and type; null where there is too much to merge. */
function beginningsOf(context: CompileContext, where: Arguments): readonly Beginning[] | null {
  const [places, types] = [namedIn(where.placeCountry), namedIn(where.type)];
  if (!places || !types || places.length * types.length > MAX_MERGED) return null;
  const path = [...context.path, 'where'];
  for (const name of KEPT_BY) if (where[name]) context.weigh([...path, name]);
  const inPlaces = places.map((place): Beginning => {
    if (place === ANY) return () => [];
    const id = referTo(context, place.name, ['COUNTRY'], [...path, 'placeCountry', ...place.at]);
    return (event) => [sql`${event}.place_country_id = ${id}`];
  });
  const ofTypes = types.map(
    (type): Beginning =>
      (event) =>
        type === ANY ? [] : [sql`${event}.type = ${type.name}::"EventType"`],
  );
  return inPlaces.flatMap((inPlace) =>
    ofTypes.map((ofType): Beginning => (event) => [...inPlace(event), ...ofType(event)]),
  );
}

const ANY = Symbol('any');

/** What a filter names by eq or in, and where it says so; null where by both, or nothing. */
function namedIn(
  filter: Arguments | null | undefined,
): readonly (typeof ANY | { name: Deferrable<string>; at: readonly string[] })[] | null {
  const one = filter ? deferred(filter, 'eq') : null;
  const many: readonly string[] | null = filter?.in ?? null;
  if (one == null && many === null) return [ANY];
  if (many === null) return [{ name: one, at: ['eq'] }];
  if (one != null || many.length === 0) return null;
  return many.map((_, i) => ({ name: deferred(many, i), at: ['in', String(i)] }));
}

/**
 * The events that overlap days along the indexes in which they are kept. Under saidBy those are the ones that are there as
 * they came, and those that were retold are put between them.
 */
function along(
  context: CompileContext,
  kept: readonly Beginning[],
  days: Days,
  order: Order | null,
): IndexScan {
  const row = context.alias('walk');
  // Then no column is needed but those that are asked for.
  const isAsItIs = order === null && kept.length === 1 && context.scope.said === null;
  const each = kept.flatMap((beginning) => {
    const among = (stretch: DayRange, { row: event, from, where }: Source<Sql>) => {
      const lasts = daysOfRow(event);
      const columns = [sql`${event}.id as event_id`, ...columnsIn(stretch, lasts, order)];
      const selected = isAsItIs ? offered(row, columns) : sql`select ${join(columns)}`;
      return sql`${selected} from ${from}
        where ${and([...beginning(event), where, ...stretch.conditions(lasts)])}`;
    };
    const told = stretchesIn(days, order).map((stretch) =>
      asSaid(context, among(stretch, eventsKnown(context)), order),
    );
    return context.scope.said === null ? told : [...told, among(anywhereIn(days, order), retold(context))];
  });
  // Those named may be the same.
  const rows = kept.length > 1 ? once(each, order) : merged(each, order);
  return { from: sql`(${rows}) ${row}`, row };
}
