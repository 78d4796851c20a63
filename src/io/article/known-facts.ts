import type { Tx } from './knowledge';

/** An event that is recorded, with the bounds of its time. */
export interface KnownEvent {
  slug: string;
  series: string | null;
  edition: string | null;
  type: string;
  earliest: string | null;
  latest: string | null;
  /** The slug of the country where it is. */
  country: string | null;
  participants: readonly string[];
}

/** What is recorded about the things of an article, so that drafts refer to it instead of repeating it. */
export interface KnownFacts {
  events: readonly KnownEvent[];
  /** `key` is null for what editors recorded. */
  seats: readonly { key: string | null; event: string; participant: string; role: string }[];
  relationships: readonly { key: string | null; subject: string; object: string; type: string }[];
  tenures: readonly { key: string | null; leader: string; country: string; role: string }[];
}

export const NOTHING_KNOWN: KnownFacts = { events: [], seats: [], relationships: [], tenures: [] };

const OPEN = '9223372036854775807';
const slug = (id: string) => `(SELECT slug FROM entity WHERE id = ${id})`;
const day = (column: string) => `to_char(${column}, 'YYYY-MM-DD')`;
const PARTICIPANTS = `ARRAY(SELECT DISTINCT seated.slug FROM participation seat JOIN entity seated ON seated.id = seat.participant_id
    WHERE seat.event_id = event.id AND seat.to_recording = ${OPEN} ORDER BY seated.slug)`;
// Of coded events there can be millions, and none is the event that an article describes.
const EVENTS = `
  SELECT ${slug('event.id')} AS slug, ${slug('series_id')} AS series, edition, type::text AS type,
    ${day('time_earliest')} AS earliest, ${day('time_latest')} AS latest, ${slug('place_country_id')} AS country,
    ${PARTICIPANTS} AS participants
  FROM event WHERE to_recording = ${OPEN} AND effective AND (series_id IS NOT NULL OR id IN (
    SELECT seat.event_id FROM participation seat JOIN entity seated ON seated.id = seat.participant_id
    WHERE seated.slug = ANY($1) AND seated.kind <> 'COUNTRY' AND seat.to_recording = ${OPEN} AND seat.record_claim_id IS NULL AND seat.effective))
  ORDER BY id`;
const SEATS = `
  SELECT seat.key, ${slug('seat.event_id')} AS event, ${slug('seat.participant_id')} AS participant, seat.role::text AS role
  FROM participation seat JOIN entity event ON event.id = seat.event_id
  WHERE seat.to_recording = ${OPEN} AND event.slug = ANY($1) ORDER BY seat.id`;
const RELATIONSHIPS = `
  SELECT key, ${slug('subject_id')} AS subject, ${slug('object_id')} AS object, type::text AS type
  FROM relationship WHERE to_recording = ${OPEN} AND effective AND type NOT IN ('BORDER', 'MEMBERSHIP')
    AND (${slug('subject_id')} = ANY($1) AND ${slug('object_id')} = ANY($1)) ORDER BY id`;
const TENURES = `
  SELECT key, ${slug('leader_id')} AS leader, ${slug('country_id')} AS country, role::text AS role
  FROM tenure WHERE to_recording = ${OPEN} AND ${slug('leader_id')} = ANY($1) ORDER BY id`;

/** Reads what is recorded about things with these slugs, about the editions of series, and about where people and bodies among them took part. */
export async function knownFactsOf(tx: Tx, slugs: readonly string[]): Promise<KnownFacts> {
  const events = await tx.$queryRawUnsafe<KnownEvent[]>(EVENTS, [...slugs]);
  return {
    events,
    seats: await tx.$queryRawUnsafe(
      SEATS,
      events.map((event) => event.slug),
    ),
    relationships: await tx.$queryRawUnsafe(RELATIONSHIPS, [...slugs]),
    tenures: await tx.$queryRawUnsafe(TENURES, [...slugs]),
  };
}
