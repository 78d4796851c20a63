import { ImportFormat, ImportState } from '../../generated/prisma/enums';
import { describeEnum } from './describe';

export { ImportFormat, ImportState };

describeEnum(ImportFormat, 'ImportFormat', 'The format of a file to import.', {
  GDELT_EVENTS: 'GDELT events, 1.0 (57 or 58 columns) and 2.0 (61), tab-separated, without a header.',
  ICEWS_EVENTS: 'ICEWS coded events, tab-separated, with a header.',
  COW_ALLIANCES: 'Correlates of War formal alliances, by member, CSV.',
  REIGN_LEADERS: 'REIGN leader list, CSV.',
  FACTBOOK_LEADERS: 'World Factbook: the government section of a country, JSON.',
  WIKIPEDIA_CURRENT_EVENTS: "Events of Wikipedia's current-events portal, JSON.",
  ROSTRUM_JSONL: "Rostrum's own format, one record a line, complete and lossless.",
});

describeEnum(ImportState, 'ImportState', 'The state of an import.', {
  QUEUED: 'Waiting to run.',
  RUNNING: 'Running.',
  SUCCEEDED: 'Finished; single rows may have been rejected.',
  FAILED:
    'Failed; what has been committed is kept, and the same import resumes from there when it is started again.',
  CANCELLED: 'Cancelled or interrupted; the same import resumes from there when it is started again.',
});
