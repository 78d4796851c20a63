import type { Deferrable } from '../../../engine/query/plan/deferred';
import { join, raw, sql, type Sql } from '../../../engine/query/compile/sql';

/* Events that overlap a range of days, as ranges of an index in the order of time. See the diagram in README.md. */

/** The range of days, both ends inclusive, as YYYY-MM-DD; infinite for a bound without effect. */
export interface Days {
  from?: Deferrable<string>;
  to?: Deferrable<string>;
}

/** The order of a list: field, direction, and whether it is read from its end. */
export interface Order {
  field: string;
  direction: 'asc' | 'desc';
  backward: boolean;
  /** The key of an event, if the order is not by time. */
  key?(event: Sql): Sql;
}

/** The first and last day of a row in the indexes: infinite if unknown. */
export interface Bounds {
  starts: Sql;
  ends: Sql;
}

/** The days of an event. */
export const daysOfRow = (event: Sql): Bounds => ({
  starts: sql`coalesce(${event}.time_earliest, '-infinity'::date)`,
  ends: sql`coalesce(${event}.time_latest, 'infinity'::date)`,
});

/** A range of an index: its rows, and their key if that is not the first day. */
export interface IndexRange {
  conditions(row: Bounds): Sql[];
  key?(row: Bounds): Sql;
}

/** The index ranges of the rows that overlap the days; without an order, the ranges that are fastest to count. */
export const rangesIn = (days: Days, order: Order | null): IndexRange[] =>
  order?.direction === 'asc' ? oldestFirst(days) : newestFirst(days);

/** The same rows as a single range, which no index has in order. */
export function anywhereIn({ from, to }: Days, order: Order | null): IndexRange {
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

function newestFirst({ from: first, to }: Days): IndexRange[] {
  const until = ({ starts }: Bounds) => (to === undefined ? [] : [sql`${starts} <= ${to}::date`]);
  if (first === undefined) return [{ conditions: until }];
  const from = sql`${first}::date`;
  const reaches = (row: Bounds) => [sql`${row.starts} < ${from}`, sql`${row.ends} >= ${from}`, ...until(row)];
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

function oldestFirst(days: Days): IndexRange[] {
  const known = newestFirst(days).map(({ conditions }) => ({
    conditions: (row: Bounds) => [...conditions(row), sql`${row.starts} > '-infinity'`],
  }));
  // Rows with an unknown first day come last in this direction as well.
  const unknown = ({ starts, ends }: Bounds) => [
    sql`${starts} = '-infinity'`,
    ...(days.from === undefined
      ? []
      : [sql`${ends} > ${starts} + ${YEAR}`, sql`${ends} >= ${days.from}::date`]),
  ];
  return [...known, { conditions: unknown, key: () => sql`'infinity'::date` }];
}

/** The columns of a scan beside event_id. */
export const columnsIn = ({ key }: IndexRange, bounds: Bounds, order: Order | null): Sql[] =>
  order
    ? [sql`${key?.(bounds) ?? bounds.starts} as key`]
    : [
        sql`nullif(${bounds.starts}, '-infinity') as time_earliest`,
        sql`nullif(${bounds.ends}, 'infinity') as time_latest`,
      ];

/** Merges ranges in their order. The planner merges only what is declared to be in order. */
export function merged(ranges: readonly Sql[], order: Order | null): Sql {
  if (ranges.length === 1) return ranges[0]!;
  if (!order) return join([...ranges], ' union all ');
  return join(
    ranges.map((range) => sql`(${inOrder(range, order)})`),
    ' union all ',
  );
}

/** The rows of a scan in order. */
export function inOrder(rows: Sql, order: Order): Sql {
  const way = readingOrder(order);
  return sql`${rows} order by key ${way}, event_id ${way}`;
}

/** The keyword for the direction in which rows are read. */
export const readingOrder = ({ direction, backward }: Order): Sql =>
  raw((direction === 'asc') === backward ? 'desc' : 'asc');

/** Merges ranges that have events in common. */
export function once(ranges: readonly Sql[], order: Order | null): Sql {
  const rows = sql`(${merged(ranges, order)}) each`;
  if (!order) return sql`select distinct event_id, time_earliest, time_latest from ${rows}`;
  return inOrder(sql`select distinct on (key, event_id) event_id, key from ${rows}`, order);
}
