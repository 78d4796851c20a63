import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ask } from '../harness/ask.mjs';
import { startSide } from '../harness/side.mjs';

const bench = fileURLToPath(new URL('..', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));
const ready = /^ready (\d+)/;

// PostGraphile 5 needs Node 22: the running one, or the one in the npm package. The other sides run in
// the same version, as Rostrum's image does, so that the comparison is not of two versions of V8.
const OLDEST_NODE = 22;
const isNew = Number.parseInt(process.versions.node, 10) >= OLDEST_NODE;
const packaged = `${bench}node_modules/node-${process.platform}-${process.arch}/bin/node`;
const NODE = isNew || !existsSync(packaged) ? process.execPath : packaged;

/** The version of Node that all sides run in. */
export const NODE_VERSION = execFileSync(NODE, ['-p', 'process.version'], { encoding: 'utf8' }).trim();

/** The sides, in the order of the table: how each is started, and how a question is sent to it. */
export const SIDES = {
  floor: floor({}),
  // The same with pipelining, as Rostrum sends its short statements: only on request, since PostGraphile
  // has no such option.
  pipelined: { ...floor({ PIPELINES: '4' }), onRequest: true },
  postgraphile: {
    async start(url) {
      if (Number.parseInt(NODE_VERSION.slice(1), 10) < OLDEST_NODE) {
        throw new Error(
          `PostGraphile needs Node ${OLDEST_NODE} or newer, and there is no package of it for this system; run the bench with that, or leave that side out (--sides floor,naive,rostrum)`,
        );
      }
      return startSide({
        node: NODE,
        script: `${bench}sides/postgraphile.mjs`,
        cwd: bench,
        env: { DATABASE_URL: url },
        ready,
      });
    },
    request: (question, draw) => ({
      path: '/graphql',
      body: { query: question.postgraphile.document, variables: question.postgraphile.variables(draw) },
    }),
    facts: (question, answer) => question.postgraphile.facts(answer.data),
    answers: (question) => question.postgraphile !== null,
    cursor: offsetCursor,
  },
  naive: {
    start: (url) =>
      startSide({
        node: NODE,
        script: `${bench}sides/naive.mjs`,
        cwd: bench,
        env: { DATABASE_URL: url },
        ready,
      }),
    // The format of cursors differs between sides.
    request: (question, draw) => ({
      path: '/',
      body: { query: question.document, variables: (question.naiveVariables ?? question.variables)(draw) },
    }),
    facts: (question, answer) => question.facts(answer.data),
    answers: (question) => question.naive,
  },
  rostrum: {
    // As shipped, but with no space for cached responses: the cost of looking them up and of creating
    // them is included.
    start: (url) => startRostrum(url, { ROSTRUM_ANSWER_CACHE: '1' }),
    request: graphqlRequest,
    facts: (question, answer) => question.facts(answer.data),
    answers: ({ isRepeated }) => !isRepeated,
  },
  // Another checkout of Rostrum that is built, at BENCH_BEFORE: only on request, to measure what a change costs.
  before: {
    start: (url) => startRostrum(url, { ROSTRUM_ANSWER_CACHE: '1' }, `${process.env.BENCH_BEFORE}/`),
    request: graphqlRequest,
    facts: (question, answer) => question.facts(answer.data),
    answers: ({ isRepeated }) => !isRepeated,
    onRequest: true,
  },
  // As shipped: configured with the database only. It has the same name in the table, for questions that
  // the other does not measure.
  kept: {
    as: 'rostrum',
    start: (url) => startRostrum(url, {}),
    request: graphqlRequest,
    facts: (question, answer) => question.facts(answer.data),
    answers: ({ isRepeated }) => isRepeated === true,
  },
};

/** The bundled example is not part of the measurement. */
const startRostrum = (url, env, checkout = root) =>
  startSide({
    node: NODE,
    script: `${checkout}dist/main.js`,
    cwd: checkout,
    env: { DATABASE_URL: url, ROSTRUM_SEED: 'false', ...env },
    ready: /answers at .*:(\d+)\/graphql/,
  });

function floor(env) {
  return {
    start: (url) =>
      startSide({
        node: NODE,
        script: `${bench}sides/floor.mjs`,
        cwd: bench,
        env: { DATABASE_URL: url, ...env },
        ready,
      }),
    request: (question, draw) => ({
      path: `/${question.of ?? question.id}`,
      body: question.floor.values(draw),
    }),
    facts: (question, answer) => question.floor.facts(answer),
    answers: (question) => question.floor !== null,
  };
}

function graphqlRequest(question, draw) {
  return { path: '/graphql', body: { query: question.document, variables: question.variables(draw) } };
}

/** PostGraphile's cursor of the row at this position in the list of events. */
async function offsetCursor(port, offset) {
  const query =
    'query ($offset: Int!) { allEvents(first: 1, offset: $offset, orderBy: [STARTS_DESC, ROW_ID_DESC]) { edges { cursor } } }';
  const { data } = await ask(port, { path: '/graphql', body: { query, variables: { offset } } });
  return data.allEvents.edges[0].cursor;
}
