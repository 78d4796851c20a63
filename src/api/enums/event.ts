import { EventStatus, EventType, PlacePrecision, QuadClass } from '../../generated/prisma/enums';
import { describeEnum } from './describe';

export { EventStatus, EventType, PlacePrecision, QuadClass };

/** How finely a time is known. */
export enum TimePrecision {
  DAY = 'DAY',
  MONTH = 'MONTH',
  SEASON = 'SEASON',
  YEAR = 'YEAR',
  DECADE = 'DECADE',
  CENTURY = 'CENTURY',
  UNKNOWN = 'UNKNOWN',
}

describeEnum(TimePrecision, 'TimePrecision', 'The finest unit in which a time is known (ISO 8601-2).', {
  DAY: 'To the day: 2025-09-03.',
  MONTH: 'To the month: 2025-09.',
  SEASON: 'To the season, codes 21 to 24: 2025-23 is autumn.',
  YEAR: 'To the year: 2025.',
  DECADE: 'To the decade: 201X.',
  CENTURY: 'To the century: 19XX.',
  UNKNOWN: 'Not known at all.',
});

describeEnum(
  EventType,
  'EventType',
  'What is done, as the PLOVER ontology classes it (it succeeds CAMEO); CEREMONY, STATEMENT and OTHER are our own.',
  {
    AGREE: 'PLOVER: agrees to, or promises, cooperation to come.',
    CONSULT: 'PLOVER: meets, visits, calls, negotiates.',
    SUPPORT: 'PLOVER: gives diplomatic support: recognizes, signs, endorses.',
    CONCEDE: 'PLOVER: gives way: eases restrictions, releases, resigns.',
    COOPERATE: 'PLOVER: cooperates in deed, economically, militarily or in justice.',
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
  'Words or deeds, for or against: the four classes into which CAMEO codes fall.',
  {
    VERBAL_COOPERATION: 'Class 1, CAMEO roots 01 to 05: words of cooperation.',
    MATERIAL_COOPERATION: 'Class 2, CAMEO roots 06 to 08: deeds of cooperation.',
    VERBAL_CONFLICT: 'Class 3, CAMEO roots 09 to 13: words of conflict.',
    MATERIAL_CONFLICT: 'Class 4, CAMEO roots 14 to 20: deeds of conflict.',
  },
);

describeEnum(
  EventStatus,
  'EventStatus',
  "Whether it is planned or has taken place; the words follow schema.org's EventStatusType. REPORTED: a machine read it in the news. It may repeat or misread, and proves nobody's attendance.",
  {
    SCHEDULED: 'Announced for a time to come.',
    POSTPONED: 'Put off, with no new time yet.',
    RESCHEDULED: 'Moved to another time.',
    CANCELLED: 'Called off.',
    UNDERWAY: 'Has begun and not ended.',
    OCCURRED: 'Has taken place.',
    REPORTED: 'Coded from news by a machine, as GDELT and ICEWS do; unverified.',
    UNKNOWN: 'Undecided: what was said of it is denied by a claim that goes before. No claim says this.',
  },
);

describeEnum(PlacePrecision, 'PlacePrecision', 'What the coordinates of a place stand for.', {
  EXACT: 'The very spot: a square, a building.',
  TOWN: 'Some point in the town.',
  REGION: 'The middle of a province or region.',
  COUNTRY: 'The middle of a country.',
  UNKNOWN: 'Nobody said.',
});
