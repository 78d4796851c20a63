import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Rostrum, startRostrum } from '../support/rostrum';
import { type TestServer } from '../support/server';
import { copyExample, type Example } from './example';

let rostrum: Rostrum;
let trusting: TestServer;
let example: Example;
beforeAll(async () => {
  rostrum = await startRostrum({ template: 'story' });
  // The schema comes from the running server, by introspection.
  example = await copyExample('typed-client', { '../../schema.graphql': `${rostrum.server.url}/graphql` });
  await example.run('graphql-codegen');
  trusting = await rostrum.serve({
    trustedDocuments: join(example.directory, 'src/gql/persisted-documents.json'),
    trustedOnly: true,
  });
  await example.edit('src/ask.ts', 'http://127.0.0.1:4000', trusting.url);
});
afterAll(async () => {
  await example?.remove();
  await rostrum.close();
});

/** The manifest of GraphQL Code Generator: the texts of documents by their ids. */
const manifest = () =>
  JSON.parse(readFileSync(join(example.directory, 'src/gql/persisted-documents.json'), 'utf8')) as Record<
    string,
    string
  >;

it('prints the expected participants, by a document that the server knows by id', async () => {
  await example.run('tsc');
  expect((await example.run('node', 'dist/main.js', '2025-08-21')).trimEnd().split('\n')).toEqual([
    'Victory Day parade 2025',
    'Vladimir Putin, HEAD_OF_STATE, CONFIRMED',
    'Lee Jae Myung, HEAD_OF_STATE, NOT_EXPECTED',
    'Woo Won-shik, SENIOR_OFFICIAL, INVITED',
  ]);
  expect(await example.run('node', 'dist/main.js', '2014-01-01')).toBe(
    'No claim about it had been made by then.\n',
  );
  expect((await example.run('node', 'dist/main.js')).trimEnd().split('\n')).toHaveLength(15);
  expect(trusting.logged).toEqual([]);
});

it('a document is executed by its id, with and without the name of the hash, and no other is accepted', async () => {
  const [[id, text] = ['', '']] = Object.entries(manifest());
  expect(id).toMatch(/^sha256:[\da-f]{64}$/);
  const variables = { event: 'victory-day-parade-2025', saidBy: '2025-08-21' };
  const ask = async (body: object) => {
    const response = await fetch(`${trusting.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...body, variables }),
    });
    const { data, errors } = (await response.json()) as any;
    return data?.asOf.event.participations.nodes.length ?? errors[0].extensions.code;
  };
  const bare = id.replace('sha256:', '');
  const persisted = (sha256Hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } });
  for (const asked of [
    { documentId: id },
    { documentId: bare },
    persisted(id),
    persisted(bare),
    { query: text },
    { query: text, ...persisted(id) },
    { query: text, ...persisted(bare) },
  ]) {
    expect([asked, await ask(asked)]).toEqual([asked, 3]);
  }
  expect(await ask({ query: '{ __typename }' })).toBe('FORBIDDEN');
});

it.each([
  [
    'a field of a fragment outside of it',
    'src/main.ts',
    'participationLine(participation)',
    'participation.status',
  ],
  ['a field that was not selected', 'src/participation-line.ts', '[participant.name,', '[participant.slug,'],
  ['a variable of another type', 'src/main.ts', "event: 'victory-day-parade-2025'", 'event: 2025'],
])('%s fails to type', async (_what, file, before, after) => {
  await example.edit(file, before, after);
  await expect(example.run('tsc')).rejects.toThrow(`${file}(`);
  await example.edit(file, after, before);
});
