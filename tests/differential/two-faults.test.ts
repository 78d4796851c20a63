import { type Rostrum, startRostrum } from '../support/rostrum';

let rostrum: Rostrum;
beforeAll(async () => {
  rostrum = await startRostrum();
});
afterAll(() => rostrum.close());

describe('two root fields that fail, one before it has begun', () => {
  // An unhandled rejection would end a process; jest makes the test fail.
  it('both are awaited', async () => {
    const { errors } = await rostrum.server.query(
      `query ($after: String, $id: ID = "source_1") {
        asOf(knownAt: "${new Date().toISOString()}") { events(after: $after) { nodes { id } } node(id: $id) { id } }
      }`,
      { after: 'nope', id: null },
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(errors!.map(({ path }) => path)).toEqual([
      ['asOf', 'node'],
      ['asOf', 'events'],
    ]);
  });
});
