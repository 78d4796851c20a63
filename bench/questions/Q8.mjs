import { number } from './facts.mjs';
import { question } from './question.mjs';

const named = (event) => event && [number(event.id), event.name];

/** The events that two leaders both attended, of 10,000 events each. */
export default question({
  id: 'Q8',
  title: 'coPresence of two with 10,000 events each',
  goals: { floor: 0.85, postgraphile: 1.2 },
  draw: (draws) => draws.pair(),
  facts: ({ coPresence: c }) => [
    c.count,
    named(c.first),
    named(c.latest),
    c.events.nodes.map((e) => [number(e.id), e.name, e.time.edtf]),
  ],
  floor: { values: ({ a, b }) => [a, b] },
  // Any view can count joint events; but the events that both attended require SQL.
  postgraphile: null,
});
