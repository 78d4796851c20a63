import q1 from './Q1.mjs';
import q2 from './Q2.mjs';
import q5 from './Q5.mjs';

// As many questions as the pages of a few dashboards ask, over and over.
const DRAWS = 40;

/** A question that is asked again and again, with something recorded once a second. Its floor has nothing to keep answers in. */
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

/** What dashboards ask: the same as before. */
export const REPEATED = [
  again(q2, 'R2', { floor: 5 }),
  again(q5, 'R5', { floor: 5 }),
  // By GET, of whoever has the answer already: no more work than a small question.
  { ...again(q2, 'R304', { beside: 1 }), isKnown: true, floor: null, beside: q1 },
];
