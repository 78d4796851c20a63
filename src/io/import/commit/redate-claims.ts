import { isEffective } from '../../../engine/model/what-stands';
import type { ClaimSubjectKind, Touched } from '../../../engine/claims/subject';
import { portionsOf } from '../../../engine/write/json-rows';
import { OPEN } from '../../../engine/write/revise';
import { reviseAll } from '../../../engine/write/revise-all';
import { Prisma } from '../../../generated/prisma/client';
import type { Batch } from './batch';

const { sql } = Prisma;

/**
 * Dates the recorded claims of sources whose day of publication changes, if that is the day on which they were made. Returns
 * what has to be settled.
 */
export async function redateClaims({ rec, movedSources, begun }: Batch): Promise<Touched[]> {
  const lines = new Map(movedSources.map(({ source, line }) => [source.id, line]));
  const published = sql`(SELECT coalesce(published_at_latest, published_at_earliest) FROM source
    WHERE id = r.source_id AND to_recording = ${OPEN})`;
  const recorded = sql`(SELECT (at AT TIME ZONE 'UTC')::date FROM recording WHERE id = r.recorded_in)`;
  // As in saidOn: no later than it was recorded. LEAST ignores nulls.
  const day = sql`least(${published}, ${recorded})`;
  const isOutdated = sql`r.source_id = ANY(${[...lines.keys()]}) AND r.said_at_edtf IS NULL
    AND r.recorded_in < ${rec.id} AND r.said_on <> ${day}`;
  const ids = await reviseAll(rec, 'claim', isOutdated, { said_on: day });
  const touched: Touched[] = [];
  for (const portion of portionsOf(ids)) {
    const claims = await rec.tx.claim.findMany({ where: { id: { in: [...portion] }, toRecording: OPEN } });
    for (const claim of claims) {
      const { subjectKind, subjectId, property } = claim;
      touched.push({
        subject: { kind: subjectKind as ClaimSubjectKind, id: subjectId },
        properties: [property],
      });
      if (property === 'status' && isEffective(claim))
        begun.set(claim.id, lines.get(claim.sourceId) as number);
    }
  }
  return touched;
}
