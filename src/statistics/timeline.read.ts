import { daysOf } from '../event/events-of.read';
import { ErrorCode, RostrumError } from '../platform/errors';
import type { Asking } from '../read/asking';
import { value, type FieldRead } from '../read/model';
import { and, raw, sql, type Sql } from '../read/sql';
import { GROUPS, type Group } from './groups.read';
import { INTERVALS, type Interval } from './intervals';
import type { EventGroup, EventMeasure, TimeInterval } from './statistics.enums';
import type { TimePoint } from './statistics.type';
import { MEASURES, tally } from './tally.read';

const MOST_ROWS = 10_000;
const MOST_GROUPS = 20;

type Answer = [
  buckets: number,
  lines: number,
  rows: [string, number | null, string | null][] | null,
  interval: TimeInterval,
];

/** Rows of time, value and label: the answer of one statement, whichever of them are selected. */
export const timelineField: FieldRead<unknown> = value(
  (_root, args, asking) => {
    const interval = INTERVALS[args.interval as TimeInterval];
    const group = args.groupBy == null ? null : GROUPS[args.groupBy as EventGroup];
    const measure = MEASURES[(args.measure ?? 'COUNT') as EventMeasure];
    const { from, to } = daysOf(asking, args.where);
    const counted = tally(asking, {
      group,
      measure,
      where: args.where,
      bucket: {
        of: (event) => interval.startOf(sql`${event}.time_earliest`),
        within: (event) => within(event, interval, { from, to }),
      },
    });
    const startOf = (day: Sql | undefined) =>
      day
        ? sql`${interval.startOf(sql`nullif(nullif(${day}, 'infinity'), '-infinity')`)}::date`
        : raw('null::date');
    const buckets = interval.count(raw('low'), raw('high'));
    return sql`(with tally as materialized (${counted}),
      ${group ? pointsOf(asking, group) : sql`point as (select *, '' as label from tally)`},
      line as (${group ? sql`select distinct label from point` : sql`select '' as label`}),
      size as (
        select low, high, greatest(coalesce(${buckets}, 0), 0) as buckets, (select count(*) from line) as lines
        from (select coalesce(${startOf(from)}, min(bucket)) as low, coalesce(${startOf(to)}, max(bucket)) as high from tally) ends)
      select json_build_array(buckets, lines, case when buckets * lines <= ${raw(String(MOST_ROWS))} then (
        select coalesce(json_agg(json_build_array(time, value, nullif(label, ''))), '[]'::json) from (
          select day::date as time, line.label, ${measure.of(raw('point'))} as value
          from generate_series(low::timestamp, high::timestamp, ${interval.step}) day
            cross join line left join point on point.bucket = day::date and point.label = line.label
          order by day, line.label collate "C") each) end, ${args.interval}::text)
      from size)`;
  },
  ([buckets, lines, rows, interval]: Answer): TimePoint[] => {
    if (rows === null) throw tooMany(buckets, lines, interval);
    return rows.map(([day, value, label]) => ({ time: `${day}T00:00:00.000Z`, value, label }));
  },
);

/** Whether an event begins in a bucket that is asked for, and overlaps the days. */
function within(event: Sql, interval: Interval, { from, to }: { from?: Sql; to?: Sql }): Sql {
  const [first, last] = [sql`${event}.time_earliest`, sql`${event}.time_latest`];
  // Lists of events are in this order, and so are the indexes.
  const key = sql`coalesce(${first}, '-infinity'::date)`;
  return and([
    sql`${first} is not null`,
    ...(from
      ? [
          sql`${key} >= ${interval.startOf(from)}::date`,
          // In the first bucket there may be days before the first that is asked for.
          sql`${first} >= ${from} or ${last} >= ${from} or ${last} is null`,
        ]
      : []),
    ...(to ? [sql`${key} <= ${to}`] : []),
  ]);
}

/** The CTE `point`: the tally by label. Groups of one name are told apart by what filters call them. */
function pointsOf(asking: Asking, group: Group): Sql {
  const key = raw('ranked.key');
  return sql`ranked as (
      select key, row_number() over (partition by key is null order by sum(n) desc, key) as place from tally group by key),
    named as (
      select key, case when count(*) over (partition by label) > 1 then label || ' (' || text || ')' else label end as label
      from (select key, text, coalesce(label, text) as label from (
        select key, ${group.text(key)} as text, ${group.label(asking, key)} as label
        from ranked where key is not null and place <= ${raw(String(MOST_GROUPS))}) found) each),
    point as (
      select bucket, coalesce(named.label, case when tally.key is null then 'none' else 'other' end) as label,
        sum(n) as n, sum(scored) as scored, sum(total) as total
      from tally left join named on named.key = tally.key group by 1, 2)`;
}

function tooMany(buckets: number, lines: number, interval: string): RostrumError {
  const [b, l, rows, most] = [buckets, lines, buckets * lines, MOST_ROWS].map((n) => n.toLocaleString('en'));
  return new RostrumError(
    ErrorCode.COST_EXCEEDED,
    `This timeline would have ${rows} rows, ${b} buckets of a ${interval} for each of ${l} lines; at most ${most} are served. Narrow where.time, or ask for a longer interval${lines > 1 ? ' or no groupBy' : ''}.`,
  );
}
