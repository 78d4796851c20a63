import { toGlobalId } from '../entity/global-id';
import { Refusal, UserErrorCode } from '../platform/errors';
import { dayOf } from '../time/span';
import { AFTER_THE_FACT } from './ledger';
import type { RecordingTx } from './recording';
import { OPEN } from './revise';
import { hearClaims } from './settle';
import { standingOf } from './standing';
import type { Statement } from './statement';
import type { ClaimSubject } from './subject';

/** Refuses, at `field`, a claim after which what stands would contradict itself; to be asked once it is settled. */
export async function refuseNonsense(
  rec: RecordingTx,
  { kind, id }: ClaimSubject,
  { property }: Statement,
  field: readonly string[] = ['value'],
): Promise<void> {
  if (kind === 'LEADER' && (property === 'born' || property === 'died'))
    await refuseEarlyDeath(rec, id, field);
  if (kind === 'EVENT' && property === 'time') await refuseLateBeginning(rec, id, field);
}

async function refuseEarlyDeath(rec: RecordingTx, id: bigint, field: readonly string[]): Promise<void> {
  const leader = await rec.tx.leader.findFirstOrThrow({ where: { id, toRecording: OPEN } });
  const { bornEarliest, bornEdtf, diedLatest, diedEdtf } = leader;
  if (!bornEarliest || !diedLatest || diedLatest >= bornEarliest) return;
  throw new Refusal(
    UserErrorCode.INVALID,
    field,
    `Nobody dies before being born: ${diedEdtf} is before ${bornEdtf}`,
  );
}

/** An event cannot begin after it was said who came: not by a claim that stands about any who takes part. */
async function refuseLateBeginning(rec: RecordingTx, id: bigint, field: readonly string[]): Promise<void> {
  const { tx } = rec;
  const { timeEarliest } = await tx.event.findFirstOrThrow({ where: { id, toRecording: OPEN } });
  if (timeEarliest === null) return;
  const seats = await tx.participation.findMany({
    where: { eventId: id, status: { in: [...AFTER_THE_FACT.PARTICIPATION] }, toRecording: OPEN },
  });
  const heard = await hearClaims(
    rec,
    seats.map((seat) => seat.id),
    ['status'],
  );
  for (const seat of seats) {
    const standing = standingOf(heard.get(seat.id) ?? [], 'status');
    if (!standing || standing.saidOn >= timeEarliest) continue;
    throw new Refusal(
      UserErrorCode.INVALID,
      field,
      `The event would begin on ${dayOf(timeEarliest)} at the earliest, but ${toGlobalId('PARTICIPATION', seat.id)} is ${seat.status} by what was said on ${dayOf(standing.saidOn)} (${toGlobalId('CLAIM', standing.id)}); mend one of them first`,
    );
  }
}
