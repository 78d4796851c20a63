import { document, number, who } from './facts.mjs';

/** One event by slug with place, country and the first 10 participations, each with name and status. */
export default {
  id: 'Q1',
  title: 'one event, 10 participations',
  goals: { floor: 0.75, postgraphile: 3 },
  draw: (draws) => ({ slug: draws.event() }),
  document: document('Q1'),
  variables: (draw) => draw,
  naive: true,
  facts: ({ event: e }) => [
    number(e.id),
    e.name,
    e.type,
    e.status,
    e.time.edtf,
    e.place?.name ?? null,
    e.place?.country ? number(e.place.country.id) : null,
    e.place?.country?.name ?? null,
    e.participations.nodes.map((p) => [number(p.id), p.status, who(p.participant)]),
  ],
  floor: { values: ({ slug }) => [slug], facts: (answer) => answer },
  postgraphile: {
    document: document('Q1.postgraphile'),
    variables: (draw) => draw,
    facts: ({ eventBySlug: e }) => [
      Number(e.rowId),
      e.name,
      e.type,
      e.status,
      e.timeEdtf,
      e.placeName,
      e.country ? Number(e.country.rowId) : null,
      e.country?.name ?? null,
      e.participations.nodes.map((p) => [
        Number(p.rowId),
        p.status,
        [p.participant.kind, p.participant.name],
      ]),
    ],
  },
};
