import { question } from './question.mjs';

/** The number of events in a country, by month, over ten years. */
export default question({
  id: 'Q5',
  title: 'timeline of a country by month, ten years',
  goals: { floor: 0.9, postgraphile: 1 },
  draw: (draws) => ({ country: draws.anyCountry(), ...draws.decade() }),
  facts: ({ timeline }) => timeline.map(({ time, value }) => [time.slice(0, 10), value]),
  floor: {
    values: ({ country, from, to }) => [country, from, to],
    facts: (answer) => answer.map(([month, n]) => [month.slice(0, 10), n]),
  },
  postgraphile: {
    facts: ({ countryBySlug: c }) => c.timeline.nodes.map(({ month, n }) => [month.slice(0, 10), Number(n)]),
  },
});
