import { AttendanceStatus } from '../generated/prisma/enums';
import { Refusal, UserErrorCode } from '../platform/errors';
import { dayOf } from '../time/span';

/** What only an event that has begun can have shown. */
export const AFTER_THE_FACT: ReadonlySet<AttendanceStatus> = new Set(['ATTENDED', 'ABSENT', 'DELEGATED']);

const BEFORE_THE_FACT = Object.values(AttendanceStatus)
  .filter((status) => status !== 'UNKNOWN' && !AFTER_THE_FACT.has(status))
  .join(', ');

/**
 * Refuses (INVALID on `status`) to say who came before the first day on which the event can have begun. Every other
 * order of statuses is allowed: people change their minds, and the ledger shows it.
 */
export function checkLedger(claim: {
  status: AttendanceStatus;
  saidOn: Date | string;
  /** Null where nobody knows when it begins: then nothing is too early. */
  eventEarliest: Date | string | null;
}): void {
  if (!AFTER_THE_FACT.has(claim.status) || claim.eventEarliest === null) return;
  const [said, begins] = [dayOf(claim.saidOn), dayOf(claim.eventEarliest)];
  if (said >= begins) return;
  throw new Refusal(
    UserErrorCode.INVALID,
    ['status'],
    `${claim.status} was said on ${said}, but the event begins on ${begins} at the earliest; until then say one of ${BEFORE_THE_FACT}`,
  );
}
