import { document } from './facts.mjs';

/** The number of events of a type in a country in a range of days. */
export default {
  id: 'Q9',
  title: 'totalCount with a filter',
  goals: { floor: 0.9, postgraphile: 1 },
  draw: (draws) => ({ country: draws.anyCountry(), type: draws.type(), ...draws.decade() }),
  document: document('Q9'),
  variables: (draw) => draw,
  naive: true,
  facts: ({ events }) => [events.totalCount],
  floor: { values: ({ country, type, from, to }) => [country, type, from, to], facts: (answer) => answer },
  postgraphile: {
    document: document('Q9.postgraphile'),
    variables: (draw) => draw,
    facts: ({ countryBySlug: c }) => [Number(c.countThere)],
  },
};
