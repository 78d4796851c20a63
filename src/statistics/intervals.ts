import { raw, sql, type Sql } from '../read/sql';
import type { TimeInterval } from './statistics.enums';

/** An interval of the calendar, over days as SQL dates. */
export interface Interval {
  /** The first day, as a timestamp, of the bucket in which a day falls; weeks begin on Monday. */
  startOf(day: Sql): Sql;
  /** From one bucket to the next. */
  step: Sql;
  /** How many buckets there are from one that starts on `low` to one that starts on `high`. */
  count(low: Sql, high: Sql): Sql;
}

const monthOf = (day: Sql) => sql`(extract(year from ${day}) * 12 + extract(month from ${day}))::int`;

const interval = (unit: string, step: string, count: Interval['count']): Interval => ({
  // Of a timestamp without a zone, so that no setting of the server moves a day.
  startOf: (day) => sql`date_trunc(${raw(`'${unit}'`)}, ${day}::timestamp)`,
  step: raw(`interval '${step}'`),
  count,
});

const months =
  (length: number): Interval['count'] =>
  (low, high) =>
    sql`(${monthOf(high)} - ${monthOf(low)}) / ${raw(String(length))} + 1`;

export const INTERVALS: Readonly<Record<TimeInterval, Interval>> = {
  DAY: interval('day', '1 day', (low, high) => sql`${high} - ${low} + 1`),
  WEEK: interval('week', '7 days', (low, high) => sql`(${high} - ${low}) / 7 + 1`),
  MONTH: interval('month', '1 month', months(1)),
  QUARTER: interval('quarter', '3 months', months(3)),
  YEAR: interval('year', '1 year', months(12)),
};
