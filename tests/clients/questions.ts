/* Queries about the story for clients of every kind: present and another time in one document. */

const PARADE = 'victory-day-parade-2025';

/**
 * The number of participants in the parade: now, as known in public some days before, and before any
 * claim about it.
 */
export const PARTICIPANTS = `query Participants {
  now: event(slug: "${PARADE}") { participations { totalCount } }
  before: asOf(saidBy: "2025-08-20") { event(slug: "${PARADE}") { participations { totalCount } } }
  longBefore: asOf(saidBy: "2014-01-01") { event(slug: "${PARADE}") { participations { totalCount } } }
}`;

/** The number of tenures in Russia, and of those held on a day in 2005, by ids. */
export const TERMS = `query Terms {
  now: country(iso3: "RUS") { id tenures { totalCount } }
  then: asOf(validAt: "2005-06-01") { id validAt country(iso3: "RUS") { id tenures { totalCount } } }
}`;

/** One thing by its id. */
export const TERMS_OF = `query TermsOf($id: ID!) {
  node(id: $id) { id ... on Country { tenures { totalCount } } }
}`;
