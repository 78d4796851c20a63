import { EventGroup, EventMeasure, TimeInterval } from '../../../../questions/statistics/statistics.enums';
import { choice, type EventParameters, readEventParameters } from '../filter/event-filter';

/** What a timeline counts, and how. */
export interface TimelineParameters {
  readonly events: EventParameters;
  readonly interval: TimeInterval;
  readonly groupBy: EventGroup | null;
  readonly measure: EventMeasure;
}

/** Reads the parameters of events, interval, groupBy and measure. Throws BAD_USER_INPUT with the name of the parameter. */
export function readTimelineParameters(search: URLSearchParams): TimelineParameters {
  const events = readEventParameters(search);
  const [interval, groupBy, measure] = ['interval', 'groupBy', 'measure'].map((name) =>
    search.get(name)?.trim(),
  );
  return {
    events,
    interval: interval ? choice('interval', interval, Object.values(TimeInterval)) : intervalFor(events),
    groupBy: groupBy ? choice('groupBy', groupBy, Object.values(EventGroup)) : null,
    measure: measure ? choice('measure', measure, Object.values(EventMeasure)) : EventMeasure.COUNT,
  };
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** An interval that gives a range of days some tens of buckets. */
function intervalFor({ from, to }: EventParameters): TimeInterval {
  if (from === null || to === null) return TimeInterval.YEAR;
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS;
  if (days <= 100) return TimeInterval.DAY;
  return days <= 6 * 366 ? TimeInterval.MONTH : TimeInterval.YEAR;
}

/** The next finer interval; null below days. */
export const finer = (interval: TimeInterval): TimeInterval | null =>
  ({
    YEAR: TimeInterval.MONTH,
    QUARTER: TimeInterval.WEEK,
    MONTH: TimeInterval.DAY,
    WEEK: TimeInterval.DAY,
    DAY: null,
  })[interval];
