import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { type Rostrum, startRostrum } from '../support/rostrum';

/** A socket whose connection may be cut before it is established. */
class CutWebSocket extends WebSocket {
  constructor(...args: ConstructorParameters<typeof WebSocket>) {
    super(...args);
    this.on('error', () => {});
  }
}

interface Seen {
  cursor: string;
  id: string;
  action: string;
}

const QUESTION = `subscription ($after: String, $subject: ID, $actions: [ChangeAction!]) {
  changes(after: $after, subject: $subject, actions: $actions) { cursor id action subject { id } }
}`;

describe('following changes', () => {
  let rostrum: Rostrum;

  beforeAll(async () => {
    rostrum = await startRostrum();
  });
  afterAll(() => rostrum.close());

  const clientOf = (options: { token?: string } = {}): Client =>
    createClient({
      url: rostrum.server.url.replace('http', 'ws') + '/graphql',
      webSocketImpl: CutWebSocket,
      retryAttempts: 0,
      connectionParams: options.token ? { authorization: `Bearer ${options.token}` } : undefined,
    });

  /**
   * Follows until `enough` returns true, or the connection is cut; what was received is kept either way.
   */
  async function follow(
    variables: object,
    enough: (seen: Seen[]) => boolean,
    client = clientOf(),
  ): Promise<Seen[]> {
    const seen: Seen[] = [];
    try {
      for await (const { data, errors } of client.iterate<{ changes: Seen }>({
        query: QUESTION,
        variables: variables as never,
      })) {
        if (errors) throw new Error(JSON.stringify(errors));
        seen.push(data!.changes);
        if (enough(seen)) break;
      }
    } finally {
      await client.dispose();
    }
    return seen;
  }

  const everything = async () => {
    const ids: string[] = [];
    let after: string | null = null;
    for (;;) {
      const { changes }: any = await rostrum.ask(
        `query ($after: String) { changes(first: 100, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }`,
        { after },
      );
      ids.push(...changes.nodes.map(({ id }: Seen) => id));
      if (!changes.pageInfo.hasNextPage) return ids;
      after = changes.pageInfo.endCursor;
    }
  };

  it('receives what is recorded from now on, as it happens', async () => {
    await rostrum.make.source();
    const received = follow({}, (seen) => seen.length === 2);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const leader = await rostrum.make.leader();
    const event = await rostrum.make.event();
    const seen: any[] = await received;
    expect(seen.map(({ action, subject }) => [action, subject.id])).toContainEqual(['CREATED', leader.id]);
    expect(event.id).toBeTruthy();
  });

  it('misses and repeats nothing when the connection is cut at random moments during a burst of writes', async () => {
    const [last] = (await everything()).slice(-1);
    const { changes } = await rostrum.ask(`{ changes(last: 1) { nodes { id cursor } } }`);
    expect(changes.nodes[0].id).toBe(last);
    let after: string = changes.nodes[0].cursor;
    let isWriting = true;
    const writes = (async () => {
      for (let i = 0; i < 120; i += 1) await rostrum.make.source();
      isWriting = false;
    })();

    const seen: string[] = [];
    const rounds: number[] = [];
    for (let seed = 7; isWriting || rounds.at(-1) !== 0; seed = (seed * 16807) % 2147483647) {
      const client = clientOf();
      const cut = setTimeout(() => client.terminate(), isWriting ? 20 + (seed % 150) : 400);
      const round: Seen[] = [];
      await follow({ after }, (soFar) => (round.splice(0, round.length, ...soFar), false), client).catch(
        () => {},
      );
      clearTimeout(cut);
      rounds.push(round.length);
      seen.push(...round.map(({ id }) => id));
      after = round.at(-1)?.cursor ?? after;
    }
    await writes;
    const all = await everything();
    expect(seen).toEqual(all.slice(all.indexOf(last!) + 1));
    expect(rounds.length).toBeGreaterThan(3);
  });

  it('follows one subject, and some kinds of change, only', async () => {
    const { changes } = await rostrum.ask(`{ changes(last: 1) { nodes { cursor } } }`);
    const leader = await rostrum.make.leader();
    await rostrum.make.leader();
    const claim = await rostrum.tell(
      'recordClaim',
      { subject: leader.id, property: 'born', value: '1950', evidence: await rostrum.make.evidence() },
      '{ claim { id } userErrors { message } }',
    );
    expect(claim.userErrors).toEqual([]);
    const after = changes.nodes[0].cursor;
    const ofLeader = await follow({ after, subject: leader.slug }, (seen) => seen.length === 2);
    expect(ofLeader.map(({ action }) => action)).toEqual(['CREATED', 'CLAIMED']);
    const claims = await follow({ after, actions: ['CLAIMED'] }, (seen) => seen.length === 1);
    expect(claims.map(({ action }) => action)).toEqual(['CLAIMED']);
  });

  it.each([
    ['a cursor of elsewhere', { after: 'abc' }, 'BAD_USER_INPUT'],
    ['an unknown subject', { subject: 'nobody-at-all' }, 'NOT_FOUND'],
  ])('refuses %s', async (_what, variables, code) => {
    await expect(follow(variables, () => true)).rejects.toMatchObject([{ extensions: { code } }]);
  });

  it('refuses an invalid token', async () => {
    await expect(follow({}, () => true, clientOf({ token: 'rostrum_no_one' }))).rejects.toMatchObject({
      code: 4403,
    });
  });

  it.each([
    ['subscription {', 'GRAPHQL_PARSE_FAILED', /^Syntax Error: Expected Name/, undefined],
    ['subscription { nothing }', 'GRAPHQL_VALIDATION_FAILED', /Cannot query field "nothing"/, undefined],
    ['subscription { changes(actions: [MADE]) { id } }', 'GRAPHQL_VALIDATION_FAILED', /MADE/, 'actions.0'],
    [
      'subscription ($after: Int!) { changes(actions: []) { id } }',
      'GRAPHQL_VALIDATION_FAILED',
      /never used/,
      undefined,
    ],
    ['subscription ($s: ID!) { changes(subject: $s) { id } }', 'BAD_USER_INPUT', /\$s/, 's'],
    [`subscription ${'{ a '.repeat(5000)}`, 'COST_EXCEEDED', /too (deep|long)/, undefined],
  ])('reports the errors in document %#, as over HTTP', async (query, code, message, field) => {
    const client = clientOf();
    const context = async () => {
      for await (const { errors } of client.iterate({ query })) if (errors) throw errors;
    };
    await expect(context()).rejects.toMatchObject([
      { message: expect.stringMatching(message), extensions: { code, ...(field && { field }) } },
    ]);
    await client.dispose();
    expect(rostrum.server.logged).toEqual([]);
  });

  it('completes its subscriptions when the server closes', async () => {
    const own = await startRostrum();
    const client = createClient({
      url: own.server.url.replace('http', 'ws') + '/graphql',
      webSocketImpl: WebSocket,
      retryAttempts: 0,
    });
    let closed: any;
    client.on('closed', (event) => (closed = event));
    const iterator = client.iterate({ query: QUESTION });
    const next = iterator.next().catch((error: unknown) => error);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await own.close();
    await next;
    expect([1000, 1001]).toContain(closed.code);
    await client.dispose();
  });
});
