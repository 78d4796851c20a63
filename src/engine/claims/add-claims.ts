import type { Prisma, Stance } from '../../generated/prisma/client';
import type { RecordingTx } from '../write/recording';
import type { Assertion } from './assertion';
import type { ClaimSubject } from './subject';
import { boundsOf } from '../model/vocabulary';
import type { Attribution } from './attribution';

/** Adds one claim for each statement, all of one voice; answers their ids in order. What stands is for settle. */
export async function addClaims(
  rec: RecordingTx,
  subject: ClaimSubject,
  statements: readonly Assertion[],
  attribution: Attribution,
  stance: Stance = 'SUPPORTS',
): Promise<bigint[]> {
  const ids = await rec.newIds(statements.length);
  await rec.tx.claim.createMany({
    data: statements.map(({ property, value }, index) => ({
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
