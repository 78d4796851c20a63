import { joinValues } from '../formats/csv-columns';

interface Called {
  slug: string;
  name: string;
}

/**
 * The subject of a change: a thing, a fact and the things that it connects, a claim, a source or a
 * dataset.
 */
export interface Changed {
  id: string;
  slug?: string;
  name?: string;
  event?: Called;
  participant?: Called;
  subject?: Called;
  object?: Called;
  leader?: Called;
  country?: Called;
  statement?: string;
  title?: string;
}

/** One change, as selected for the rows and the feed. */
export interface ChangeItem {
  id: string;
  cursor: string;
  at: string;
  action: string;
  actor: string | null;
  subject: Changed | null;
  fields: string[];
  before: unknown;
  after: unknown;
}

const CALLED = '{ ... on Entity { slug name } }';

/** The selection on a thing, or on a fact and the things that it connects. */
export const CONNECTED = `... on Node { id }
    ... on Entity { slug name }
    ... on Participation { event ${CALLED} participant ${CALLED} }
    ... on Relationship { subject ${CALLED} object ${CALLED} }
    ... on Tenure { leader ${CALLED} country ${CALLED} }`;

/** The selection on a Change. */
export const CHANGE = `id cursor at action actor fields before after
  subject {
    ${CONNECTED}
    ... on Claim { statement }
    ... on Source { title }
    ... on EventSeries { slug name }
    ... on Dataset { name }
  }`;

const connected = ({ participant, event, subject, object, leader, country }: Changed) =>
  [participant, event, subject, object, leader, country].filter((end) => end !== undefined);

/** The slugs of the subject of a change: its own, or those of the things that a fact connects. */
export const slugsOf = (changed: Changed): string =>
  joinValues([...(changed.slug ? [changed.slug] : []), ...connected(changed).map(({ slug }) => slug)]);

/**
 * The subject of a change in words: a name, a title, a statement, or the names of the things that a fact
 * connects.
 */
export const nameOf = (changed: Changed): string =>
  changed.name ??
  changed.title ??
  changed.statement ??
  connected(changed)
    .map(({ name }) => name)
    .join(' – ');
