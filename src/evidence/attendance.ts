import type { Prisma } from '../generated/prisma/client';
import { checkLedger, isAfterTheFact, type EventLedger } from './ledger';
import { OPEN } from './revise';
import { blaming, type Statement } from './statement';
import type { ClaimSubject } from './subject';

/** A subject, and the kind of its ledger, where that says what only an event that has begun can show. */
export interface EventSubject {
  kind: EventLedger;
  id: bigint;
}

/** Whether something is said of a subject that only an event which has begun can show. */
export const saysAfterTheFact = (
  subject: ClaimSubject,
  { property, value }: Statement,
): subject is EventSubject =>
  (subject.kind === 'PARTICIPATION' || subject.kind === 'EVENT') &&
  property === 'status' &&
  isAfterTheFact(subject.kind, value as string);

/**
 * Refuses to say who came, or that an event goes on or is over, before it can have begun; `field` is where the status
 * stands in the input.
 */
export async function refuseEarlyStatus(
  tx: Prisma.TransactionClient,
  subject: ClaimSubject,
  statement: Statement,
  saidOn: Date,
  field: readonly string[] = ['value'],
): Promise<void> {
  if (!saysAfterTheFact(subject, statement)) return;
  const beginnings = await eventBeginnings(tx, [subject]);
  const eventEarliest = beginnings.get(subject.id) ?? null;
  const status = statement.value as string;
  blaming(field, 'status', () => checkLedger({ kind: subject.kind, status, saidOn, eventEarliest }));
}

/** The first day on which each event, or the event of each participation, can begin; null where nobody knows. */
export async function eventBeginnings(
  tx: Prisma.TransactionClient,
  subjects: readonly EventSubject[],
): Promise<Map<bigint, Date | null>> {
  const idsOf = (kind: EventLedger) => subjects.filter((each) => each.kind === kind).map(({ id }) => id);
  const rows = await tx.$queryRaw<{ id: bigint; begins: Date | null }[]>`
    SELECT participation.id, event.time_earliest AS begins
    FROM participation JOIN event ON event.id = participation.event_id
    WHERE participation.id = ANY(${idsOf('PARTICIPATION')})
      AND participation.to_recording = ${OPEN} AND event.to_recording = ${OPEN}
    UNION ALL
    SELECT id, time_earliest FROM event WHERE id = ANY(${idsOf('EVENT')}) AND to_recording = ${OPEN}`;
  return new Map(rows.map(({ id, begins }) => [id, begins]));
}
