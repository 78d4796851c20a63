import { raw, sql, type Sql } from '../../engine/query/compile/sql';
import type { TimeInterval } from './statistics.enums';

/** An interval of the calendar, over days as SQL dates. */
export interface Interval {
  /** The first day, as a timestamp, of the bucket in which a day falls; weeks begin on Monday. */
  startOf(day: Sql): Sql;
  /** Whether a day, YYYY-MM-DD, is the first of its bucket. */
  isStart(day: string): boolean;
  /** From one bucket to the next. */
  step: Sql;
  /** The number of buckets from one that starts on `low` to one that starts on `high`. */
  count(low: Sql, high: Sql): Sql;
}

const monthOf = (day: Sql) => sql`(extract(year from ${day}) * 12 + extract(month from ${day}))::int`;

const interval = (
  unit: string,
  step: string,
  isStart: Interval['isStart'],
  count: Interval['count'],
): Interval => ({
  // A timestamp without time zone, so that no setting of the server shifts a day.
  startOf: (day) => sql`date_trunc(${raw(`'${unit}'`)}, ${day}::timestamp)`,
  isStart,
  step: raw(`interval '${step}'`),
  count,
});

const months =
  (length: number): Interval['count'] =>
  (low, high) =>
    sql`(${monthOf(high)} - ${monthOf(low)}) / ${raw(String(length))} + 1`;

const isMonday = (day: string) => new Date(day).getUTCDay() === 1;

export const INTERVALS: Readonly<Record<TimeInterval, Interval>> = {
  DAY: interval(
    'day',
    '1 day',
    () => true,
    (low, high) => sql`${high} - ${low} + 1`,
  ),
  WEEK: interval('week', '7 days', isMonday, (low, high) => sql`(${high} - ${low}) / 7 + 1`),
  MONTH: interval('month', '1 month', (day) => day.endsWith('-01'), months(1)),
  QUARTER: interval('quarter', '3 months', (day) => /-(01|04|07|10)-01$/.test(day), months(3)),
  YEAR: interval('year', '1 year', (day) => day.endsWith('-01-01'), months(12)),
};
