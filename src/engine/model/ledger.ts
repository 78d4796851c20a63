import { AttendanceStatus, EventStatus, RelationshipStatus } from '../../generated/prisma/enums';

/** A status of a ledger. */
export interface Status {
  /**
   * Whether it means that a participant is present, an event takes place or a relationship holds; `nothing` agrees with
   * every status.
   */
  means: 'yes' | 'no' | 'maybe' | 'nothing';
  /** 0 for a plan or a state, 1 for a status that requires that the event has begun, 2 that it is over. */
  phase: 0 | 1 | 2;
  /** The statuses that can follow, by any speaker. */
  next: readonly string[];
  /** The participant sent a representative. */
  isRepresented?: true;
}

type LedgerOf<Value extends string> = Readonly<Record<Value, Status>>;
type Next<Value> = readonly Value[];

const plan = <V extends string>(means: Status['means'], next: Next<V> = []): Status => ({
  means,
  phase: 0,
  next,
});
const observed = (means: Status['means'], phase: 1 | 2 = 1, next: readonly string[] = []): Status => ({
  means,
  phase,
  next,
});

const OBSERVED = ['ATTENDED', 'ABSENT', 'DELEGATED'] as const;
const TAKES_PLACE = ['UNDERWAY', 'OCCURRED'] as const;

const ATTENDANCE: LedgerOf<AttendanceStatus> = {
  INVITED: plan('nothing'),
  POSSIBLE: plan<AttendanceStatus>('maybe', [
    'EXPECTED',
    'CONFIRMED',
    'NOT_EXPECTED',
    'DECLINED',
    'WITHDRAWN',
    ...OBSERVED,
  ]),
  EXPECTED: plan<AttendanceStatus>('yes', ['CONFIRMED', 'DECLINED', 'WITHDRAWN', ...OBSERVED]),
  CONFIRMED: plan<AttendanceStatus>('yes', ['WITHDRAWN', ...OBSERVED]),
  NOT_EXPECTED: plan<AttendanceStatus>('no', ['CONFIRMED', 'DECLINED', ...OBSERVED]),
  DECLINED: plan<AttendanceStatus>('no', OBSERVED),
  WITHDRAWN: plan<AttendanceStatus>('no', OBSERVED),
  DELEGATED: { ...observed('no'), isRepresented: true },
  ATTENDED: observed('yes'),
  ABSENT: observed('no'),
  UNKNOWN: plan('nothing'),
};

const EVENT: LedgerOf<EventStatus> = {
  SCHEDULED: plan<EventStatus>('yes', ['POSTPONED', 'RESCHEDULED', 'CANCELLED', ...TAKES_PLACE]),
  POSTPONED: plan<EventStatus>('no', ['RESCHEDULED', 'CANCELLED', ...TAKES_PLACE]),
  RESCHEDULED: plan<EventStatus>('yes', ['POSTPONED', 'CANCELLED', ...TAKES_PLACE]),
  CANCELLED: plan('no'),
  UNDERWAY: observed('yes', 1, ['OCCURRED']),
  OCCURRED: observed('yes', 2),
  // A machine coded it from the news; no evidence of the outcome.
  REPORTED: plan('nothing'),
  UNKNOWN: plan('nothing'),
};

const RELATIONSHIP: LedgerOf<RelationshipStatus> = {
  PROPOSED: plan<RelationshipStatus>('maybe', ['ACTIVE', 'REJECTED', 'SUSPENDED', 'ENDED']),
  ACTIVE: plan<RelationshipStatus>('yes', ['SUSPENDED', 'ENDED']),
  SUSPENDED: plan<RelationshipStatus>('no', ['ACTIVE', 'ENDED']),
  REJECTED: plan('no'),
  ENDED: plan('no'),
  UNKNOWN: plan('nothing'),
};

/** The one table of statuses by kind of subject: their meanings, and which can follow which. */
export const LEDGERS = { PARTICIPATION: ATTENDANCE, EVENT, RELATIONSHIP } as const;

const statusesThat = <Value extends string>(ledger: LedgerOf<Value>, is: (status: Status) => boolean) =>
  (Object.keys(ledger) as Value[]).filter((status) => is(ledger[status]));

/** The statuses that mean presence, in a role other than SUBJECT. */
export const ATTENDED = statusesThat(ATTENDANCE, ({ means, phase }) => means === 'yes' && phase > 0);
/** The statuses that mean absence, now or later, without a representative. */
export const NOT_THERE = statusesThat(
  ATTENDANCE,
  ({ means, isRepresented }) => means === 'no' && !isRepresented,
);

/** The statuses that require that the event has begun. */
export const AFTER_THE_FACT = {
  PARTICIPATION: new Set(statusesThat(ATTENDANCE, ({ phase }) => phase > 0)),
  EVENT: new Set(statusesThat(EVENT, ({ phase }) => phase > 0)),
} satisfies Record<string, ReadonlySet<string>>;

/** A kind of subject with such a status. */
export type EventLedger = keyof typeof AFTER_THE_FACT;

/** Whether a status requires that the event has begun. */
export const isAfterTheFact = (kind: EventLedger, status: string): boolean =>
  (AFTER_THE_FACT[kind] as ReadonlySet<string>).has(status);

/** The statuses that can be claimed before an event has begun, for an error message. */
export const beforeTheFact = (kind: EventLedger) =>
  Object.keys(LEDGERS[kind])
    .filter((status) => status !== 'UNKNOWN' && !isAfterTheFact(kind, status))
    .join(', ');
