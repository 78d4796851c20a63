/** The measure of one bucket of time; null where there is none. */
export interface TimelinePoint {
  /** The start of the bucket, as an ISO 8601 instant. */
  readonly time: string;
  readonly value: number | null;
}

/** One line of a timeline: a group with its buckets in order. */
export interface TimelineLine {
  readonly label: string;
  readonly href: string | null;
  readonly points: readonly TimelinePoint[];
}

export const INTERVALS = ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'] as const;
export type Interval = (typeof INTERVALS)[number];

const DAY_MS = 24 * 60 * 60 * 1000;
const MONTHS: Readonly<Partial<Record<Interval, number>>> = { MONTH: 1, QUARTER: 3, YEAR: 12 };

/** The end of a bucket that starts at an instant, in UTC: the start of the next. */
export function endOf(time: string, interval: Interval): Date {
  const start = new Date(time);
  const months = MONTHS[interval];
  if (months === undefined) return new Date(start.getTime() + (interval === 'WEEK' ? 7 : 1) * DAY_MS);
  return new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months, 1));
}

/** A bucket as EDTF, for words: 2025, 2025-09, 2025-09-03, or its first and last day. */
export function bucketEdtf(time: string, interval: Interval): string {
  const day = time.slice(0, 10);
  if (interval === 'YEAR') return day.slice(0, 4);
  if (interval === 'MONTH') return day.slice(0, 7);
  if (interval === 'DAY') return day;
  return `${day}/${new Date(endOf(time, interval).getTime() - DAY_MS).toISOString().slice(0, 10)}`;
}
