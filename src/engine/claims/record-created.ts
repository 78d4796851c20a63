import type { Prisma } from '../../generated/prisma/client';
import { addClaims, type Assertion } from './assertion';
import type { RecordingTx } from '../write/recording';
import { refuseSaidEarly } from './rules/attendance';
import { settle } from './settle';
import { concernsOf, type ClaimSubject } from './subject';
import type { Attribution } from './attribution';

/**
 * Completes a row that was just inserted: records its claims, settles them, and notes a change CREATED with `given` and
 * what stands. Returns the ids of the claims, in the order of the assertions. Refuses contradictions at `field`.
 */
export async function recordCreated(
  rec: RecordingTx,
  subject: ClaimSubject,
  statements: readonly Assertion[],
  attribution: Attribution,
  given: Record<string, Prisma.InputJsonValue | null>,
  field: readonly string[] | null = null,
): Promise<bigint[]> {
  const claims = await addClaims(rec, subject, statements, attribution);
  const properties = statements.map(({ property }) => property);
  const [settled] = await settle(rec, [{ subject, properties }], field);
  if (!settled) throw new Error('The inserted row was not found');
  await refuseSaidEarly(rec, claims, field);
  // Nothing stands yet if the claim is a draft.
  const after =
    attribution.review === 'ACCEPTED'
      ? { ...given, ...settled.after }
      : { ...given, review: attribution.review };
  rec.change({
    action: 'CREATED',
    subjectKind: subject.kind,
    subjectId: subject.id,
    concerns: concernsOf(settled.row),
    fields: Object.keys(after),
    after,
  });
  return claims;
}
