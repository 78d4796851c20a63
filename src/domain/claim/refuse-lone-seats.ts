import { effective } from '../../engine/model/what-stands';
import type { RecordingTx } from '../../engine/write/recording';
import { OPEN } from '../../engine/write/revise';
import { Prisma } from '../../generated/prisma/client';
import { Refusal, UserErrorCode } from '../../platform/errors';

/**
 * Refuses, at `field`, a review that leaves an accepted participation in a drafted event without an accepted draft about the
 * event itself. Such an event would show a type and a status for which there is no claim.
 */
export async function refuseLoneSeats(
  { tx }: RecordingTx,
  reviewed: readonly bigint[],
  field: readonly string[],
): Promise<void> {
  const isAccepted = Prisma.raw(effective('own').sql);
  const [lone] = await tx.$queryRaw<{ slug: string; label: string }[]>`
    SELECT entity.slug, event.label FROM event JOIN entity ON entity.id = event.id
    WHERE event.to_recording = ${OPEN} AND event.record_claim_id IS NULL AND event.id IN (
        SELECT coalesce(seat.event_id, claim.subject_id) FROM claim JOIN draft_origin drafted ON drafted.claim_id = claim.id
          LEFT JOIN participation seat ON seat.id = claim.subject_id AND seat.to_recording = ${OPEN}
        WHERE claim.id = ANY(${[...reviewed]}) AND claim.to_recording = ${OPEN})
      AND EXISTS (SELECT FROM participation seat WHERE seat.event_id = event.id AND seat.to_recording = ${OPEN} AND seat.effective)
      AND EXISTS (SELECT FROM claim own JOIN draft_origin drafted ON drafted.claim_id = own.id
        WHERE own.subject_id = event.id AND own.to_recording = ${OPEN})
      AND NOT EXISTS (SELECT FROM claim own WHERE own.subject_id = event.id AND own.to_recording = ${OPEN} AND ${isAccepted})
    ORDER BY event.id LIMIT 1`;
  if (!lone) return;
  throw new Refusal(
    UserErrorCode.CONFLICT,
    [...field],
    `"${lone.label}" is known from drafts only: accept a draft about the event itself before those about who takes part, or the whole group at once, as where: {group: {eq: "${lone.slug}"}}; take back those about who takes part first`,
  );
}
