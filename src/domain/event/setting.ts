import { findOptionalEntity } from '../../engine/write/find-entity';
import { toGlobalId } from '../../engine/model/global-id';
import type { RecordingTx } from '../../engine/write/recording';
import { OPEN } from '../../engine/write/revise';
import { Refusal, UserErrorCode } from '../../platform/errors';

/** Finds the series to which an event is to belong. */
export const findSeries = (rec: RecordingTx, series: string | null | undefined) =>
  findOptionalEntity(rec.tx, series, ['series'], ['SERIES']);

/** Finds the larger event of which an event is to be part. */
export const findSuperEvent = (rec: RecordingTx, superEvent: string | null | undefined) =>
  findOptionalEntity(rec.tx, superEvent, ['superEvent'], ['EVENT']);

/** Refuses an edition without a series. */
export function refuseStrayEdition(seriesId: bigint | null, edition: string | null | undefined): void {
  if (seriesId !== null || edition == null) return;
  throw new Refusal(
    UserErrorCode.INVALID,
    ['edition'],
    `An edition requires a series; name the series, or omit "${edition}"`,
  );
}

/** Refuses a second event as the same edition of a series: this label identifies an edition. */
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
    `Edition ${edition} of the series already exists: ${taken.entity.slug} (${toGlobalId('EVENT', taken.id)})`,
  );
}
