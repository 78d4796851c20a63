import { value, type FieldRead } from '../../engine/query/compile/model';
import { pageOf } from '../../engine/query/compile/page';
import { raw, sql } from '../../engine/query/compile/sql';
import { GROUPS } from './groups.read';
import type { EventGroup, EventMeasure } from './statistics.enums';
import type { Bucket } from './statistics.type';
import { MEASURES, tally } from './tally.read';

type Answer = [
  key: string | null,
  label: string | null,
  count: number,
  value: number | null,
  point: [latitude: number | null, longitude: number | null] | null,
][];

/** The largest groups with their labels: the result of one statement. */
export const eventStatsField: FieldRead<unknown> = value(
  (_root, args, context) => {
    const { size } = pageOf(args, context.path);
    context.spend(size);
    const group = GROUPS[args.read<EventGroup>('groupBy')];
    const measure = MEASURES[args.read<EventMeasure | null>('measure') ?? 'COUNT'];
    const key = raw('top.key');
    const point = group.point?.(context, key) ?? raw('null::json');
    return sql`(with tally as (${tally(context, { group, measure, where: args.object('where') })})
      select coalesce(json_agg(json_build_array(${group.text(key)}, ${group.label(context, key)}, n, value, ${point})), '[]'::json)
      from (select key, n, ${measure.of(raw('tally'))} as value from tally
        order by value desc nulls last, n desc, key limit ${raw(String(size))}) top)`;
  },
  (buckets: Answer): Bucket[] =>
    buckets.map(([key, label, count, measured, point]) => ({
      key: key ?? 'none',
      label: label ?? key ?? 'none',
      count,
      value: measured,
      latitude: point?.[0] ?? null,
      longitude: point?.[1] ?? null,
    })),
);
