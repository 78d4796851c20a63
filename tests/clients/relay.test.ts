import {
  createOperationDescriptor,
  Environment,
  fetchQuery,
  getSingularSelector,
  Network,
  RecordSource,
  Store,
} from 'relay-runtime';
import { type Rostrum, startRostrum } from '../support/rostrum';
import { PARTICIPANTS, TERMS, TERMS_OF } from './questions';
import { compiled, type Compiled } from './relay-compiled';

const named = (document: string) => document.replace(/^query (\w+)/, 'query app$1Query');

const PAGES = `
query appPagesQuery {
  now: country(iso3: "RUS") { ...app_terms }
  then: asOf(validAt: "2005-06-01") { country(iso3: "RUS") { ...app_terms } ...app_parades }
}
---
fragment app_terms on Country
@argumentDefinitions(count: { type: "Int", defaultValue: 1 }, cursor: { type: "String" })
@refetchable(queryName: "appMoreTermsQuery") {
  id
  tenures(first: $count, after: $cursor) @connection(key: "app_tenures") {
    edges { node { id leader { id name } } }
  }
}
---
fragment app_parades on AsOf
@argumentDefinitions(count: { type: "Int", defaultValue: 1 }, cursor: { type: "String" })
@refetchable(queryName: "appMoreParadesQuery") {
  id
  events(first: $count, after: $cursor, where: { text: "parade" }) @connection(key: "app_events") {
    edges { node { id } }
    pageInfo { hasNextPage hasPreviousPage }
  }
}`;

let rostrum: Rostrum;
let relay: Compiled;
let environment: Environment;
beforeAll(async () => {
  rostrum = await startRostrum({ template: 'story' });
  relay = await compiled([PARTICIPANTS, TERMS, TERMS_OF].map(named).concat(PAGES).join('---'));
});
beforeEach(() => {
  const network = Network.create(async ({ text }, variables) => {
    const { data, errors } = await rostrum.server.query(text!, variables);
    return { data, errors } as never;
  });
  environment = new Environment({ network, store: new Store(new RecordSource()) });
});
afterAll(async () => {
  await relay.remove();
  await rostrum.close();
});

/** Executes an operation, and returns the data in the store. */
const ask = (name: string, variables: Record<string, unknown> = {}): Promise<any> =>
  fetchQuery<any>(environment, relay.artifact(name), variables).toPromise();

/** The data in the store for an executed operation. */
function stored(name: string, variables: Record<string, unknown> = {}): any {
  const { fragment } = createOperationDescriptor(relay.artifact(name), variables);
  return environment.lookup(fragment).data;
}

/** The data in the store for a spread fragment. */
const fragment = (name: string, spread: unknown): any =>
  environment.lookup(getSingularSelector(relay.artifact(name) as never, spread as never) as never).data;

/** Loads the next page of a connection in the store, as loadNext does. */
async function loadNext(query: string, id: string, connection: { pageInfo: { endCursor: string } }) {
  await ask(query, { id, count: 5, cursor: connection.pageInfo.endCursor });
}

const idsIn = ({ edges }: { edges: { node: { id: string } }[] }) => edges.map(({ node }) => node.id);

describe("Relay's store, with documents compiled by its compiler", () => {
  it('keeps the present apart from saidBy, for objects without an id', async () => {
    await ask('appParticipantsQuery');
    expect(stored('appParticipantsQuery')).toMatchObject({
      now: { participations: { totalCount: 14 } },
      before: { event: { participations: { totalCount: 3 } } },
      longBefore: { event: null },
    });
  });

  it('keeps the present apart from validAt, by ids', async () => {
    await ask('appTermsQuery');
    const { now, then } = stored('appTermsQuery');
    expect([now.tenures.totalCount, then.country.tenures.totalCount]).toEqual([4, 1]);
    await ask('appTermsOfQuery', { id: then.country.id });
    expect(stored('appTermsQuery').now.tenures.totalCount).toBe(4);
  });

  it('paginates within asOf: the next page is at the same time', async () => {
    const { now, then } = await ask('appPagesQuery');
    const [terms, termsThen] = [now, then.country].map((country) => fragment('app_terms', country));
    await loadNext('appMoreTermsQuery', terms.id, terms.tenures);
    await loadNext('appMoreTermsQuery', termsThen.id, termsThen.tenures);
    const [all, allThen] = [now, then.country].map((country) =>
      idsIn(fragment('app_terms', country).tenures),
    );
    const TERMS_ASKED = 'country(iso3: "RUS") { tenures { nodes { id } } }';
    const direct = await rostrum.ask(`{ ${TERMS_ASKED} asOf(validAt: "2005-06-01") { ${TERMS_ASKED} } }`);
    const listed = ({ country }: any) => country.tenures.nodes.map(({ id }: { id: string }) => id);
    expect([all, allThen]).toEqual([listed(direct), listed(direct.asOf)]);
    expect([all!.length, allThen!.length]).toEqual([4, 1]);
  });

  it('paginates a list of asOf itself, which is refetched by its id', async () => {
    const { then } = await ask('appPagesQuery');
    const first = fragment('app_parades', then);
    expect(first.id).toBe('asof@v2005-06-01');
    expect(first.events.pageInfo).toMatchObject({ hasNextPage: true });
    await loadNext('appMoreParadesQuery', first.id, first.events);
    const all = idsIn(fragment('app_parades', then).events);
    const { asOf } = await rostrum.ask(
      '{ asOf(validAt: "2005-06-01") { events(where: { text: "parade" }) { nodes { id } } } }',
    );
    expect(all.length).toBeGreaterThan(1);
    expect(all).toEqual(asOf.events.nodes.slice(0, 6).map(({ id }: { id: string }) => id));
  });
});
