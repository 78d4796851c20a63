import { chooser } from './negotiate';

/** The media type by which a client knows a GraphQL response from whatever a proxy says. */
const MODERN = 'application/graphql-response+json';
const JSON_TYPE = 'application/json';

const choose = chooser([JSON_TYPE, MODERN]);

/** The media type of a GraphQL response; null where the Accept header takes none of ours. */
export const findMediaType = choose;

/** The same, and plain JSON for those who take neither: an error has to be told somehow. */
export const mediaTypeFor = (accept: string | undefined): string =>
  `${choose(accept) ?? JSON_TYPE}; charset=utf-8`;

/** Whether an answer goes out as application/graphql-response+json, of which the status tells whether there is data. */
export const isModern = (accept: string | undefined): boolean => choose(accept) === MODERN;

const chooseDocument = chooser([JSON_TYPE, MODERN, 'text/html']);

/** Whether somebody would rather have a page to look at. */
export const prefersPage = (accept: string | undefined): boolean => chooseDocument(accept) === 'text/html';

const chooseStream = chooser([JSON_TYPE, MODERN, 'text/event-stream']);

/** Whether somebody would rather have a stream of events. */
export const prefersEvents = (accept: string | undefined): boolean =>
  chooseStream(accept) === 'text/event-stream';
