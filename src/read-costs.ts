import type { Costs } from './engine/query/compile/cost';

/**
 * What the fields of the read model cost, where that is not one look-up for each row: the work of finding or computing
 * them, in rows examined, and how many rows their lists may hold. The questions of bench/ stay a hundred times below the
 * limit; an operation at the limit takes PostgreSQL and this process about a second each.
 */
export const readCosts: Costs = {
  fields: {
    // A search of one letter has all names as candidates, and ranks them.
    'Query.search': { work: 5_000 },
    'Query.paths': { work: 10_000, holds: 20 },
    'Query.graph': { work: 2_500 },
    'Query.timeline': { work: 2_500 },
    'Query.eventStats': { work: 2_500 },
    'Query.coPresence': { work: 2_500 },
    'Query.checkFirst': { work: 2_500 },
    'Query.disputes': { work: 2_500 },
    'Query.absences': { work: 250, holds: 100 },
    'Query.compareEditions': { work: 500 },
    'Query.nodes': { holds: 100 },
    'Query.datasets': { holds: 100 },

    'Event.absences': { work: 50, holds: 50 },
    'Event.comparison': { work: 100 },
    'Event.disputes': { work: 50, holds: 20 },
    'Event.subEvents': { holds: 100 },
    'EventSeries.editions': { holds: 100 },
    'EditionComparison.arrived': { holds: 100 },
    'EditionComparison.departed': { holds: 100 },
    'EditionComparison.changed': { holds: 100 },
    'Organization.members': { holds: 200 },
    'Coverage.participants': { holds: 100 },
    'Graph.nodes': { holds: 100 },
    'Graph.edges': { holds: 500 },
    'Country.borders': { holds: 15 },
    'FirstCheck.counterexamples': { holds: 20 },
    'Country.history': { work: 50 },
    'Leader.history': { work: 50 },
    'Event.history': { work: 50 },
    'Organization.history': { work: 50 },
  },
  conditions: {
    // Both are made of several rows of other tables for each candidate.
    countriesPresent: 2_000,
    participation: 500,
    source: 250,
    participant: 50,
    text: 250,
    near: 250,
  },
};
