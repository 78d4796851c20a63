import { groupBy } from '../model/group-by';
import type { RecordingTx } from '../write/recording';
import { OPEN } from '../write/revise';
import type { RatedClaim } from './standing';

/** The current claims about these subjects, by subject, each with the reliability of its source. */
export async function findRatedClaims(
  rec: RecordingTx,
  ids: readonly bigint[],
  properties: string[] | undefined,
): Promise<Map<bigint, RatedClaim[]>> {
  const claims = await rec.tx.claim.findMany({
    where: { subjectId: { in: [...ids] }, property: { in: properties }, toRecording: OPEN },
  });
  const sourceIds = [...new Set(claims.map(({ sourceId }) => sourceId))];
  const sources = await rec.tx.source.findMany({ where: { id: { in: sourceIds }, toRecording: OPEN } });
  const reliability = new Map(sources.map((source) => [source.id, source.reliability]));
  const rated = claims.map((claim) => ({ ...claim, reliability: reliability.get(claim.sourceId) ?? 'F' }));
  return groupBy(rated, ({ subjectId }) => subjectId);
}
