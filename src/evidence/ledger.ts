import { AttendanceStatus } from '../generated/prisma/enums';
import { Refusal, UserErrorCode } from '../platform/errors';
import { dayOf } from '../time/span';

/** What each status says of presence, where it says anything, and which only an event that has begun can show. */
const STATUSES: Readonly<Record<AttendanceStatus, { isThere?: boolean; isAfterTheFact?: true }>> = {
  INVITED: {},
  POSSIBLE: {},
  EXPECTED: {},
  CONFIRMED: {},
  DECLINED: { isThere: false },
  NOT_EXPECTED: { isThere: false },
  WITHDRAWN: { isThere: false },
  DELEGATED: { isAfterTheFact: true },
  ATTENDED: { isThere: true, isAfterTheFact: true },
  ABSENT: { isThere: false, isAfterTheFact: true },
  UNKNOWN: {},
};
const statusesThat = (is: (status: (typeof STATUSES)[AttendanceStatus]) => boolean | undefined) =>
  Object.values(AttendanceStatus).filter((status) => is(STATUSES[status]));

/** The statuses that say that somebody is there, in a role other than SUBJECT. */
export const ATTENDED = statusesThat(({ isThere }) => isThere === true);
/** The statuses that say that somebody is not there, or will not be. */
export const NOT_THERE = statusesThat(({ isThere }) => isThere === false);
/** What only an event that has begun can have shown. */
export const AFTER_THE_FACT: ReadonlySet<AttendanceStatus> = new Set(
  statusesThat(({ isAfterTheFact }) => isAfterTheFact),
);

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
