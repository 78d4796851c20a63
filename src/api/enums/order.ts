import { defineEnum, type ValueOf } from './describe';

const ENGLISH_NAME = 'The English common name.';
const RECORDING = 'The time of recording.';

/** The direction of an order. */
export const OrderDirection = defineEnum(
  'OrderDirection',
  'The direction of an order; unknown values are last in both.',
  {
    ASC: 'Smallest, earliest, or A first.',
    DESC: 'Greatest, latest, or Z first.',
  },
);
export type OrderDirection = ValueOf<typeof OrderDirection>;

/** The orders of events. */
export const EventOrderField = defineEnum('EventOrderField', 'The orders of events.', {
  TIME: 'The earliest day on which it may have begun.',
  NAME: ENGLISH_NAME,
  GOLDSTEIN: 'The Goldstein scale: conflict (-10) to cooperation (10).',
  RECORDED: RECORDING,
});
export type EventOrderField = ValueOf<typeof EventOrderField>;

/** The orders of countries. */
export const CountryOrderField = defineEnum('CountryOrderField', 'The orders of countries.', {
  NAME: ENGLISH_NAME,
  ISO3: 'ISO 3166-1 alpha-3 code.',
});
export type CountryOrderField = ValueOf<typeof CountryOrderField>;

/** The orders of leaders. */
export const LeaderOrderField = defineEnum('LeaderOrderField', 'The orders of leaders.', {
  NAME: ENGLISH_NAME,
});
export type LeaderOrderField = ValueOf<typeof LeaderOrderField>;

/** The orders of organizations. */
export const OrganizationOrderField = defineEnum('OrganizationOrderField', 'The orders of organizations.', {
  NAME: ENGLISH_NAME,
});
export type OrganizationOrderField = ValueOf<typeof OrganizationOrderField>;

/** The orders of relationships. */
export const RelationshipOrderField = defineEnum('RelationshipOrderField', 'The orders of relationships.', {
  START: 'The earliest day on which it may have begun.',
  END: 'The latest day on which it may have ended.',
  TYPE: 'The type, in the order of the values of RelationshipType.',
  RECORDED: RECORDING,
});
export type RelationshipOrderField = ValueOf<typeof RelationshipOrderField>;

/** The orders of tenures. */
export const TenureOrderField = defineEnum('TenureOrderField', 'The orders of tenures.', {
  START: 'The earliest day on which the term may have begun.',
  END: 'The latest day on which the term may have ended.',
  OFFICE: 'The title of the office.',
});
export type TenureOrderField = ValueOf<typeof TenureOrderField>;

/** The orders of claims. */
export const ClaimOrderField = defineEnum('ClaimOrderField', 'The orders of claims.', {
  SAID: 'The day by which it was said in public.',
  RECORDED: RECORDING,
  CONFIDENCE: 'The confidence, 0 to 100.',
});
export type ClaimOrderField = ValueOf<typeof ClaimOrderField>;

/** The orders of participations. */
export const ParticipationOrderField = defineEnum(
  'ParticipationOrderField',
  'The orders of participations.',
  {
    PROTOCOL: 'Protocol level; ascending puts heads of state first.',
    NAME: "The participant's English common name.",
    STATUS: 'The status, in the order of the values of AttendanceStatus.',
  },
);
export type ParticipationOrderField = ValueOf<typeof ParticipationOrderField>;
