import type { Occasion } from './frame';
import type { KnownEvent } from './known-facts';
import { parseSpan } from '../../engine/model/time/edtf';

/** What is known of an event that an article describes, besides the occasion itself. */
export interface Described extends Pick<Occasion, 'type' | 'series' | 'time' | 'edition' | 'place'> {
  /** The slugs of those who are said to take part, or not to. */
  participants: readonly string[];
}

/** What two events must share at least where no series says that they are one. */
const SHARED = 2;

/**
 * The recorded event that an article describes, as its slug; drafts are then about that event. It is an edition of the same
 * series, or an event of the same type in the same country with two of the participants; in both cases at an overlapping time,
 * but for an edition that is named. Null where several or none fit: two events are never merged because they look alike.
 */
export function sameEvent(described: Described, events: readonly KnownEvent[]): string | null {
  const fitting = events.filter((event) =>
    described.series ? isEdition(described, event) : isAlike(described, event),
  );
  return fitting.length === 1 ? fitting[0]!.slug : null;
}

const isEdition = ({ series, time, edition }: Described, event: KnownEvent): boolean =>
  event.series === series!.slug &&
  ((edition !== undefined && event.edition === edition) || overlaps(time, event));

const isAlike = ({ type, time, place, participants }: Described, event: KnownEvent): boolean =>
  event.type === type &&
  event.country !== null &&
  event.country === place?.country?.slug &&
  overlaps(time, event) &&
  participants.filter((slug) => event.participants.includes(slug)).length >= SHARED;

function overlaps(time: string | undefined, { earliest, latest }: KnownEvent): boolean {
  if (time === undefined || earliest === null || latest === null) return false;
  const span = parseSpan(time);
  return span.earliest !== null && span.latest !== null && span.earliest <= latest && earliest <= span.latest;
}
