import { number, who } from './facts.mjs';
import { question } from './question.mjs';

/** One event by slug with place, country and the first 10 participations, each with name and status. */
export default question({
  id: 'Q1',
  title: 'one event, 10 participations',
  goals: { floor: 0.75, postgraphile: 3 },
  draw: (draws) => ({ slug: draws.event() }),
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
  floor: { values: ({ slug }) => [slug] },
  postgraphile: {
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
});
