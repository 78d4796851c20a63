import { describeEnum } from './describe';

/** Which end of an order comes first. */
export enum OrderDirection {
  ASC = 'ASC',
  DESC = 'DESC',
}

/** What events can be ordered by. */
export enum EventOrderField {
  TIME = 'TIME',
  NAME = 'NAME',
  GOLDSTEIN = 'GOLDSTEIN',
  RECORDED = 'RECORDED',
}

/** What countries can be ordered by. */
export enum CountryOrderField {
  NAME = 'NAME',
  ISO3 = 'ISO3',
}

/** What leaders can be ordered by. */
export enum LeaderOrderField {
  NAME = 'NAME',
}

/** What organizations can be ordered by. */
export enum OrganizationOrderField {
  NAME = 'NAME',
}

/** What relationships can be ordered by. */
export enum RelationshipOrderField {
  START = 'START',
  END = 'END',
  TYPE = 'TYPE',
  RECORDED = 'RECORDED',
}

/** What tenures can be ordered by. */
export enum TenureOrderField {
  START = 'START',
  END = 'END',
  OFFICE = 'OFFICE',
}

/** What claims can be ordered by. */
export enum ClaimOrderField {
  SAID = 'SAID',
  RECORDED = 'RECORDED',
  CONFIDENCE = 'CONFIDENCE',
}

/** What participations can be ordered by. */
export enum ParticipationOrderField {
  PROTOCOL = 'PROTOCOL',
  NAME = 'NAME',
  STATUS = 'STATUS',
}

const ENGLISH_NAME = 'The English common name.';
const RECORDING = 'When it was recorded here.';

describeEnum(
  OrderDirection,
  'OrderDirection',
  'Which end of an order comes first; what is unknown is last either way.',
  {
    ASC: 'Smallest, earliest, or A first.',
    DESC: 'Greatest, latest, or Z first.',
  },
);

describeEnum(EventOrderField, 'EventOrderField', 'What events can be ordered by.', {
  TIME: 'The earliest day on which it may have begun.',
  NAME: ENGLISH_NAME,
  GOLDSTEIN: 'Goldstein scale: conflict (-10) to cooperation (10).',
  RECORDED: RECORDING,
});

describeEnum(CountryOrderField, 'CountryOrderField', 'What countries can be ordered by.', {
  NAME: ENGLISH_NAME,
  ISO3: 'ISO 3166-1 alpha-3 code.',
});

describeEnum(LeaderOrderField, 'LeaderOrderField', 'What leaders can be ordered by.', { NAME: ENGLISH_NAME });

describeEnum(OrganizationOrderField, 'OrganizationOrderField', 'What organizations can be ordered by.', {
  NAME: ENGLISH_NAME,
});

describeEnum(RelationshipOrderField, 'RelationshipOrderField', 'What relationships can be ordered by.', {
  START: 'The earliest day on which it may have begun.',
  END: 'The latest day on which it may have ended.',
  TYPE: 'Its type, in the order in which RelationshipType lists them.',
  RECORDED: RECORDING,
});

describeEnum(TenureOrderField, 'TenureOrderField', 'What tenures can be ordered by.', {
  START: 'The earliest day on which the term may have begun.',
  END: 'The latest day on which the term may have ended.',
  OFFICE: 'Title of the office.',
});

describeEnum(ClaimOrderField, 'ClaimOrderField', 'What claims can be ordered by.', {
  SAID: 'The day by which it had been said in public.',
  RECORDED: RECORDING,
  CONFIDENCE: 'Confidence, 0 to 100.',
});

describeEnum(ParticipationOrderField, 'ParticipationOrderField', 'What participations can be ordered by.', {
  PROTOCOL: 'Protocol level; ascending puts heads of state first.',
  NAME: "The participant's English common name.",
  STATUS: 'Status, in the order in which AttendanceStatus lists them.',
});
