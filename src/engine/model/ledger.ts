import { AttendanceStatus, EventStatus, RelationshipStatus } from '../../generated/prisma/enums';

/** A status of a ledger: what it says, and how far along it is. */
export interface Status {
  /** Whether somebody is there, an event takes place, a relationship holds; `nothing` goes with every other status. */
  says: 'yes' | 'no' | 'maybe' | 'nothing';
  /** 0 for a plan or a state; more for what only an event that has begun can show, and more again once that is over. */
  phase: 0 | 1 | 2;
  /** What can come next, whoever says so. */
  next: readonly string[];
  /** Somebody else is there in their place. */
  isRepresented?: true;
}

type LedgerOf<Value extends string> = Readonly<Record<Value, Status>>;
type Next<Value> = readonly Value[];

const plan = <V extends string>(says: Status['says'], next: Next<V> = []): Status => ({
  says,
  phase: 0,
  next,
});
const shown = (says: Status['says'], phase: 1 | 2 = 1, next: readonly string[] = []): Status => ({
  says,
  phase,
  next,
});

const SHOWN_UP = ['ATTENDED', 'ABSENT', 'DELEGATED'] as const;
const HELD = ['UNDERWAY', 'OCCURRED'] as const;

const ATTENDANCE: LedgerOf<AttendanceStatus> = {
  INVITED: plan('nothing'),
  POSSIBLE: plan<AttendanceStatus>('maybe', [
    'EXPECTED',
    'CONFIRMED',
    'NOT_EXPECTED',
    'DECLINED',
    'WITHDRAWN',
    ...SHOWN_UP,
  ]),
  EXPECTED: plan<AttendanceStatus>('yes', ['CONFIRMED', 'DECLINED', 'WITHDRAWN', ...SHOWN_UP]),
  CONFIRMED: plan<AttendanceStatus>('yes', ['WITHDRAWN', ...SHOWN_UP]),
  NOT_EXPECTED: plan<AttendanceStatus>('no', ['CONFIRMED', 'DECLINED', ...SHOWN_UP]),
  DECLINED: plan<AttendanceStatus>('no', SHOWN_UP),
  WITHDRAWN: plan<AttendanceStatus>('no', SHOWN_UP),
  DELEGATED: { ...shown('no'), isRepresented: true },
  ATTENDED: shown('yes'),
  ABSENT: shown('no'),
  UNKNOWN: plan('nothing'),
};

const EVENT: LedgerOf<EventStatus> = {
  SCHEDULED: plan<EventStatus>('yes', ['POSTPONED', 'RESCHEDULED', 'CANCELLED', ...HELD]),
  POSTPONED: plan<EventStatus>('no', ['RESCHEDULED', 'CANCELLED', ...HELD]),
  RESCHEDULED: plan<EventStatus>('yes', ['POSTPONED', 'CANCELLED', ...HELD]),
  CANCELLED: plan('no'),
  UNDERWAY: shown('yes', 1, ['OCCURRED']),
  OCCURRED: shown('yes', 2),
  // A machine read it in the news, whatever became of it.
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

/** The statuses of each kind of subject that has a ledger: the one table of what they say and what follows what. */
export const LEDGERS = { PARTICIPATION: ATTENDANCE, EVENT, RELATIONSHIP } as const;

const statusesThat = <Value extends string>(ledger: LedgerOf<Value>, is: (status: Status) => boolean) =>
  (Object.keys(ledger) as Value[]).filter((status) => is(ledger[status]));

/** The statuses that say that somebody is there, in a role other than SUBJECT. */
export const ATTENDED = statusesThat(ATTENDANCE, ({ says, phase }) => says === 'yes' && phase > 0);
/** The statuses that say that somebody is not there, or will not be, and sends nobody either. */
export const NOT_THERE = statusesThat(
  ATTENDANCE,
  ({ says, isRepresented }) => says === 'no' && !isRepresented,
);

/** What only an event that has begun can show, of it and of those who take part. */
export const AFTER_THE_FACT = {
  PARTICIPATION: new Set(statusesThat(ATTENDANCE, ({ phase }) => phase > 0)),
  EVENT: new Set(statusesThat(EVENT, ({ phase }) => phase > 0)),
} satisfies Record<string, ReadonlySet<string>>;

/** A kind of subject that has a status which only an event that has begun can show. */
export type EventLedger = keyof typeof AFTER_THE_FACT;

/** Whether a status is one that only an event that has begun can show. */
export const isAfterTheFact = (kind: EventLedger, status: string): boolean =>
  (AFTER_THE_FACT[kind] as ReadonlySet<string>).has(status);

/** What can be said before an event has begun, for a message. */
export const beforeTheFact = (kind: EventLedger) =>
  Object.keys(LEDGERS[kind])
    .filter((status) => status !== 'UNKNOWN' && !isAfterTheFact(kind, status))
    .join(', ');
