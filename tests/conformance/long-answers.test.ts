import { faultOf, type Rostrum, startRostrum } from '../support/rostrum';
import type { Answer, TestServer } from '../support/server';

/* An answer of more than 16 MB is refused before it is made, whatever makes it long and whichever side executes it. */

let rostrum: Rostrum;
let server: TestServer;
beforeAll(async () => {
  rostrum = await startRostrum({ template: 'story' });
  server = await rostrum.serve({ maxCost: 100_000 });
});
afterAll(() => rostrum.close());

const times = (n: number, part: (i: number) => string) =>
  Array.from({ length: n }, (_, i) => part(i)).join(' ');

/** Pages of claims, each of which has some fields with keys of 240 characters. */
const withLongKeys = (pages: number, beside = '') => {
  const fields = times(20, (i) => `${'k'.repeat(238)}${10 + i}: id`);
  return `{ ${beside} ${times(pages, (i) => `page${i}: claims(first: 100) { nodes { ...Long } }`)} } fragment Long on Claim { ${fields} }`;
};

const isTooLong = (answer: Answer) => {
  expect(answer.data).toBeNull();
  expect(faultOf(answer)).toMatchObject({
    code: 'COST_EXCEEDED',
    message: expect.stringContaining('it may have 16 MB'),
  });
};

it.each([
  ['read by plans', ''],
  ['executed by graphql-js', 'viewer { role }'],
])('of long keys, %s', async (_how, beside) => {
  isTooLong(await server.query(withLongKeys(45, beside)));
  expect((await server.query(withLongKeys(10, beside))).errors).toBeUndefined();
});

it('of long keys, as an event', async () => {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
    body: JSON.stringify({ query: withLongKeys(45) }),
  });
  const [, data] = /^data: (.*)$/m.exec(await response.text())!;
  isTooLong(JSON.parse(data!) as Answer);
});

describe('of long texts', () => {
  beforeAll(() => rostrum.database.pool.query(`update claim set quote = repeat('long ', 10000)`));

  it('is read once, and not made', async () => {
    server.statements();
    isTooLong(
      await server.query(`{ ${times(5, (i) => `page${i}: claims(first: 100) { nodes { quote } }`)} }`),
    );
    expect(server.statements()).toHaveLength(1);
  });

  it('that several keys have, executed by graphql-js', async () => {
    const query = `{ viewer { role } claims(first: 40) { nodes { ${times(15, (i) => `q${i}: quote`)} } } }`;
    isTooLong(await server.query(query));
  });

  it('is no limit of an export, which is written in pieces', async () => {
    const response = await fetch(`${server.url}/export/claims.jsonl`);
    const text = await response.text();
    expect(text.length).toBeGreaterThan(16_000_000);
    expect(text).toMatch(/\}\n$/);
  });
});
