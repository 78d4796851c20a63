import { eventsOfCountry } from './facts.mjs';
import { question } from './question.mjs';

/** The 50 newest events of a country in a range of days, with 5 participations each. */
export default question({
  id: 'Q2',
  title: '50 events of a country, 5 participations each',
  goals: { floor: 0.85, postgraphile: 1.2 },
  draw: (draws) => ({ country: draws.country(), ...draws.year() }),
  facts: eventsOfCountry,
  floor: { values: ({ country, from, to }) => [country, from, to] },
  postgraphile: {
    facts: ({ countryBySlug: c }) => [
      c.name,
      c.eventsWithin.nodes.map((e) => [
        Number(e.rowId),
        e.name,
        e.status,
        e.timeEdtf,
        e.participations.nodes.map((p) => [p.status, [p.participant.kind, p.participant.name]]),
      ]),
    ],
  },
});
