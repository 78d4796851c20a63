import { document, eventsOfCountry } from './facts.mjs';

/** The 50 newest events of a country in a range of days, with 5 participations each. */
export default {
  id: 'Q2',
  title: '50 events of a country, 5 participations each',
  goals: { floor: 0.85, postgraphile: 1.2 },
  draw: (draws) => ({ country: draws.country(), ...draws.year() }),
  document: document('Q2'),
  variables: (draw) => draw,
  naive: true,
  facts: eventsOfCountry,
  floor: { values: ({ country, from, to }) => [country, from, to], facts: (answer) => answer },
  postgraphile: {
    document: document('Q2.postgraphile'),
    variables: (draw) => draw,
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
};
