import { describeEnum } from '../../api/enums/describe';

/** What a step of a path may go over. */
export enum PathVia {
  RELATIONSHIP = 'RELATIONSHIP',
  EVENT = 'EVENT',
  REPORT = 'REPORT',
  TENURE = 'TENURE',
  BORDER = 'BORDER',
}

describeEnum(PathVia, 'PathVia', 'What a step of a path may go over, in either direction.', {
  RELATIONSHIP:
    'A relationship of any type but BORDER that is ACTIVE, PROPOSED or SUSPENDED; asked of a day of the past also one that has ENDED since.',
  EVENT:
    'An event in which both take part or are represented, whatever is known of their attendance but that they are not there. Not a CANCELLED one, nor what was REPORTED; nor are the SOURCE and TARGET that a report has.',
  REPORT: 'The same of a REPORTED event: what a machine read in the news. Only where asked for.',
  TENURE: 'A term of office, between a leader and a country.',
  BORDER: 'A common border.',
});
