import type { CompileContext } from '../../../engine/query/compile/compile-context';
import type { Arguments } from '../../../engine/query/plan/arguments';
import type { Deferrable } from '../../../engine/query/plan/deferred';
import type { Source } from '../../../engine/query/compile/model';
import { compileConditions, weigh } from '../../../engine/query/compile/filter';
import { ordersOf } from '../../../engine/query/compile/page';
import { offered } from '../../../engine/query/compile/prune';
import { referTo } from '../../../engine/query/compile/reference';
import { and, join, sql, type Sql } from '../../../engine/query/compile/sql';
import { eventFilter } from '../event-filter.read';
import { eventsOf } from './events-of.read';
import {
  anywhereIn,
  columnsIn,
  daysOfRow,
  merged,
  once,
  rangesIn,
  type Days,
  type Order,
  type IndexRange,
} from './index-ranges';
import { daysOf, MAX_MERGED, scanned, type IndexScan } from './scan-list.read';
import { asSaid, eventsKnown, amendedEvents } from './as-said.read';

/** The fields with which an index of events by time begins. */
const KEPT_BY = ['placeCountry', 'type'] as const;
/** The filters that a scan by time applies itself. */
const ANSWERED: readonly string[] = ['time', ...KEPT_BY];
/**
 * Filters that are checked for each event of a scan. Every other filter has an index of its own, which may find
 * fewer.
 */
const CHECKED_PER_EVENT: readonly string[] = ['status', 'quadClass', 'goldstein', 'countriesPresent'];
/** Filters by columns of the event alone. Under saidBy a scan applies them, since most events have their current columns. */
const BY_COLUMNS: readonly string[] = [
  'status',
  'quadClass',
  'goldstein',
  'cameoCode',
  'edition',
  'dataset',
  'type',
  'time',
];

/** The list of all events with these arguments, by an index in the order of time that fits the filter. */
export function listedEvents(context: CompileContext, args: Arguments): Source<Sql> {
  // Under saidBy the order of time itself would be computed.
  const where = args.object('where');
  const isSaid = context.scope.said !== null;
  const byColumns = isSaid ? namesByColumns(where) : [];
  const isScanned = isInTime(args, byColumns) && (where?.has('time') || isSaid);
  const kept = isScanned ? beginningsOf(context, where) : null;
  if (!kept) return eventsOf(context, [], args);
  const days = daysOf(context, where);
  const checked = where?.only(byColumns) ?? null;
  const path = [...context.path, 'where'];
  weigh(checked, context, path);
  const conditions = (event: Sql) => compileConditions(eventFilter, event, checked, context, path);
  const answered = [...ANSWERED, ...byColumns];
  return scanned(context, args, answered, (order) => along(context, kept, days, order, conditions));
}

/** The names in a filter of what only looks at columns of the event, beside what a scan finds it by. */
const namesByColumns = (where: Arguments | null): readonly string[] =>
  (where?.names ?? []).filter((name) => !ANSWERED.includes(name) && isByColumns(where!, name));

function isByColumns(where: Arguments, name: string): boolean {
  const isAll = (nested: Arguments) => nested.names.every((each) => isByColumns(nested, each));
  if (name === 'AND' || name === 'OR') return where.objects(name)!.every(isAll);
  return name === 'NOT' ? isAll(where.object(name)!) : BY_COLUMNS.includes(name);
}

/** Whether the list is in the order of time, without a filter that another index answers faster. */
function isInTime(args: Arguments, byColumns: readonly string[]): boolean {
  const [order] = ordersOf(args);
  if (order && order.field !== 'TIME') return false;
  const fitting = [...ANSWERED, ...CHECKED_PER_EVENT, ...byColumns];
  return (args.object('where')?.names ?? []).every((name) => fitting.includes(name));
}

/** The conditions on the leading columns of an index. */
type Beginning = (event: Sql) => Sql[];

/** The beginnings of the index ranges for the places and types of a filter; null if there are too many to merge. */
function beginningsOf(context: CompileContext, where: Arguments | null): readonly Beginning[] | null {
  const [places, types] = KEPT_BY.map((name) => namedIn(where?.object(name) ?? null)) as [Named, Named];
  if (!places || !types || places.length * types.length > MAX_MERGED) return null;
  const path = [...context.path, 'where'];
  for (const name of KEPT_BY) if (where?.has(name)) context.weigh([...path, name]);
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

type Named = readonly (typeof ANY | { name: Deferrable<string>; at: readonly string[] })[] | null;

/** The values that a filter names by eq or in, and their paths; null for both, or for an empty list. */
function namedIn(filter: Arguments | null): Named {
  const many = filter?.params('in') ?? null;
  if (!filter?.has('eq') && many === null) return [ANY];
  if (many === null) return [{ name: filter!.param('eq'), at: ['eq'] }];
  if (filter!.has('eq') || many.length === 0) return null;
  return many.map((name, i) => ({ name, at: ['in', String(i)] }));
}

/** The events that overlap the days, along their indexes. Under saidBy, events with further claims are computed and merged in. */
function along(
  context: CompileContext,
  kept: readonly Beginning[],
  days: Days,
  order: Order | null,
  conditions: (event: Sql) => readonly Sql[],
): IndexScan {
  const row = context.alias('scan');
  // In this case only the selected columns are needed.
  const isPlain = order === null && kept.length === 1 && context.scope.said === null;
  const each = kept.flatMap((beginning) => {
    const among = (range: IndexRange, { row: event, from, where }: Source<Sql>) => {
      const bounds = daysOfRow(event);
      const columns = [sql`${event}.id as event_id`, ...columnsIn(range, bounds, order)];
      const selected = isPlain ? offered(row, columns) : sql`select ${join(columns)}`;
      return sql`${selected} from ${from}
        where ${and([...beginning(event), where, ...range.conditions(bounds), ...conditions(event)])}`;
    };
    const asTheyCame = rangesIn(days, order).map((range) =>
      asSaid(context, among(range, eventsKnown(context)), order),
    );
    return context.scope.said === null
      ? asTheyCame
      : [...asTheyCame, among(anywhereIn(days, order), amendedEvents(context))];
  });
  // Two references may name the same country.
  const rows = kept.length > 1 ? once(each, order) : merged(each, order);
  return { from: sql`(${rows}) ${row}`, row };
}
