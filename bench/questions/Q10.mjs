import { number } from './facts.mjs';
import { question } from './question.mjs';

/** The page of 50 that comes 1,000 pages into the list of all events, by its cursor. */
export default question({
  id: 'Q10',
  title: 'page 1,000 of a connection, by cursor',
  goals: { floor: 0.85, postgraphile: 1.2 },
  draw: (draws) => draws.cursor(),
  variables: ({ after }) => ({ after }),
  naiveVariables: ({ day, id }) => ({ after: Buffer.from(JSON.stringify([day, id])).toString('base64url') }),
  facts: ({ events }) => [
    events.nodes.map((e) => [number(e.id), e.name, e.status, e.time.edtf]),
    events.pageInfo.hasNextPage,
  ],
  floor: {
    values: ({ day, id }) => [day, id],
    facts: ([rows]) => [rows.slice(0, 50), rows.length > 50],
  },
  postgraphile: {
    variables: ({ postgraphileAfter }) => ({ after: postgraphileAfter }),
    facts: ({ events }) => [
      events.nodes.map((e) => [Number(e.rowId), e.name, e.status, e.timeEdtf]),
      events.pageInfo.hasNextPage,
    ],
  },
});
