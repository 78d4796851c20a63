import { OPEN } from '../../evidence/revise';
import type { Batch } from './batch';

/** The columns of a record that claims decide once there are any, by the property of those claims. */
const DECIDED_BY_CLAIMS: Record<string, string> = {
  bornEdtf: 'born',
  bornEarliest: 'born',
  bornLatest: 'born',
  diedEdtf: 'died',
  diedEarliest: 'died',
  diedLatest: 'died',
  capital: 'capital',
  role: 'role',
};

/** The patch without columns about which something was claimed: a file read again does not overrule a claim. */
export async function withoutClaimed<T extends object>(batch: Batch, id: bigint, patch: T): Promise<T> {
  const properties = Object.keys(patch).flatMap((column) => DECIDED_BY_CLAIMS[column] ?? []);
  if (properties.length === 0) return patch;
  const claims = await batch.rec.tx.claim.findMany({
    where: { subjectId: id, property: { in: properties }, toRecording: OPEN },
  });
  const claimed = new Set(claims.map(({ property }) => property));
  return Object.fromEntries(
    Object.entries(patch).filter(([column]) => !claimed.has(DECIDED_BY_CLAIMS[column] ?? '')),
  ) as T;
}
