import type { AttendanceStatus, Prisma } from '../generated/prisma/client';
import { checkLedger } from './ledger';
import { OPEN } from './revise';
import { blaming, type Statement } from './statement';
import type { ClaimSubject } from './subject';

/** Refuses to say who came before an event can have begun; `field` is where the status stands in the input. */
export async function refuseEarlyAttendance(
  tx: Prisma.TransactionClient,
  subject: ClaimSubject,
  statement: Statement,
  saidOn: Date,
  field: readonly string[] = ['value'],
): Promise<void> {
  if (subject.kind !== 'PARTICIPATION' || statement.property !== 'status') return;
  const beginnings = await eventBeginnings(tx, [subject.id]);
  const status = statement.value as AttendanceStatus;
  const eventEarliest = beginnings.get(subject.id) ?? null;
  blaming(field, 'status', () => checkLedger({ status, saidOn, eventEarliest }));
}

/** The first day on which the event of each participation can begin; null where nobody knows. */
export async function eventBeginnings(
  tx: Prisma.TransactionClient,
  participationIds: readonly bigint[],
): Promise<Map<bigint, Date | null>> {
  const rows = await tx.$queryRaw<{ id: bigint; begins: Date | null }[]>`
    SELECT participation.id, event.time_earliest AS begins
    FROM participation JOIN event ON event.id = participation.event_id
    WHERE participation.id = ANY(${participationIds})
      AND participation.to_recording = ${OPEN} AND event.to_recording = ${OPEN}`;
  return new Map(rows.map(({ id, begins }) => [id, begins]));
}
