import { AttendanceStatus, type EventStatus } from '../generated/prisma/enums';

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

/** What can be said of who comes before an event has begun, for a message. */
export const BEFORE_THE_FACT = Object.values(AttendanceStatus)
  .filter((status) => status !== 'UNKNOWN' && !AFTER_THE_FACT.has(status))
  .join(', ');

/** The statuses of an event that has begun. */
export const BEGUN: ReadonlySet<EventStatus> = new Set(['OCCURRED', 'UNDERWAY'] as const);
