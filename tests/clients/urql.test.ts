import { Client, fetchExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { type Rostrum, startRostrum } from '../support/rostrum';
import { PARTICIPANTS, PARTICIPANTS_OF_EACH_TIME, expectTermsOfEachTime, TERMS, TERMS_OF } from './questions';

let rostrum: Rostrum;
let client: Client;
let warnings: jest.SpyInstance;
beforeAll(async () => {
  rostrum = await startRostrum({ template: 'story' });
});
beforeEach(() => {
  warnings = jest.spyOn(console, 'warn').mockImplementation();
  client = new Client({
    url: `${rostrum.server.url}/graphql`,
    exchanges: [cacheExchange(), fetchExchange],
    preferGetMethod: false,
  });
});
afterEach(() => warnings.mockRestore());
afterAll(() => rostrum.close());

async function ask(
  document: string,
  variables: Record<string, unknown> = {},
  from: 'network-only' | 'cache-only' = 'network-only',
): Promise<any> {
  const { data, error } = await client.query(document, variables, { requestPolicy: from }).toPromise();
  if (error) throw error;
  return data;
}
const cached = (document: string, variables = {}) => ask(document, variables, 'cache-only');

describe("graphcache, urql's normalizing cache", () => {
  it('keeps the present apart from saidBy, for objects without an id', async () => {
    await ask(PARTICIPANTS);
    expect(await cached(PARTICIPANTS)).toMatchObject(PARTICIPANTS_OF_EACH_TIME);
  });

  it('keeps the present apart from validAt, by ids', async () => {
    await ask(TERMS);
    expectTermsOfEachTime(await cached(TERMS));
  });

  it('refetches an object by its id at its time, and merges it with nothing else', async () => {
    const { now, then } = await ask(TERMS);
    const { node } = await ask(TERMS_OF, { id: then.country.id });
    expect(node).toMatchObject({ id: then.country.id, tenures: { totalCount: 1 } });
    expect((await ask(TERMS_OF, { id: now.id })).node).toMatchObject({ tenures: { totalCount: 4 } });
    const again = await cached(TERMS);
    expect([again.now.tenures.totalCount, again.then.country.tenures.totalCount]).toEqual([4, 1]);
  });
});
