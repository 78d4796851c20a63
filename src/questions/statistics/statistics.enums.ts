import { defineEnum, type ValueOf } from '../../api/enums/describe';

/** The length of a bucket of a timeline. */
export const TimeInterval = defineEnum(
  'TimeInterval',
  'The length of a bucket of a timeline; all are in UTC.',
  {
    DAY: 'A day.',
    WEEK: 'A week, from Monday (ISO 8601).',
    MONTH: 'A calendar month.',
    QUARTER: 'Three months, from January, April, July or October.',
    YEAR: 'A calendar year.',
  },
);
export type TimeInterval = ValueOf<typeof TimeInterval>;

/** The groups of events. */
export const EventGroup = defineEnum(
  'EventGroup',
  'How events are grouped. An event with several participants or sources counts in the group of each.',
  {
    TYPE: 'PLOVER event type.',
    QUAD_CLASS: 'Verbal or material, cooperation or conflict.',
    STATUS: 'Planned, past or reported.',
    PLACE_COUNTRY: 'The country in which it takes place.',
    PARTICIPANT: 'Each participant, with any status; not the countries represented.',
    SERIES: 'The series of which it is an edition.',
    DATASET: 'The data set from which it was imported.',
    SOURCE: 'Each source with claims about it or about its participations.',
  },
);
export type EventGroup = ValueOf<typeof EventGroup>;

/** The measure of a group of events. */
export const EventMeasure = defineEnum('EventMeasure', 'The measure of a group of events.', {
  COUNT: 'Total number of events.',
  AVG_GOLDSTEIN: 'Mean of their Goldstein scores; null if none has one.',
  SUM_GOLDSTEIN: 'Sum of their Goldstein scores; 0 if none has one.',
});
export type EventMeasure = ValueOf<typeof EventMeasure>;
