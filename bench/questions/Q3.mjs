import { number, who } from './facts.mjs';
import { question } from './question.mjs';

/** Four levels: a country, 20 relationships, the other end of each, its 5 newest events, 5 participants of each. */
export default question({
  id: 'Q3',
  title: 'country, 20 relationships, 5 events, 5 participants',
  goals: { floor: 0.85, postgraphile: 1.2 },
  draw: (draws) => ({ country: draws.anyCountry() }),
  facts: ({ country: c }) => [
    c.name,
    c.relationships.edges.map(({ node, counterpart }) => [
      number(node.id),
      node.type,
      counterpart.id === undefined
        ? null
        : [
            number(counterpart.id),
            counterpart.name,
            counterpart.events.nodes.map((e) => [
              number(e.id),
              e.name,
              e.time.edtf,
              e.participations.nodes.map((p) => [p.status, who(p.participant)]),
            ]),
          ],
    ]),
  ],
  floor: { values: ({ country }) => [country] },
  postgraphile: {
    facts: ({ countryBySlug: c }) => [
      c.name,
      c.ties.nodes.map((tie) => [
        Number(tie.relationshipId),
        tie.type,
        tie.counterpart && [
          Number(tie.counterpart.rowId),
          tie.counterpart.name,
          tie.counterpart.newestEvents.nodes.map((e) => [
            Number(e.rowId),
            e.name,
            e.timeEdtf,
            e.participations.nodes.map((p) => [p.status, [p.participant.kind, p.participant.name]]),
          ]),
        ],
      ]),
    ],
  },
});
