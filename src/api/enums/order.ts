import { describeEnum } from './describe';

/** The direction of an order. */
export enum OrderDirection {
  ASC = 'ASC',
  DESC = 'DESC',
}

/** The orders of events. */
export enum EventOrderField {
  TIME = 'TIME',
  NAME = 'NAME',
  GOLDSTEIN = 'GOLDSTEIN',
  RECORDED = 'RECORDED',
}

/** The orders of countries. */
export enum CountryOrderField {
  NAME = 'NAME',
  ISO3 = 'ISO3',
}

/** The orders of leaders. */
export enum LeaderOrderField {
  NAME = 'NAME',
}

/** The orders of organizations. */
export enum OrganizationOrderField {
  NAME = 'NAME',
}

/** The orders of relationships. */
export enum RelationshipOrderField {
  START = 'START',
  END = 'END',
  TYPE = 'TYPE',
  RECORDED = 'RECORDED',
}

/** The orders of tenures. */
export enum TenureOrderField {
  START = 'START',
  END = 'END',
  OFFICE = 'OFFICE',
}

/** The orders of claims. */
export enum ClaimOrderField {
  SAID = 'SAID',
  RECORDED = 'RECORDED',
  CONFIDENCE = 'CONFIDENCE',
}

/** The orders of participations. */
export enum ParticipationOrderField {
  PROTOCOL = 'PROTOCOL',
  NAME = 'NAME',
  STATUS = 'STATUS',
}

const ENGLISH_NAME = 'The English common name.';
const RECORDING = 'The time of recording.';

describeEnum(
  OrderDirection,
  'OrderDirection',
  'The direction of an order; unknown values are last in both.',
  {
    ASC: 'Smallest, earliest, or A first.',
    DESC: 'Greatest, latest, or Z first.',
  },
);

describeEnum(EventOrderField, 'EventOrderField', 'The orders of events.', {
  TIME: 'The earliest day on which it may have begun.',
  NAME: ENGLISH_NAME,
  GOLDSTEIN: 'The Goldstein scale: conflict (-10) to cooperation (10).',
  RECORDED: RECORDING,
});

describeEnum(CountryOrderField, 'CountryOrderField', 'The orders of countries.', {
  NAME: ENGLISH_NAME,
  ISO3: 'ISO 3166-1 alpha-3 code.',
});

describeEnum(LeaderOrderField, 'LeaderOrderField', 'The orders of leaders.', { NAME: ENGLISH_NAME });

describeEnum(OrganizationOrderField, 'OrganizationOrderField', 'The orders of organizations.', {
  NAME: ENGLISH_NAME,
});

describeEnum(RelationshipOrderField, 'RelationshipOrderField', 'The orders of relationships.', {
  START: 'The earliest day on which it may have begun.',
  END: 'The latest day on which it may have ended.',
  TYPE: 'The type, in the order of the values of RelationshipType.',
  RECORDED: RECORDING,
});

describeEnum(TenureOrderField, 'TenureOrderField', 'The orders of tenures.', {
  START: 'The earliest day on which the term may have begun.',
  END: 'The latest day on which the term may have ended.',
  OFFICE: 'The title of the office.',
});

describeEnum(ClaimOrderField, 'ClaimOrderField', 'The orders of claims.', {
  SAID: 'The day by which it was said in public.',
  RECORDED: RECORDING,
  CONFIDENCE: 'The confidence, 0 to 100.',
});

describeEnum(ParticipationOrderField, 'ParticipationOrderField', 'The orders of participations.', {
  PROTOCOL: 'Protocol level; ascending puts heads of state first.',
  NAME: "The participant's English common name.",
  STATUS: 'The status, in the order of the values of AttendanceStatus.',
});
