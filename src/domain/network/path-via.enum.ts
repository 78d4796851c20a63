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
    'An event in which both take part or are represented, unless one is known to be absent. CANCELLED and REPORTED events do not count, nor do the roles SOURCE and TARGET.',
  REPORT: 'The same of a REPORTED event: what a machine read in the news. Only where asked for.',
  TENURE: 'A term of office, between a leader and a country.',
  BORDER: 'A common border.',
});

/** What is gone over where nothing else is asked for: what people recorded, not what machines read. */
export const DEFAULT_VIA = [PathVia.RELATIONSHIP, PathVia.EVENT, PathVia.TENURE, PathVia.BORDER];
