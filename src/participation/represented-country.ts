import type { FoundEntity } from '../entity/find-entity';
import type { RecordingTx } from '../evidence/recording';
import { OPEN } from '../evidence/revise';

/**
 * The country that a participant represents where nobody says: a country itself, an organization the one it belongs to,
 * a leader the one country that they led at the time of the event. Null where there is none, or more than one.
 */
export async function representedCountry(
  { tx }: RecordingTx,
  participant: FoundEntity,
  event: FoundEntity,
): Promise<bigint | null> {
  switch (participant.kind) {
    case 'COUNTRY':
      return participant.id;
    case 'ORGANIZATION': {
      const where = { id: participant.id, toRecording: OPEN };
      return (await tx.organization.findFirstOrThrow({ where })).countryId;
    }
    default: {
      const led = await tx.$queryRaw<{ id: bigint }[]>`
        SELECT DISTINCT tenure.country_id AS id
        FROM tenure JOIN event ON event.time && tenure.term
        WHERE tenure.leader_id = ${participant.id} AND tenure.to_recording = ${OPEN} AND tenure.supported
          AND tenure.role IN ('HEAD_OF_STATE', 'HEAD_OF_GOVERNMENT', 'EFFECTIVE_LEADER')
          AND event.id = ${event.id} AND event.to_recording = ${OPEN}
          AND event.time_edtf <> 'XXXX' AND tenure.term_edtf <> 'XXXX'`;
      return led.length === 1 ? (led[0]?.id ?? null) : null;
    }
  }
}
