import { findOptionalEntity, type FoundEntity } from '../entity/find-entity';
import { toGlobalId } from '../entity/global-id';
import type { RecordingTx } from '../evidence/recording';
import { OPEN } from '../evidence/revise';
import { Refusal, UserErrorCode } from '../platform/errors';

/** Finds the series of which an event is to be an edition. */
export const findSeries = (rec: RecordingTx, series: string | null | undefined) =>
  findOptionalEntity(rec.tx, series, ['series'], ['SERIES']);

/** Finds the larger event of which an event is to be part. */
export const findSuperEvent = (rec: RecordingTx, superEvent: string | null | undefined) =>
  findOptionalEntity(rec.tx, superEvent, ['superEvent'], ['EVENT']);

/** Refuses a second event as the same edition of a series: editions are told apart by this word alone. */
export async function refuseTakenEdition(
  rec: RecordingTx,
  eventId: bigint | null,
  seriesId: bigint | null,
  edition: string | null,
): Promise<void> {
  if (seriesId === null || edition === null) return;
  const taken = await rec.tx.event.findFirst({
    where: { seriesId, edition, toRecording: OPEN, ...(eventId !== null && { id: { not: eventId } }) },
    include: { entity: true },
  });
  if (!taken) return;
  throw new Refusal(
    UserErrorCode.DUPLICATE,
    ['edition'],
    `Edition ${edition} of the series is ${taken.entity.slug} (${toGlobalId('EVENT', taken.id)})`,
  );
}

/** Refuses to make an event part of itself, however many steps away. */
export async function refuseCycle(
  rec: RecordingTx,
  eventId: bigint,
  superEvent: FoundEntity | null,
): Promise<void> {
  if (!superEvent) return;
  const above = await rec.tx.$queryRaw<{ id: bigint }[]>`
    WITH RECURSIVE above (id) AS (
      SELECT ${superEvent.id}::bigint
      UNION
      SELECT event.super_event_id FROM event JOIN above USING (id)
      WHERE event.to_recording = ${OPEN} AND event.super_event_id IS NOT NULL
    )
    SELECT id FROM above WHERE id = ${eventId}`;
  if (above.length === 0) return;
  throw new Refusal(
    UserErrorCode.INVALID,
    ['superEvent'],
    `${superEvent.slug} is this event or part of it, and nothing is part of itself`,
  );
}
