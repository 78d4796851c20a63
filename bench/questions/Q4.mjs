import { number } from './facts.mjs';
import { question } from './question.mjs';

const title = (kind) => kind[0] + kind.slice(1).toLowerCase();

/** Search, typo included. PostGraphile has none, and Prisma does not tolerate misspellings. */
export default question({
  id: 'Q4',
  title: 'search, typo included',
  goals: {},
  draw: (draws) => ({ query: draws.search() }),
  naive: false,
  facts: ({ search }) =>
    search.edges.map(({ score, matched, node }) => [
      score,
      matched,
      node.__typename,
      number(node.id),
      node.slug,
      node.name,
    ]),
  floor: {
    values: ({ query }) => [query],
    facts: (answer) =>
      answer.map(([score, matched, kind, ...rest]) => [score, matched, title(kind), ...rest]),
  },
  postgraphile: null,
});
