import type { Days } from '../../domain/event/scans/index-ranges';
import { daysOf } from '../../domain/event/scans/scan-list.read';
import { ErrorCode, RostrumError } from '../../platform/errors';
import type { CompileContext } from '../../engine/query/compile/compile-context';
import type { Deferrable } from '../../engine/query/plan/deferred';
import { value, type FieldRead } from '../../engine/query/compile/model';
import { and, raw, sql, type Sql } from '../../engine/query/compile/sql';
import { GROUPS, type Group } from './groups.read';
import { INTERVALS, type Interval } from './intervals';
import type { EventGroup, EventMeasure, TimeInterval } from './statistics.enums';
import type { TimePoint } from './statistics.type';
import { MEASURES, tally } from './tally.read';

const MAX_ROWS = 10_000;
const MAX_GROUPS = 20;

type Answer = [
  buckets: number,
  lines: number,
  rows: [string, number | null, (string | null)?, (string | null)?][] | null,
  interval: TimeInterval,
];

/** Rows of time, value, label and key: the result of one statement, regardless of the fields selected. */
export const timelineField: FieldRead<unknown> = value(
  (_root, args, context) => {
    const asked: TimeInterval = args.read('interval');
    const interval = INTERVALS[asked];
    const groupBy: EventGroup | null = args.read('groupBy');
    const group = groupBy && GROUPS[groupBy];
    const measure = MEASURES[args.read<EventMeasure | null>('measure') ?? 'COUNT'];
    const where = args.object('where');
    const days = daysOf(context, where);
    const counted = tally(context, {
      group,
      measure,
      where,
      bucket: {
        of: (event) => interval.startOf(sql`${event}.time_earliest`),
        within: (event) => within(context, event, interval, days),
      },
    });
    const startOf = (day: Deferrable<string> | undefined) =>
      day === undefined
        ? raw('null::date')
        : sql`${interval.startOf(sql`nullif(nullif(${day}::date, 'infinity'), '-infinity')`)}::date`;
    const buckets = interval.count(raw('low'), raw('high'));
    const starts = sql`generate_series(low::timestamp, high::timestamp, ${interval.step}) start`;
    const lines = group ? linesOf(context, group, starts) : onlyLine(starts);
    return sql`(with tally as materialized (${counted})${lines.tables},
      size as (
        select low, high, greatest(coalesce(${buckets}, 0), 0) as buckets, ${lines.count} as lines
        from (select coalesce(${startOf(days.from)}, min(bucket)::date) as low, coalesce(${startOf(days.to)}, max(bucket)::date) as high from tally) ends)
      select json_build_array(buckets, lines, case when buckets * lines <= ${raw(String(MAX_ROWS))} then (
        select coalesce(json_agg(j), '[]'::json) from (
          select json_build_array(start::date, ${measure.of(raw('point'))}${lines.label}) as j
          from ${lines.points} order by ${lines.order}) each) end, ${asked}::text)
      from size)`;
  },
  ([buckets, lines, rows, interval]: Answer): TimePoint[] => {
    if (rows === null) throw tooMany(buckets, lines, interval);
    return rows.map(([day, value, label = null, key = null]) => ({
      time: `${day}T00:00:00.000Z`,
      value,
      label,
      key,
    }));
  },
);

/** Whether an event begins in one of the buckets, and overlaps the days. */
function within(context: CompileContext, event: Sql, interval: Interval, { from, to }: Days): Sql {
  const [first, last] = [sql`${event}.time_earliest`, sql`${event}.time_latest`];
  // Lists of events are in this order, and so are the indexes.
  const key = sql`coalesce(${first}, '-infinity'::date)`;
  const until = to === undefined ? [] : [sql`${key} <= ${to}::date`];
  if (from === undefined) return and([sql`${first} is not null`, ...until]);
  const isWhole = (day: string) => day !== '-infinity' && interval.isStart(day);
  if (context.constraints.readAs(from, 'startsInterval', isWhole))
    return and([sql`${key} >= ${from}::date`, ...until]);
  return and([
    sql`${key} >= ${interval.startOf(sql`${from}::date`)}::date`,
    // The first bucket may contain days before the range. Most events begin later, a condition that is
    // cheaper to check first.
    sql`${first} >= ${from}::date or ${first} is not null and (${last} >= ${from}::date or ${last} is null)`,
    ...until,
  ]);
}

/**
 * The parts of a timeline: tables besides the tally, the number of lines, and a row for each point of
 * each.
 */
interface Lines {
  tables: Sql;
  count: Sql;
  points: Sql;
  label: Sql;
  order: Sql;
}

const onlyLine = (starts: Sql): Lines => ({
  tables: raw(''),
  count: raw('1'),
  points: sql`${starts} left join tally point on point.bucket = start`,
  label: raw(''),
  order: raw('start'),
});

const linesOf = (context: CompileContext, group: Group, starts: Sql): Lines => ({
  tables: sql`, ${pointsOf(context, group)}, line as (select label, max(key) as key from point group by label)`,
  count: raw('(select count(*) from line)'),
  points: sql`${starts} cross join line left join point on point.bucket = start and point.label = line.label`,
  label: raw(", nullif(line.label, ''), line.key"),
  order: raw('start, line.label collate "C"'),
});

/** The CTE `point`: the tally by label. Groups of the same name are distinguished by their keys. */
function pointsOf(context: CompileContext, group: Group): Sql {
  const key = raw('ranked.key');
  return sql`ranked as (
      select key, row_number() over (partition by key is null order by sum(n) desc, key) as place from tally group by key),
    named as (
      select key, text, case when count(*) over (partition by label) > 1 then label || ' (' || text || ')' else label end as label
      from (select key, text, coalesce(label, text) as label from (
        select key, ${group.text(key)} as text, ${group.label(context, key)} as label
        from ranked where key is not null and place <= ${raw(String(MAX_GROUPS))}) found) each),
    point as (
      select bucket, coalesce(named.label, case when tally.key is null then 'none' else 'other' end) as label, max(named.text) as key,
        sum(n) as n, sum(scored) as scored, sum(total) as total
      from tally left join named on named.key = tally.key group by 1, 2)`;
}

function tooMany(buckets: number, lines: number, interval: string): RostrumError {
  const [b, l, rows, max] = [buckets, lines, buckets * lines, MAX_ROWS].map((n) => n.toLocaleString('en'));
  return new RostrumError(
    ErrorCode.COST_EXCEEDED,
    `This timeline would have ${rows} rows, ${b} buckets of a ${interval} for each of ${l} lines; the maximum is ${max}. Narrow where.time, or choose a longer interval${lines > 1 ? ' or no groupBy' : ''}.`,
  );
}
