import { ACTOR_KINDS } from '../../engine/model/kinds';
import { eventFilter } from '../../domain/event/event-filter.read';
import { eventListing } from '../../domain/event/event.read';
import { readingOrder } from '../../domain/event/scans/index-ranges';
import { orderOf } from '../../domain/event/scans/scan-list.read';
import { coversAll, coversTypes } from '../../domain/dataset/coverage.read';
import { boundsOfQuestion } from '../../domain/dataset/question-bounds';
import { badInput } from '../../platform/errors';
import type { CompileContext } from '../../engine/query/compile/compile-context';
import { byRowId } from '../../engine/query/compile/fields';
import { compileFilter } from '../../engine/query/compile/filter';
import type { Arguments } from '../../engine/query/plan/arguments';
import { Deferred } from '../../engine/query/plan/deferred';
import {
  connection,
  list,
  one,
  value,
  type FieldRead,
  type ObjectModel,
  type Source,
} from '../../engine/query/compile/model';
import { idOf, referTo } from '../../engine/query/compile/reference';
import { and, raw, sql, type Sql } from '../../engine/query/compile/sql';
import { attendedEvents, tookPlace } from '../../domain/participation/attended.read';

/** Two participants, the bounds of the events that count, and the events found. */
interface Pair {
  a: Sql;
  b: Sql;
  where: Arguments | null;
  /** Alias of the single row of the result: ids and their first days, earliest first, and latest. */
  found: Sql;
}

export const coPresenceModel: ObjectModel<Pair> = {
  fields: {
    events: connection(eventListing, ({ found }, args, context) => {
      const event = context.scan('event');
      const row = context.alias('together');
      const order = orderOf(context, args);
      const way = readingOrder(order);
      const farEnd = raw(order.direction === 'asc' ? "'infinity'" : "'-infinity'");
      // Ordered by columns that all of them have, so that only those of a page are read.
      const together = sql`(select event_id, coalesce(day, ${farEnd}) as key from unnest(${found}.ids, ${found}.days) each(event_id, day)
        order by key ${way}, event_id ${way}) ${row}`;
      return {
        from: sql`${together} join ${event.from} on ${event.row}.id = ${row}.event_id`,
        row: event.row,
        where: event.where,
        keys: { TIME: sql`${row}.key`, ID: sql`${row}.event_id` },
        counted: { from: sql`unnest(${found}.ids) ${row}`, row, where: sql`true` },
      };
    }),
    first: one('Event', ({ found }, _args, context) => byRowId(context, 'event', sql`${found}.ids[1]`)),
    latest: one('Event', ({ found }, _args, context) => byRowId(context, 'event', sql`${found}.latest`)),
    count: value(({ found }) => sql`cardinality(${found}.ids)`),
    coverage: list('Dataset', (pair, _args, context) => datasets(context, pair)),
  },
};

export const coPresenceField: FieldRead<unknown> = one('CoPresence', (_root, args, context): Source<Pair> => {
  const [a, b] = [args.param('a'), args.param('b')];
  const found = context.alias('found');
  const pair = {
    a: referTo(context, a, ACTOR_KINDS, ['a']),
    b: referTo(context, b, ACTOR_KINDS, ['b']),
    where: args.object('where'),
    found,
  };
  const ids = [idOf(context, a, ACTOR_KINDS, ['a']), idOf(context, b, ACTOR_KINDS, ['b'])];
  context.demand(
    sql`${ids[0]} <> ${ids[1]}`,
    Deferred.map(a, (both) =>
      badInput(['b'], `a and b are the same, ${both}; name two different participants.`),
    ),
  );
  return { from: sql`(${shared(context, pair)}) ${found}`, row: pair, where: sql`true` };
});

/**
 * The events that both attended; one without a known day is the first or the latest only if there is no
 * other.
 */
function shared(context: CompileContext, { a, b, where }: Pair): Sql {
  const event = attendedEvents(context, [a, b], where);
  const conditions = [
    event.where,
    tookPlace(event.row),
    ...compileFilter(eventFilter, event.row, event.unanswered ?? null, context, ['where']),
  ];
  const ordered = (direction: 'asc' | 'desc') =>
    sql`${event.row}.time_earliest ${raw(direction)} nulls last, ${event.row}.id ${raw(direction)}`;
  return sql`select coalesce(array_agg(${event.row}.id order by ${ordered('asc')}), '{}') as ids,
    array_agg(${event.row}.time_earliest order by ${ordered('asc')}) as days,
    (array_agg(${event.row}.id order by ${ordered('desc')}))[1] as latest
    from ${event.from} where ${and(conditions)}`;
}

/** The datasets whose coverage includes possible joint events. */
function datasets(context: CompileContext, { a, b, where }: Pair): Source<Sql> {
  const dataset = context.scan('dataset');
  const { types, from, to } = boundsOfQuestion(where);
  const { row } = dataset;
  const requested =
    from && to && from > to ? sql`'empty'::daterange` : sql`daterange(${from}::date, ${to}::date, '[]')`;
  return {
    ...dataset,
    where: and([
      dataset.where,
      sql`${row}.covers_edtf is not null and ${row}.covers && ${requested}`,
      coversAll(row, [a, b]),
      coversTypes(row, types, 'some'),
    ]),
    orderBy: sql`fold(${row}.name), ${row}.id`,
  };
}
