import { document, eventsOfCountry } from './facts.mjs';

/** Q2 as of another time: what held on a day, by what was recorded at an instant. Only Rostrum has that question. */
export default {
  id: 'Q7',
  title: 'Q2 under asOf(validAt, knownAt)',
  goals: { ofQ2: 0.6 },
  draw: (draws) => ({
    country: draws.country(),
    ...draws.year(),
    validAt: draws.validAt(),
    knownAt: draws.knownAt(),
  }),
  document: document('Q7'),
  variables: (draw) => draw,
  naive: false,
  facts: ({ asOf }) => eventsOfCountry(asOf),
  floor: {
    values: ({ country, from, to, validAt, knownAt }) => [country, from, to, validAt, knownAt],
    facts: ([name, events]) => [name, events],
  },
  postgraphile: null,
};
