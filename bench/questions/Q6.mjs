import { instant, number, who } from './facts.mjs';
import { question } from './question.mjs';

/** A claim with its source, with what the sides name differently. */
const claimAs = (c, id, saidAt, source) => [
  id,
  c.property,
  c.value,
  c.statement,
  c.modality,
  c.rank,
  c.confidence,
  saidAt,
  [source, c.source.title, c.source.publisher, c.source.url, c.source.reliability],
];

/** One participation with its event, participant, ledger, claims and their sources. */
export default question({
  id: 'Q6',
  title: 'one participation, ledger, claims, sources',
  goals: { floor: 0.85, postgraphile: 3 },
  draw: (draws) => ({ id: draws.participation() }),
  facts: ({ node: p }) => [
    number(p.id),
    p.role,
    p.level,
    p.status,
    [number(p.event.id), p.event.name],
    who(p.participant),
    p.ledger.map((entry) => [
      entry.status,
      instant(entry.recordedAt),
      entry.saidAt?.edtf ?? null,
      number(entry.claim.id),
      entry.claim.statement,
      entry.claim.source.title,
    ]),
    p.claims.map((c) => claimAs(c, number(c.id), c.saidAt?.edtf ?? null, number(c.source.id))),
  ],
  floor: {
    values: ({ id }) => [number(id)],
    facts: ([id, role, level, status, event, participant, ledger, claims]) => [
      id,
      role,
      level,
      status,
      event,
      participant,
      ledger.map(([value, at, ...rest]) => [value, instant(at), ...rest]),
      claims,
    ],
  },
  postgraphile: {
    variables: ({ id }) => ({ id: String(number(id)) }),
    facts: ({ participationByRowId: p }) => [
      Number(p.rowId),
      p.role,
      p.level,
      p.status,
      [Number(p.event.rowId), p.event.name],
      [p.participant.kind, p.participant.name],
      p.ledger.nodes.map((c) => [
        c.value,
        instant(c.recordedAt),
        c.saidAtEdtf,
        Number(c.rowId),
        c.statement,
        c.source.title,
      ]),
      p.claims.nodes.map((c) => claimAs(c, Number(c.rowId), c.saidAtEdtf, Number(c.source.rowId))),
    ],
  },
});
