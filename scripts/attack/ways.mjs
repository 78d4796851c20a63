// The ways in which scripts/under-attack.mjs attacks: each makes, from what it needs, a function that one of the attackers
// calls again and again, with a number of its own each time.
import { createRequire } from 'node:module';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { getIntrospectionQuery } from 'graphql';
import { WebSocket } from 'ws';
import { ask, post } from './ask.mjs';

const require = createRequire(import.meta.url);
require('../../tests/support/run-typescript.cjs');
const { BODIES, COSTLY, LONG, OVERSIZED } = require('../../tests/conformance/support/attack-list.ts');

/** The largest size from 1 to `most` that is not refused; sizes are tried by halves. */
async function largestAllowed(isAllowed, most) {
  let [allowed, refused] = [0, most + 1];
  while (refused - allowed > 1) {
    const size = (allowed + refused) >> 1;
    if (await isAllowed(size)) allowed = size;
    else refused = size;
  }
  return allowed;
}

// A refusal comes at once; a document without an answer by then is allowed.
const PATIENCE_MS = 1_000;

const isAllowedAt = (url, agent, document) => async (size) => {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const answer = await post(url, agent, document(size), { signal }).catch(() => null);
  return answer === null || !/COST_EXCEEDED|GRAPHQL_PARSE_FAILED|BAD_USER_INPUT/.test(answer.text());
};

