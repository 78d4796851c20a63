import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { type Rostrum, startRostrum } from '../support/rostrum';
import { PARTICIPANTS, PARTICIPANTS_OF_EACH_TIME, expectTermsOfEachTime, TERMS, TERMS_OF } from './questions';

let rostrum: Rostrum;
let client: ApolloClient;
beforeAll(async () => {
  rostrum = await startRostrum({ template: 'story' });
});
beforeEach(() => {
  const link = new HttpLink({ uri: `${rostrum.server.url}/graphql` });
  client = new ApolloClient({ link, cache: new InMemoryCache() });
});
afterEach(() => client.stop());
afterAll(() => rostrum.close());

const ask = async (document: string, variables: Record<string, unknown> = {}): Promise<any> =>
  (await client.query({ query: gql(document), variables })).data;
const cached = (document: string): any => client.readQuery({ query: gql(document) });

describe('the default cache of Apollo Client', () => {
  it('keeps the present apart from saidBy, for objects without an id', async () => {
    await ask(PARTICIPANTS);
    expect(cached(PARTICIPANTS)).toMatchObject(PARTICIPANTS_OF_EACH_TIME);
  });

  it('keeps the present apart from validAt, by ids', async () => {
    await ask(TERMS);
    expectTermsOfEachTime(cached(TERMS));
  });

  it('refetches an object by its id at its time, and merges it with nothing else', async () => {
    const { now, then } = await ask(TERMS);
    const { node } = await ask(TERMS_OF, { id: then.country.id });
    expect(node).toMatchObject({ id: then.country.id, tenures: { totalCount: 1 } });
    expect(cached(TERMS).now.tenures.totalCount).toBe(4);
    expect((await ask(TERMS_OF, { id: now.id })).node).toMatchObject({ tenures: { totalCount: 4 } });
    expect(cached(TERMS).then.country.tenures.totalCount).toBe(1);
  });

  it('treats equal times in asOf as the same, regardless of format', async () => {
    await ask('{ asOf(saidBy: "2025-09-01") { id events(first: 1) { totalCount } } }');
    await ask('{ asOf(saidBy: "2025-09-01T21:00:00Z", validAt: null) { id datasets { id } } }');
    const kept = Object.keys(client.cache.extract() as object).filter((key) => key.startsWith('AsOf:'));
    expect(kept).toEqual(['AsOf:asof@s2025-09-01']);
  });
});
