import q1 from './Q1.mjs';
import q2 from './Q2.mjs';
import q5 from './Q5.mjs';

// As many distinct questions as the pages of a few dashboards send, repeatedly.
const DRAWS = 40;

/** A question that is repeated, with a recording once a second. Its floor has no cache. */
const again = (question, id, goals) => ({
  ...question,
  id,
  title: `${question.id} asked again`,
  of: question.id,
  isRepeated: true,
  draws: DRAWS,
  goals,
  naive: false,
  postgraphile: null,
});

/** Dashboards repeat the same questions. */
export const REPEATED = [
  again(q2, 'R2', { floor: 5 }),
  again(q5, 'R5', { floor: 5 }),
  // By conditional GET, from a client that has the response already: no more work than a small question.
  { ...again(q2, 'R304', { beside: 1 }), isKnown: true, floor: null, beside: q1 },
];