/** A name for the operation, so that it is none that was sent before. */
const renamed = (document, n) =>
  document.replace(/^\s*(?:query(?: IntrospectionQuery)?)? *(?=[{(])/, `query A${process.pid}_${n} `);
const anyOf = (list, n) => list[n % list.length];

/** Documents of the list, each as large as it is allowed. */
async function allowedOf(url, agent, entries) {
  const documents = [];
  for (const [document, most] of entries) {
    const size = await largestAllowed(isAllowedAt(url, agent, document), most);
    if (size > 0) documents.push(document(size));
  }
  return documents;
}

const costly =
  (...names) =>
  async ({ url, agent }) => {
    const documents = await allowedOf(
      url,
      agent,
      names.map((name) => COSTLY[name]),
    );
    return (n) =>
      post(url, agent, renamed(anyOf(documents, n), n), { headers: { 'accept-encoding': 'gzip' } });
  };

const longDocuments = async ({ url, agent }) =>
  allowedOf(
    url,
    agent,
    Object.values(LONG).map((document) => [document, 4_000]),
  );

async function openSocket(url) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  socket.on('error', () => {});
  await once(socket, 'open');
  socket.send('{"type":"connection_init"}');
  await once(socket, 'message');
  return socket;
}

/** Sends an operation, and resolves when it is complete. */
function over(socket, id, query) {
  return new Promise((resolve) => {
    const done = () => {
      socket.off('message', heard).off('close', done);
      resolve();
    };
    const heard = (message) => {
      const { id: of, type } = JSON.parse(String(message));
      if (of === id && type !== 'next') done();
    };
    socket.on('message', heard).once('close', done);
    socket.send(JSON.stringify({ id, type: 'subscribe', payload: { query } }));
  });
}

/** Keeps for each attacker what it opens. */
const each = (make) => {
  const made = new Map();
  return async (attacker) => {
    if (!made.has(attacker)) made.set(attacker, await make());
    return made.get(attacker);
  };
};

export const WAYS = {
  'conditions and counts': costly('conditions', 'conditions of a few', 'counts'),
  searches: costly('searches'),
  'pages of pages': costly('pages of pages', 'root fields that are each allowed', 'short lists'),
  'wide rows': costly('aliases of a field'),
  'paths of a graph': costly('paths'),
  'what was known by a day': costly(
    'what was known by a day',
    'all events by a day',
    'groups and days by a day',
  ),
  'groups and orders': costly(
    'groups with many members',
    'conditions without an index',
    'an order without an index',
  ),
  'the first of many': costly(
    'orders below a list',
    'counts below a list',
    'the first of many',
    'long texts',
  ),
  introspection:
    async ({ url, agent }) =>
    (n) =>
      post(url, agent, renamed(getIntrospectionQuery(), n)),

  async 'refused documents'({ url, agent }) {
    const documents = [
      ...Object.values(COSTLY).map(([document, size]) => document(size)),
      ...Object.values(OVERSIZED),
    ];
    return (n) => post(url, agent, renamed(anyOf(documents, n), n));
  },

  async 'long documents'(target) {
    const documents = await longDocuments(target);
    return (n) => post(target.url, target.agent, renamed(anyOf(documents, n), n));
  },

  async 'long documents over WebSocket'(target) {
    const documents = await longDocuments(target);
    const socketOf = each(() => openSocket(target.url));
    return async (n, attacker) => over(await socketOf(attacker), String(n), renamed(anyOf(documents, n), n));
  },

  async 'introspection over WebSocket'({ url }) {
    const socketOf = each(() => openSocket(url));
    return async (n, attacker) =>
      over(await socketOf(attacker), String(n), renamed(getIntrospectionQuery(), n));
  },

  async 'long documents as events'(target) {
    const documents = await longDocuments(target);
    const headers = { accept: 'text/event-stream' };
    return (n) => post(target.url, target.agent, renamed(anyOf(documents, n), n), { headers });
  },

  async 'large variables'({ url, agent }) {
    const text = 'a"\\'.repeat(150_000);
    const bodies = [
      ...Object.values(BODIES).map(([body]) => body),
      JSON.stringify({ query: '{ __typename }', variables: { text } }),
      JSON.stringify({
        query: 'query ($where: EventFilter) { events(where: $where) { totalCount } }',
        variables: { where: { OR: Array.from({ length: 900 }, () => ({ name: { contains: 'a' } })) } },
      }),
      JSON.stringify({
        query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
        variables: {
          ids: Array.from({ length: 1_000 }, (_, i) => Buffer.from(`Event:${i}`).toString('base64')),
        },
      }),
    ];
    const headers = { 'content-type': 'application/json' };
    return (n) => ask(`${url}/graphql`, { agent, method: 'POST', headers, body: anyOf(bodies, n) });
  },

  async 'refused variables'({ url, agent }) {
    const bodies = [
      {
        query: 'query ($where: EventFilter) { events(first: 1, where: $where) { totalCount } }',
        variables: {
          where: { AND: Array.from({ length: 290 }, (_, i) => ({ name: { contains: `a${i}` } })) },
        },
      },
      {
        query: 'query ($types: [EventType!]) { events(where: { type: { in: $types } }) { totalCount } }',
        variables: { types: Array.from({ length: 900 }, (_, i) => `TYPE_${i}`) },
      },
      {
        query:
          'mutation ($input: RecordClaimInput!) { recordClaim(input: $input) { userErrors { message } } }',
        variables: { input: Object.fromEntries(Array.from({ length: 90 }, (_, i) => [`field${i}`, 1])) },
      },
    ].map((body) => JSON.stringify(body));
    const headers = { 'content-type': 'application/json' };
    return (n) => ask(`${url}/graphql`, { agent, method: 'POST', headers, body: anyOf(bodies, n) });
  },

  async 'slow bodies'({ url }) {
    const { hostname, port } = new URL(url);
    const head =
      'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000000\r\n\r\n';
    let open = 0;
    return async () => {
      // Two thousand connections, each of which sends a byte now and then.
      if (open >= 2_000) return sleep(20);
      open += 1;
      const socket = connect(Number(port), hostname, () => socket.write(head));
      const timer = setInterval(() => socket.write(' '), 1_000);
      socket.on('error', () => {});
      socket.once('close', () => {
        clearInterval(timer);
        open -= 1;
      });
      return sleep(1);
    };
  },

  async 'clients that do not read'({ url }) {
    const { hostname, port } = new URL(url);
    let open = 0;
    return async (n) => {
      if (open >= 500) return sleep(20);
      open += 1;
      const body = JSON.stringify({ query: renamed(getIntrospectionQuery(), n) });
      const head = `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}`;
      const socket = connect(Number(port), hostname, () => socket.write(`${head}\r\n\r\n${body}`)).pause();
      socket.on('error', () => {});
      socket.once('close', () => (open -= 1));
      return sleep(5);
    };
  },

  async 'floods of sockets'({ url }) {
    const follow = JSON.stringify({
      type: 'subscribe',
      payload: { query: 'subscription { changes { cursor } }' },
    });
    return async (n) => {
      const socket = await openSocket(url);
      const closed = once(socket, 'close');
      for (let i = 0; i < 100 && socket.readyState === WebSocket.OPEN; i += 1) {
        socket.send(`{"id":"${i}",${follow.slice(1)}`);
        socket.send('{"type":"ping"}');
        socket.ping();
      }
      socket.send(n % 2 === 0 ? '{"type":"nothing"}' : '['.repeat(100_000));
      const timer = setTimeout(() => socket.terminate(), 2_000);
      await closed;
      clearTimeout(timer);
    };
  },

  async exports({ url, agent }) {
    const files = ['events.csv', 'claims.jsonl', 'claims.jsonld', 'relationships.graphml', 'events.ics'];
    const headers = { 'accept-encoding': 'gzip' };
    return (n) => ask(`${url}/export/${anyOf(files, n)}`, { agent, headers });
  },

  async 'wrong keys'({ url, agent }) {
    const tokens = [
      () => `rostrum_${'0'.repeat(12)}_${'a'.repeat(43)}`,
      (n) => `rostrum_${String(n).padStart(12, '0')}_${'b'.repeat(43)}`,
      () => 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.',
      () => 'x'.repeat(10_000),
    ];
    return (n) =>
      post(url, agent, '{ __typename }', { headers: { authorization: `Bearer ${anyOf(tokens, n)(n)}` } });
  },

  async 'hanging up'({ url, agent }) {
    const documents = await allowedOf(url, agent, [COSTLY.searches, COSTLY.counts]);
    return async (n) => {
      const signal = AbortSignal.timeout(5 + (n % 50));
      await post(url, agent, renamed(anyOf(documents, n), n), { signal }).catch(() => {});
    };
  },

  async 'hanging up later'({ url, agent }) {
    const documents = await allowedOf(url, agent, [COSTLY.conditions, COSTLY.paths]);
    return async (n) => {
      const signal = AbortSignal.timeout(50 + (n % 250));
      await post(url, agent, renamed(anyOf(documents, n), n), { signal }).catch(() => {});
    };
  },

  async 'taking back over WebSocket'({ url, agent }) {
    const documents = await allowedOf(url, agent, [COSTLY.searches, COSTLY.paths]);
    const socketOf = each(() => openSocket(url));
    return async (n, attacker) => {
      const socket = await socketOf(attacker);
      const id = String(n);
      socket.send(
        JSON.stringify({ id, type: 'subscribe', payload: { query: renamed(anyOf(documents, n), n) } }),
      );
      await sleep(n % 20);
      socket.send(JSON.stringify({ id, type: 'complete' }));
    };
  },

  async 'pages and tables'({ url, agent }) {
    const paths = [
      '/',
      '/search?q=a',
      '/events',
      '/countries',
      '/rows/stats.csv?groupBy=TYPE',
      '/rows/timeline.csv?interval=MONTH',
      '/graphiql',
      '/nothing',
    ];
    const headers = { accept: 'text/html', 'accept-encoding': 'br' };
    return (n) => ask(`${url}${anyOf(paths, n)}`, { agent, headers });
  },
};
