import { type Rostrum, startRostrum } from '../support/rostrum';
import { type TestServer } from '../support/server';

/*
 * What graphql-cop 1.14 looks for, in its order. Not among it here: what a public API means to have, which are introspection,
 * Sandbox and GraphiQL, queries by GET (nobody is known by a cookie), and suggestions where reading is public.
 */

let rostrum: Rostrum;
let server: TestServer;
beforeAll(async () => {
  rostrum = await startRostrum();
  server = await rostrum.serve();
});
afterAll(() => rostrum.close());

const times = (n: number, part: (i: number) => string) =>
  Array.from({ length: n }, (_, i) => part(i)).join(' ');

async function send(init: RequestInit, search = '') {
  server.statements();
  const response = await fetch(`${server.url}/graphql${search}`, init);
  const text = await response.text();
  expect(server.statements()).toEqual([]);
  return { status: response.status, text, answer: JSON.parse(text) };
}

const post = (body: unknown, type = 'application/json') =>
  send({
    method: 'POST',
    headers: { 'content-type': type },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

it.each([
  ['alias overloading', `query cop { ${times(101, (i) => `alias${i}: __typename`)} }`, 'COST_EXCEEDED'],
  ['field duplication', `query cop { ${times(500, () => '__typename')} }`, 'COST_EXCEEDED'],
  ['directive overloading', `query cop { __typename ${'@aa'.repeat(10)} }`, 'COST_EXCEEDED'],
  ['the same of an operation', `query cop ${'@aa'.repeat(10)} { __typename }`, 'COST_EXCEEDED'],
  ['the same of a fragment', `query cop { ... ${'@aa'.repeat(10)} { __typename } }`, 'COST_EXCEEDED'],
  [
    'circular introspection',
    'query cop { __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }',
    'GRAPHQL_VALIDATION_FAILED',
  ],
])('%s is refused with one error', async (_what, query, code) => {
  const { answer } = await post({ query, operationName: 'cop' });
  expect(answer.data).toBeUndefined();
  expect(answer.errors).toHaveLength(1);
  expect(answer.errors[0].extensions.code).toBe(code);
});

it('a batch of ten is refused', async () => {
  const { status, answer } = await post(
    Array.from({ length: 10 }, () => ({ query: 'query cop { __typename }' })),
  );
  expect([status, answer.data]).toEqual([400, undefined]);
});

it('a mutation by GET is refused', async () => {
  const search = `?query=${encodeURIComponent('mutation cop { __typename }')}`;
  const { status, answer } = await send({ headers: { accept: 'application/json' } }, search);
  expect([status, answer.data]).toEqual([405, undefined]);
});

it('a form is no body, by which a page of another origin could ask', async () => {
  const form = new URLSearchParams({ query: 'query cop { __typename }' }).toString();
  const { status, answer } = await post(form, 'application/x-www-form-urlencoded');
  expect([status, answer.data]).toEqual([415, undefined]);
});

it('nothing is traced for the asking, and a fault tells of no code of ours', async () => {
  const { answer } = await post({ query: 'query cop { __typename }', extensions: { tracing: true } });
  expect(answer).toEqual({ data: { __typename: 'Query' } });
  const { text } = await post({ query: 'qwerty cop { abc }' });
  expect(text).not.toMatch(/exception|stack|node_modules|\.js|\.ts/i);
});
