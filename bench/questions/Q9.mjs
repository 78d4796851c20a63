import { question } from './question.mjs';

/** The number of events of a type in a country in a range of days. */
export default question({
  id: 'Q9',
  title: 'totalCount with a filter',
  goals: { floor: 0.9, postgraphile: 1 },
  draw: (draws) => ({ country: draws.anyCountry(), type: draws.type(), ...draws.decade() }),
  facts: ({ events }) => [events.totalCount],
  floor: { values: ({ country, type, from, to }) => [country, type, from, to] },
  postgraphile: {
    facts: ({ countryBySlug: c }) => [Number(c.countThere)],
  },
});
