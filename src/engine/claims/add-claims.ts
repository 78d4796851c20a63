import type { Prisma, Stance } from '../../generated/prisma/client';
import type { RecordingTx } from '../write/recording';
import type { Assertion } from './assertion';
import type { ClaimSubject } from './subject';
import { boundsOf } from '../model/vocabulary';
import type { Attribution } from './attribution';

/** Adds one claim for each assertion, all with the same attribution; returns their ids in order. Does not settle. */
export async function addClaims(
  rec: RecordingTx,
  subject: ClaimSubject,
  assertions: readonly Assertion[],
  attribution: Attribution,
  stance: Stance = 'SUPPORTS',
): Promise<bigint[]> {
  const ids = await rec.newIds(assertions.length);
  await rec.tx.claim.createMany({
    data: assertions.map(({ property, value }, index) => ({
      ...attribution,
      id: ids[index],
      fromRecording: rec.id,
      recordedIn: rec.id,
      subjectKind: subject.kind,
      subjectId: subject.id,
      property,
      value: value as Prisma.InputJsonValue,
      ...boundsOf(subject.kind, property, value),
      stance,
    })),
  });
  return ids;
}
