/* What clients of every kind ask of the story: of now, and of another time, in one document. */

const PARADE = 'victory-day-parade-2025';

/** Who takes part in the parade, now and as far as had been said before anybody had spoken of it, when it is not there; without an id anywhere. */
export const PARTICIPANTS = `query Participants {
  now: event(slug: "${PARADE}") { participations { totalCount } }
  before: asOf(saidBy: "2025-08-20") { event(slug: "${PARADE}") { participations { totalCount } } }
}`;

/** How many terms of office in Russia are recorded, and how many of them held on a day of 2005, by ids. */
export const TERMS = `query Terms {
  now: country(iso3: "RUS") { id tenures { totalCount } }
  then: asOf(validAt: "2005-06-01") { id validAt country(iso3: "RUS") { id tenures { totalCount } } }
}`;

/** One thing by its id, wherever that leads. */
export const TERMS_OF = `query TermsOf($id: ID!) {
  node(id: $id) { id ... on Country { tenures { totalCount } } }
}`;
