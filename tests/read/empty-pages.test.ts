import { type Rostrum, startRostrum } from '../support/rostrum';

describe('a page of zero items, and empty text', () => {
  let rostrum: Rostrum;
  beforeAll(async () => {
    rostrum = await startRostrum();
    for (const name of ['Parade', 'Summit', 'Tea']) await rostrum.make.event({ name });
    await rostrum.make.leader({ name: 'Kim' });
  });
  afterAll(() => rostrum.close());

  // Executed three times: the first result is decoded, later ones are transcoded.
  const thrice = async (document: string) => {
    const [first, ...others] = [
      await rostrum.ask(document),
      await rostrum.ask(document),
      await rostrum.ask(document),
    ];
    for (const other of others) expect(other).toEqual(first);
    return first!;
  };

  it.each([
    ['first: 0', { hasNextPage: true, hasPreviousPage: false }],
    ['last: 0', { hasNextPage: false, hasPreviousPage: true }],
  ])('(%s) has no rows, and says how many there are and that there are more', async (size, flags) => {
    const { events } = await thrice(
      `{ events(${size}) { totalCount nodes { id } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
    );
    expect(events).toEqual({
      totalCount: 3,
      nodes: [],
      edges: [],
      pageInfo: { ...flags, startCursor: null, endCursor: null },
    });
  });

  it('has none either if the filter matches nothing, nor at deeper levels', async () => {
    const answer = await thrice(
      `{ events(first: 0, where: {text: "nothing like it"}) { totalCount pageInfo { hasNextPage } }
         leader(slug: "kim") { claims(first: 0) { nodes { id } totalCount } } }`,
    );
    expect(answer.events).toEqual({ totalCount: 0, pageInfo: { hasNextPage: false } });
    expect(answer.leader.claims.nodes).toEqual([]);
  });

  it.each(['', ' ', '--', '%', '\t', '_', '"', '……'])(
    'text %j matches everything in a list',
    async (text) => {
      const answer = await rostrum.ask(
        `query ($text: String) { events(where: {text: $text}) { totalCount } leaders(where: {text: $text}) { totalCount }
        literal: events(where: {text: ${JSON.stringify(text)}}) { totalCount } }`,
        { text },
      );
      expect(answer).toEqual({
        events: { totalCount: 3 },
        leaders: { totalCount: 1 },
        literal: { totalCount: 3 },
      });
    },
  );

  it('and one plan is not used for the other', async () => {
    const document = 'query ($text: String) { events(where: {text: $text}) { totalCount } }';
    const counts = [];
    for (const text of ['parade', '', 'summit', ' ', 'parade']) {
      counts.push((await rostrum.ask(document, { text })).events.totalCount);
    }
    expect(counts).toEqual([1, 3, 1, 3, 1]);
  });

  it.each(['', ' '])('a search for %j is refused', async (query) => {
    const { errors } = await rostrum.server.query(
      'query ($q: String!) { search(query: $q) { totalCount } }',
      { q: query },
    );
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'query' });
  });
});
