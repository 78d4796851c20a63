import type { Rule } from './contradictions';
import type { RecordingTx } from '../../write/recording';
import { OPEN } from '../../write/revise';
import { UserErrorCode } from '../../../platform/errors';

/** No event is part of itself. */
export const notWithinItself: Rule = {
  concerns: { EVENT: ['superEvent'] },
  async find(rec, { EVENT: events = [] }) {
    const cycles = await findCycles(rec, events);
    return cycles.map((id) => ({
      culprits: [{ id, properties: ['superEvent'] }],
      code: UserErrorCode.INVALID,
      message:
        'An event cannot be part of itself: this super event is the event itself or part of it; name another or none',
    }));
  },
};

/** The events among these that are part of themselves, directly or through others. */
export async function findCycles({ tx }: RecordingTx, eventIds: readonly bigint[]): Promise<bigint[]> {
  if (eventIds.length === 0) return [];
  const rows = await tx.$queryRaw<{ id: bigint }[]>`
    WITH RECURSIVE above (below, id) AS (
      SELECT id, super_event_id FROM event WHERE id = ANY(${[...eventIds]}) AND to_recording = ${OPEN}
      UNION
      SELECT above.below, event.super_event_id FROM event JOIN above USING (id) WHERE event.to_recording = ${OPEN}
    )
    SELECT id FROM above WHERE id = below`;
  return rows.map(({ id }) => id);
}
