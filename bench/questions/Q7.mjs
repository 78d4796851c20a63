import { eventsOfCountry } from './facts.mjs';
import { question } from './question.mjs';
import q2 from './Q2.mjs';

/** Q2 at another time: valid on a day, as recorded by an instant. Only Rostrum supports this. */
export default question({
  id: 'Q7',
  title: 'Q2 under asOf(validAt, knownAt)',
  goals: { beside: 0.6 },
  /** The question of Rostrum that takes turns with it, for the goal of that name. */
  beside: q2,
  draw: (draws) => ({
    country: draws.country(),
    ...draws.year(),
    validAt: draws.validAt(),
    knownAt: draws.knownAt(),
  }),
  naive: false,
  facts: ({ asOf }) => eventsOfCountry(asOf),
  floor: {
    values: ({ country, from, to, validAt, knownAt }) => [country, from, to, validAt, knownAt],
    facts: ([name, events]) => [name, events],
  },
  postgraphile: null,
});
