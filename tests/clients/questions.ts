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

/** The answer to it. */
export const PARTICIPANTS_OF_EACH_TIME = {
  now: { participations: { totalCount: 14 } },
  before: { event: { participations: { totalCount: 3 } } },
  longBefore: { event: null },
};

/** The number of tenures in Russia, and of those held on a day in 2005, by ids. */
export const TERMS = `query Terms {
  now: country(iso3: "RUS") { id tenures { totalCount } }
  then: asOf(validAt: "2005-06-01") { id validAt country(iso3: "RUS") { id tenures { totalCount } } }
}`;

/** Expects the answer to it, in which the country at another time has an id of its own. */
export function expectTermsOfEachTime({ now, then }: any): void {
  expect([now.tenures.totalCount, then.country.tenures.totalCount]).toEqual([4, 1]);
  expect(then.country.id).toBe(`${now.id}@v2005-06-01`);
}

/** One thing by its id. */
export const TERMS_OF = `query TermsOf($id: ID!) {
  node(id: $id) { id ... on Country { tenures { totalCount } } }
}`;
