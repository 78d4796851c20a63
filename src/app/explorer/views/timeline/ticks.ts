import type { ScaleTime } from 'd3-scale';

interface Tick {
  readonly at: number;
  readonly text: string;
}

/** About so many ticks of an axis of days in UTC, in words that are as long as the ticks need. */
export function timeTicks(scale: ScaleTime<number, number>, count: number): Tick[] {
  const ticks = scale.ticks(count).filter((tick) => tick.getTime() % (24 * 60 * 60 * 1000) === 0);
  const isOfYears = ticks.every((tick) => tick.getUTCMonth() === 0 && tick.getUTCDate() === 1);
  const isOfMonths = ticks.every((tick) => tick.getUTCDate() === 1);
  const words = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    ...(isOfYears
      ? { year: 'numeric' }
      : isOfMonths
        ? { month: 'short', year: 'numeric' }
        : { day: 'numeric', month: 'short' }),
  });
  return ticks.map((tick) => ({ at: scale(tick), text: words.format(tick) }));
}
