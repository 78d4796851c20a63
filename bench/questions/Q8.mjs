import { document, number } from './facts.mjs';

const named = (event) => event && [number(event.id), event.name];

/** Where two leaders both were, each of whom attended 10,000 events. */
export default {
  id: 'Q8',
  title: 'coPresence of two with 10,000 events each',
  goals: { floor: 0.85, postgraphile: 1.2 },
  draw: (draws) => draws.pair(),
  document: document('Q8'),
  variables: (draw) => draw,
  naive: true,
  facts: ({ coPresence: c }) => [
    c.count,
    named(c.first),
    named(c.latest),
    c.events.nodes.map((e) => [number(e.id), e.name, e.time.edtf]),
  ],
  floor: { values: ({ a, b }) => [a, b], facts: (answer) => answer },
  // Anybody can count what a view has in common; but which events both attended has to be said in SQL.
  postgraphile: null,
};
