import { toGlobalId } from '../../../engine/model/global-id';
import type { RecordingTx } from '../../../engine/write/recording';
import { OPEN } from '../../../engine/write/revise';
import { lastReportableDay, VAGUE } from '../../../engine/claims/attribution';
import type { Source } from '../../../generated/prisma/client';
import { dayOf } from '../../../engine/model/time/span';

/** Why a source cannot have been published on its day: a claim that it reports was said later. Null if it can. */
export async function findForetold({ tx }: RecordingTx, source: Source): Promise<string | null> {
  const last = lastReportableDay(source);
  if (last === null) return null;
  // Rows are exempt, as when they are recorded.
  const [claim] = await tx.$queryRaw<{ id: bigint; saidAt: string }[]>`
    SELECT id, said_at_edtf AS "saidAt" FROM claim
    WHERE source_id = ${source.id} AND to_recording = ${OPEN} AND retracted_in IS NULL AND review <> 'REJECTED'
      AND property <> 'record' AND record_claim_id IS NULL
      AND said_at_earliest > ${dayOf(last)}::date AND said_at_edtf !~ ${VAGUE}
    ORDER BY said_at_earliest DESC, id LIMIT 1`;
  if (!claim) return null;
  return `"${source.title}" cannot have been published on ${source.publishedAtEdtf}: it reports what was said on ${claim.saidAt} (${toGlobalId('CLAIM', claim.id)}); correct or retract that first`;
}
