import { EventStatus, EventType, PlacePrecision, QuadClass } from '../../generated/prisma/enums';
import { defineEnum, describeEnum, type ValueOf } from './describe';

export { EventStatus, EventType, PlacePrecision, QuadClass };

/** The precision of a time. */
export const TimePrecision = defineEnum(
  'TimePrecision',
  'The precision of a time: the smallest unit that is known (ISO 8601-2).',
  {
    DAY: 'To the day: 2025-09-03.',
    MONTH: 'To the month: 2025-09.',
    SEASON: 'To the season, codes 21 to 24: 2025-23 is autumn.',
    YEAR: 'To the year: 2025.',
    DECADE: 'To the decade: 201X.',
    CENTURY: 'To the century: 19XX.',
    UNKNOWN: 'The time is unknown.',
  },
);
export type TimePrecision = ValueOf<typeof TimePrecision>;

describeEnum(
  EventType,
  'EventType',
  "The type of an event in the PLOVER ontology (CAMEO's successor); CEREMONY, STATEMENT and OTHER are additions.",
  {
    AGREE: 'PLOVER: agrees to, or promises, future cooperation.',
    CONSULT: 'PLOVER: meets, visits, calls, negotiates.',
    SUPPORT: 'PLOVER: gives diplomatic support: recognizes, signs, endorses.',
    CONCEDE: 'PLOVER: gives way: eases restrictions, releases, resigns.',
    COOPERATE: 'PLOVER: cooperates materially: economically, militarily or judicially.',
    AID: 'PLOVER: provides money, goods, shelter or arms.',
    RETREAT: 'PLOVER: withdraws forces, lifts a blockade, ceases fire.',
    REQUEST: 'PLOVER: asks for or demands something.',
    ACCUSE: 'PLOVER: disapproves: criticizes, accuses, sues.',
    REJECT: 'PLOVER: refuses a proposal or request.',
    THREATEN: 'PLOVER: threatens, or gives an ultimatum.',
    PROTEST: 'PLOVER: civilians demonstrate, strike, riot.',
    SANCTION: 'PLOVER: breaks off or reduces normal relations, or imposes sanctions.',
    MOBILIZE: 'PLOVER: shows or readies force: alerts, exercises, missile tests.',
    COERCE: 'PLOVER: represses: arrests, seizes, expels, bans.',
    ASSAULT: 'PLOVER: uses force: attacks, bombs, fights.',
    CEREMONY: 'A parade, commemoration, inauguration or funeral.',
    STATEMENT: 'A speech or declaration that is none of the above.',
    OTHER: 'None of these.',
  },
);

describeEnum(
  QuadClass,
  'QuadClass',
  'The class of a CAMEO code: verbal or material, cooperation or conflict.',
  {
    VERBAL_COOPERATION: 'Class 1, CAMEO roots 01 to 05: verbal cooperation.',
    MATERIAL_COOPERATION: 'Class 2, CAMEO roots 06 to 08: material cooperation.',
    VERBAL_CONFLICT: 'Class 3, CAMEO roots 09 to 13: verbal conflict.',
    MATERIAL_CONFLICT: 'Class 4, CAMEO roots 14 to 20: material conflict.',
  },
);

describeEnum(
  EventStatus,
  'EventStatus',
  "Whether an event is planned or has taken place; named after schema.org's EventStatusType. REPORTED: coded from news by a machine; possibly a duplicate or an error, and no evidence of attendance.",
  {
    SCHEDULED: 'Announced for a future time.',
    POSTPONED: 'Postponed, without a new time yet.',
    RESCHEDULED: 'Moved to another time.',
    CANCELLED: 'Called off.',
    UNDERWAY: 'Has begun and has not ended.',
    OCCURRED: 'Has taken place.',
    REPORTED: 'Coded from news by a machine, as GDELT and ICEWS do; unverified.',
    UNKNOWN: 'Not claimed, or undecided: a claim that takes precedence denies the status. Cannot be claimed.',
  },
);

describeEnum(PlacePrecision, 'PlacePrecision', 'The precision of the coordinates of a place.', {
  EXACT: 'The exact location: a square, a building.',
  TOWN: 'A point in the town.',
  REGION: 'The center of a province or region.',
  COUNTRY: 'The center of a country.',
  UNKNOWN: 'Unknown.',
});
