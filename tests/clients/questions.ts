/* What clients of every kind ask of the story: of now, and of another time, in one document. */

const PARADE = 'victory-day-parade-2025';

/** How many take part in the parade: now, as far as had been said some days before, and when nobody had spoken of it. */
export const PARTICIPANTS = `query Participants {
  now: event(slug: "${PARADE}") { participations { totalCount } }
  before: asOf(saidBy: "2025-08-20") { event(slug: "${PARADE}") { participations { totalCount } } }
  longBefore: asOf(saidBy: "2014-01-01") { event(slug: "${PARADE}") { participations { totalCount } } }
}`;

/** The answer to that. */
export const PARTICIPANTS_OF_EACH_TIME = {
  now: { participations: { totalCount: 14 } },
  before: { event: { participations: { totalCount: 3 } } },
  longBefore: { event: null },
};

/** How many terms of office in Russia are recorded, and how many of them held on a day of 2005, by ids. */
export const TERMS = `query Terms {
  now: country(iso3: "RUS") { id tenures { totalCount } }
  then: asOf(validAt: "2005-06-01") { id validAt country(iso3: "RUS") { id tenures { totalCount } } }
}`;

/** The answer to that, and that the country of another time has an id of its own. */
export function expectTermsOfEachTime({ now, then }: any): void {
  expect([now.tenures.totalCount, then.country.tenures.totalCount]).toEqual([4, 1]);
  expect(then.country.id).toBe(`${now.id}@v2005-06-01`);
}

/** One thing by its id, wherever that leads. */
export const TERMS_OF = `query TermsOf($id: ID!) {
  node(id: $id) { id ... on Country { tenures { totalCount } } }
}`;
