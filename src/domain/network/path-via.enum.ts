import { defineEnum, type ValueOf } from '../../api/enums/describe';

/** The kinds of step in a path. */
export const PathVia = defineEnum('PathVia', 'The kinds of step in a path, in either direction.', {
  RELATIONSHIP:
    'A relationship of any type except BORDER that is ACTIVE, PROPOSED or SUSPENDED; under asOf(validAt:) also one that has ENDED since that day.',
  EVENT:
    'An event in which both take part or are represented, unless one is known to be absent. CANCELLED and REPORTED events do not count, nor do the roles SOURCE and TARGET.',
  REPORT: 'The same for a REPORTED event, coded by machine from the news. Only if requested.',
  TENURE: 'A tenure, between a leader and a country.',
  BORDER: 'A common border.',
});
export type PathVia = ValueOf<typeof PathVia>;

/** What is gone over where nothing else is asked for: what people recorded, not what machines read. */
export const DEFAULT_VIA = [PathVia.RELATIONSHIP, PathVia.EVENT, PathVia.TENURE, PathVia.BORDER];
