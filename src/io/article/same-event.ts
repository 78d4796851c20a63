import type { Occasion } from './frame';
import type { KnownEvent } from './known-facts';
import { parseSpan } from '../../engine/model/time/edtf';

/**
 * The recorded event that an occasion is, as its slug: an edition of the same series at an overlapping time. Drafts are then
 * about that event. Null for any weaker likeness: two events are never merged because they look alike.
 */
export function sameEvent({ series, time, edition }: Occasion, events: readonly KnownEvent[]): string | null {
  if (!series) return null;
  const fitting = events.filter(
    (event) =>
      event.series === series.slug &&
      (edition !== undefined && event.edition === edition ? true : overlaps(time, event)),
  );
  return fitting.length === 1 ? fitting[0]!.slug : null;
}

function overlaps(time: string | undefined, { earliest, latest }: KnownEvent): boolean {
  if (time === undefined || earliest === null || latest === null) return false;
  const span = parseSpan(time);
  return span.earliest !== null && span.latest !== null && span.earliest <= latest && earliest <= span.latest;
}
