import { document, eventsOfCountry } from './facts.mjs';
import q2 from './Q2.mjs';

/** Q2 as of another time: what held on a day, by what was recorded at an instant. Only Rostrum has that question. */
export default {
  id: 'Q7',
  title: 'Q2 under asOf(validAt, knownAt)',
  goals: { beside: 0.6 },
  /** What Rostrum is asked in turn with it, for the goal of that name. */
  beside: q2,
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
