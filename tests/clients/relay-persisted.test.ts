import { writeFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Environment, fetchQuery, Network, RecordSource, Store } from 'relay-runtime';
import { type Rostrum, startRostrum } from '../support/rostrum';
import { type TestServer } from '../support/server';
import { PARTICIPANTS, TERMS_OF } from './questions';
import { compiled, type Compiled } from './relay-compiled';

const DOCUMENTS = [PARTICIPANTS, TERMS_OF]
  .map((document) => document.replace(/^query (\w+)/, 'query app$1Query'))
  .join('---');

let rostrum: Rostrum;
beforeAll(async () => {
  rostrum = await startRostrum({ template: 'story' });
});
afterAll(() => rostrum.close());

describe.each(['MD5', 'SHA1', 'SHA256'])("the manifest of Relay's compiler, by %s", (algorithm) => {
  let folder: string;
  let manifest: string;
  let relay: Compiled;
  let server: TestServer;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rostrum-persisted-'));
    manifest = join(folder, 'persisted.json');
    // The compiler adds to an existing file.
    await writeFile(manifest, '{}');
    relay = await compiled(DOCUMENTS, { persistConfig: { file: manifest, algorithm } });
    server = await rostrum.serve({ trustedDocuments: manifest, trustedOnly: true });
  });
  afterAll(async () => {
    await server?.close();
    await relay?.remove();
    await rm(folder, { recursive: true });
  });

  it.each(['doc_id', 'id', 'documentId'])('is used by a network layer as %s', async (key) => {
    const network = Network.create(async ({ id, text }, variables) => {
      expect([typeof id, text]).toEqual(['string', null]);
      const response = await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ [key]: id, variables }),
      });
      return response.json();
    });
    const environment = new Environment({ network, store: new Store(new RecordSource()) });
    const ask = (name: string, variables = {}): Promise<any> =>
      fetchQuery<any>(environment, relay.artifact(name), variables).toPromise();
    expect(await ask('appParticipantsQuery')).toMatchObject({
      now: { participations: { totalCount: 14 } },
      before: { event: { participations: { totalCount: 3 } } },
    });
    const { country } = await rostrum.ask('{ country(iso3: "RUS") { id } }');
    expect(await ask('appTermsOfQuery', { id: country.id })).toMatchObject({
      node: { tenures: { totalCount: 4 } },
    });
  });

  it('has a document for each operation, all valid against the schema', async () => {
    expect(Object.keys(JSON.parse(await readFile(manifest, 'utf8')))).toHaveLength(2);
    expect(server.logged).toEqual([]);
  });
});
