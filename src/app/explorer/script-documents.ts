import { NEW_CHANGES } from './client/lib/follow-changes';
import { CREATE_SOURCE, recordingBy } from './client/lib/write';
import { REVIEW_DOCUMENTS } from './client/review/api';
import { FORMS } from './components/write/fields';

/** The documents that browser scripts of the explorer send to /graphql, where they are trusted as those of its pages are. */
export const scriptDocuments: readonly string[] = [
  NEW_CHANGES,
  CREATE_SOURCE,
  ...new Set(FORMS.map(({ mutation }) => recordingBy(mutation))),
  ...REVIEW_DOCUMENTS,
];
