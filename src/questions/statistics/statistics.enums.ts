import { describeEnum } from '../../api/enums/describe';

/** How long a bucket of a timeline is. */
export enum TimeInterval {
  DAY = 'DAY',
  WEEK = 'WEEK',
  MONTH = 'MONTH',
  QUARTER = 'QUARTER',
  YEAR = 'YEAR',
}

/** What events are grouped by. */
export enum EventGroup {
  TYPE = 'TYPE',
  QUAD_CLASS = 'QUAD_CLASS',
  STATUS = 'STATUS',
  PLACE_COUNTRY = 'PLACE_COUNTRY',
  PARTICIPANT = 'PARTICIPANT',
  SERIES = 'SERIES',
  DATASET = 'DATASET',
  SOURCE = 'SOURCE',
}

/** What is measured of a group of events. */
export enum EventMeasure {
  COUNT = 'COUNT',
  AVG_GOLDSTEIN = 'AVG_GOLDSTEIN',
  SUM_GOLDSTEIN = 'SUM_GOLDSTEIN',
}

describeEnum(TimeInterval, 'TimeInterval', 'How long a bucket of a timeline is; all are in UTC.', {
  DAY: 'A day.',
  WEEK: 'A week, from Monday (ISO 8601).',
  MONTH: 'A calendar month.',
  QUARTER: 'Three months, from January, April, July or October.',
  YEAR: 'A calendar year.',
});

describeEnum(
  EventGroup,
  'EventGroup',
  'What events are grouped by. An event of several participants or sources counts in the group of each.',
  {
    TYPE: 'PLOVER event type.',
    QUAD_CLASS: 'Words or deeds, for or against.',
    STATUS: 'Planned, past or reported.',
    PLACE_COUNTRY: 'The country it takes place in.',
    PARTICIPANT: 'Each of those who take part, whatever their status; not the countries that they represent.',
    SERIES: 'The series of which it is an edition.',
    DATASET: 'The import that brought it.',
    SOURCE: 'Each source that says something about it or about who takes part.',
  },
);

describeEnum(EventMeasure, 'EventMeasure', 'What is measured of a group of events.', {
  COUNT: 'How many there are.',
  AVG_GOLDSTEIN: 'Mean of their Goldstein scores; null where none of them has one.',
  SUM_GOLDSTEIN: 'Sum of their Goldstein scores; 0 where none of them has one.',
});
