import type { Costs } from './engine/query/compile/cost';

// Each event has several claims, and thus sources and participants.
const BY_GROUP = { SOURCE: 80_000, PARTICIPANT: 40_000 };
const BY_MEASURE = { AVG_GOLDSTEIN: 5_000, SUM_GOLDSTEIN: 5_000 };

/**
 * What the fields of the read model cost, where that is not one look-up for each row: the work of finding or computing
 * them, in rows examined, and how many rows their lists may hold. Measured with 150,000 events (bench/fill), of which a
 * quarter has further claims, in units of ten microseconds of PostgreSQL; the dearest take two or three times as long with
 * 50,000 events. What people ask stays below half of the limit (tests/conformance/usual-questions.test.ts).
 */
export const readCosts: Costs = {
  fields: {
    // Only the first page of all events, where most of them are computed to find it.
    'Query.events': { work: 0, workAsSaid: 8_000, countAsSaid: 15_000 },
    'Query.sources': { work: 0, workAsSaid: 5_000 },
    'Query.tenures': { work: 0, workAsSaid: 5_000 },
    'Query.relationships': { work: 0, workAsSaid: 5_000 },
    // A search of one letter has all names as candidates, and ranks them.
    'Query.search': { work: 15_000, workAsSaid: 15_000 },
    'Query.paths': { work: 40_000, workAsSaid: 40_000, holds: 20 },
    'Query.graph': { work: 5_000, workAsSaid: 5_000, given: { depth: { 2: 15_000, 3: 15_000 } } },
    'Query.timeline': {
      work: 5_000,
      workAsSaid: 25_000,
      given: { groupBy: BY_GROUP, measure: BY_MEASURE },
    },
    'Query.eventStats': {
      work: 5_000,
      workAsSaid: 25_000,
      given: { groupBy: BY_GROUP, measure: BY_MEASURE },
    },
    'Query.coPresence': { work: 2_500, workAsSaid: 30_000 },
    'Query.checkFirst': { work: 2_500, workAsSaid: 30_000 },
    'Query.disputes': {
      work: 5_000,
      workAsSaid: 5_000,
      given: { kind: { SUCCESSION: 20_000 } },
      count: 1_000,
    },
    'Query.absences': { work: 1_000, holds: 100 },
    'Query.compareEditions': { work: 500 },
    'Query.nodes': { holds: 100 },
    'Query.datasets': { holds: 100 },

    'Event.absences': { work: 50, holds: 50 },
    'Event.comparison': { work: 100 },
    'Event.disputes': { work: 50, holds: 20 },
    'Event.subEvents': { holds: 100 },
    'EventSeries.editions': { holds: 50 },
    'Path.steps': { holds: 5 },
    'Event.participations': { count: 5 },
    // A fact has several claims where it is disputed; few have more.
    'Participation.claims': { holds: 5 },
    'Participation.ledger': { holds: 5 },
    'Relationship.claims': { holds: 5 },
    'Tenure.claims': { holds: 5 },
    'Quantity.claims': { holds: 5 },
    'Position.claims': { holds: 5 },
    'EditionComparison.arrived': { holds: 100 },
    'EditionComparison.departed': { holds: 100 },
    'EditionComparison.changed': { holds: 100 },
    'Organization.members': { holds: 200 },
    'Coverage.participants': { holds: 100 },
    'Graph.nodes': { holds: 100 },
    'Graph.edges': { holds: 500 },
    'Country.borders': { holds: 15 },
    'FirstCheck.counterexamples': { holds: 20 },

    // The facts of a thing, and the claims about them, are sorted to find the first.
    'Country.claims': { work: 1_000, workAsSaid: 2_500 },
    'Country.events': { work: 0, workAsSaid: 1_000, sort: 500, countAsSaid: 900 },
    'Country.participations': { work: 150, workAsSaid: 3_000, sort: 500 },
    'Country.relationships': { work: 10 },
    'Country.tenures': { work: 150 },
    'Country.history': { work: 50 },
    'Leader.claims': { work: 10 },
    'Leader.events': { work: 0, workAsSaid: 500, sort: 500 },
    'Leader.participations': { work: 10, workAsSaid: 3_000, sort: 200 },
    'Leader.relationships': { work: 150 },
    'Leader.history': { work: 200, workAsSaid: 250 },
    'Organization.claims': { work: 50 },
    'Organization.events': { work: 0, workAsSaid: 500, sort: 500 },
    'Organization.relationships': { work: 150 },
    'Organization.history': { work: 50, workAsSaid: 100 },
    'Event.history': { work: 500, workAsSaid: 500 },
    'Leader.description': { work: 4, workAsSaid: 4 },
    'Claim.effect': { work: 5, workAsSaid: 5 },
    // Long texts: a point for a hundred or two of their characters, and an article as a whole.
    'Claim.statement': { work: 0.5, workAsSaid: 0.5 },
    'Claim.quote': { work: 1, workAsSaid: 1 },
    'Claim.note': { work: 2, workAsSaid: 2 },
    'Change.after': { work: 1, workAsSaid: 1 },
    'Change.before': { work: 1, workAsSaid: 1 },
    'Event.description': { work: 0.5, workAsSaid: 1 },
    'Event.summary': { work: 0.5, workAsSaid: 0.5 },
    'Source.text': { work: 200, workAsSaid: 200 },
  },
  conditions: {
    // Made of several rows of other tables for each candidate.
    countriesPresent: 40_000,
    includeMembers: 20_000,
    participation: 15_000,
    source: 30_000,
    text: 10_000,
    participant: 2_500,
    // Compared with each row, since no index has them.
    NOT: 4_000,
    near: 5_000,
    goldstein: 6_000,
    cameoCode: 3_500,
    edition: 2_500,
    group: 25_000,
    saidAt: 25_000,
    property: 4_000,
    modality: 5_000,
    rank: 5_000,
    retracted: 4_000,
    review: 4_000,
    term: 1_000,
    publishedAt: 2_500,
    publisher: 2_000,
    country: 2_000,
    inOffice: 1_000,
  },
  conditionsAsSaid: {
    // Made of participations and claims that are computed themselves.
    participation: 20_000,
    countriesPresent: 60_000,
    near: 10_000,
    property: 5_000,
    role: 3_000,
    inOffice: 5_000,
    // Most events have their current columns, which are compared as they are read.
    NOT: 1_000,
    goldstein: 1_000,
  },
  computed: { Event: 35_000 },
  orders: { 'Claim.CONFIDENCE': 6_000 },
};
