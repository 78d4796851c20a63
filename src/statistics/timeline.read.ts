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
  rows: [string, number | null, (string | null)?][] | null,
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
    const days = sql`generate_series(low::timestamp, high::timestamp, ${interval.step}) day`;
    const lines = group ? linesOf(asking, group, days) : onlyLine(days);
    return sql`(with tally as materialized (${counted})${lines.tables},
      size as (
        select low, high, greatest(coalesce(${buckets}, 0), 0) as buckets, ${lines.count} as lines
        from (select coalesce(${startOf(from)}, min(bucket)) as low, coalesce(${startOf(to)}, max(bucket)) as high from tally) ends)
      select json_build_array(buckets, lines, case when buckets * lines <= ${raw(String(MOST_ROWS))} then (
        select coalesce(json_agg(j), '[]'::json) from (
          select json_build_array(day::date, ${measure.of(raw('point'))}${lines.label}) as j
          from ${lines.points} order by ${lines.order}) each) end, ${args.interval}::text)
      from size)`;
  },
  ([buckets, lines, rows, interval]: Answer): TimePoint[] => {
    if (rows === null) throw tooMany(buckets, lines, interval);
    return rows.map(([day, value, label = null]) => ({ time: `${day}T00:00:00.000Z`, value, label }));
  },
);

/** Whether an event begins in a bucket that is asked for, and overlaps the days. */
function within(event: Sql, interval: Interval, { from, to }: { from?: Sql; to?: Sql }): Sql {
  const [first, last] = [sql`${event}.time_earliest`, sql`${event}.time_latest`];
  // Lists of events are in this order, and so are the indexes.
  const key = sql`coalesce(${first}, '-infinity'::date)`;
  return and([
    ...(from
      ? [
          sql`${key} >= ${interval.startOf(from)}::date`,
          // In the first bucket there may be days before the first that is asked for. Most begin later, which is found first,
          // and a subquery works that day out once.
          sql`${first} >= (select ${from}) or ${first} is not null and (${last} >= (select ${from}) or ${last} is null)`,
        ]
      : [sql`${first} is not null`]),
    ...(to ? [sql`${key} <= ${to}`] : []),
  ]);
}

/** What a timeline is drawn of: tables beside the tally, how many lines there are, and a row for each point of each. */
interface Lines {
  tables: Sql;
  count: Sql;
  points: Sql;
  label: Sql;
  order: Sql;
}

const onlyLine = (days: Sql): Lines => ({
  tables: raw(''),
  count: raw('1'),
  points: sql`${days} left join tally point on point.bucket = day::date`,
  label: raw(''),
  order: raw('day'),
});

const linesOf = (asking: Asking, group: Group, days: Sql): Lines => ({
  tables: sql`, ${pointsOf(asking, group)}, line as (select distinct label from point)`,
  count: raw('(select count(*) from line)'),
  points: sql`${days} cross join line left join point on point.bucket = day::date and point.label = line.label`,
  label: raw(", nullif(line.label, '')"),
  order: raw('day, line.label collate "C"'),
});

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
