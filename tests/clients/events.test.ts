import { request, type ClientRequest } from 'node:http';
import { createClient } from 'graphql-sse';
import { type Rostrum, startRostrum } from '../support/rostrum';

const CHANGES = 'subscription ($after: String) { changes(after: $after) { id cursor } }';

let rostrum: Rostrum;
let url: string;
beforeAll(async () => {
  rostrum = await startRostrum();
  url = `${rostrum.server.url}/graphql`;
  await rostrum.make.source();
});
afterAll(() => rostrum.close());

const lastCursor = async () =>
  (await rostrum.ask('{ changes(last: 1) { nodes { cursor } } }')).changes.nodes[0].cursor as string;

const idsAfter = async (cursor: string) => {
  const ids: string[] = [];
  for (let after = cursor; ;) {
    const { changes } = await rostrum.ask(
      'query ($after: String) { changes(first: 100, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }',
      { after },
    );
    ids.push(...changes.nodes.map(({ id }: { id: string }) => id));
    if (!changes.pageInfo.hasNextPage) return ids;
    after = changes.pageInfo.endCursor;
  }
};

/** One connection of an EventSource: the ids and data of its events, until it is cut. */
class Source {
  lastEventId: string;
  readonly events: { event: string; data: string }[] = [];
  readonly ended: Promise<void>;
  status = 0;
  private readonly sent: ClientRequest;
  private event = '';
  private data = '';
  private pendingId: string;

  constructor(
    at: string,
    lastEventId = '',
    private readonly onEvent: () => void = () => {},
  ) {
    this.lastEventId = this.pendingId = lastEventId;
    const headers = { accept: 'text/event-stream', ...(lastEventId && { 'last-event-id': lastEventId }) };
    this.sent = request(at, { headers });
    this.ended = new Promise((resolve) => {
      this.sent.on('error', () => resolve());
      this.sent.on('close', () => resolve());
      this.sent.on('response', (response) => {
        this.status = response.statusCode!;
        let rest = '';
        response.on('data', (part) => {
          const lines = (rest + part).split('\n');
          rest = lines.pop()!;
          for (const line of lines) this.read(line);
        });
        response.on('error', () => resolve());
        response.on('end', () => resolve());
      });
    });
    this.sent.end();
  }

  cut(): void {
    this.sent.destroy();
  }

  /** As https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation says. */
  private read(line: string): void {
    if (line === '') {
      this.lastEventId = this.pendingId;
      if (this.data !== '') {
        this.events.push({ event: this.event, data: this.data });
        this.onEvent();
      }
      [this.event, this.data] = ['', ''];
      return;
    }
    const [, name, value] = /^([^:]*): ?(.*)$/.exec(line) ?? [];
    if (name === 'id') this.pendingId = value!;
    if (name === 'event') this.event = value!;
    if (name === 'data') this.data += value!;
  }

  ids(): string[] {
    return this.events
      .filter(({ event }) => event === 'next')
      .map(({ data }) => JSON.parse(data).data.changes.id);
  }
}

describe.each([false, true])('graphql-sse (single connection: %s)', (singleConnection) => {
  const clientOf = (token?: string) =>
    createClient({
      url,
      singleConnection,
      retryAttempts: 0,
      headers: token ? { authorization: `Bearer ${token}` } : {},
    });

  async function first(
    query: string,
    count: number,
    then: () => Promise<unknown> = async () => {},
  ): Promise<any[]> {
    const client = clientOf(rostrum.tokens.EDITOR);
    const results: unknown[] = [];
    const following = (async () => {
      for await (const result of client.iterate({ query })) {
        results.push(result);
        if (results.length === count) break;
      }
    })();
    await new Promise((resolve) => setTimeout(resolve, 300));
    await then();
    await following;
    client.dispose();
    return results;
  }

  it('follows changes', async () => {
    const results = await first('subscription { changes { action actor } }', 2, async () => {
      await rostrum.make.source();
      await rostrum.make.source();
    });
    expect(results.map(({ data }) => data.changes.action)).toEqual(['CREATED', 'CREATED']);
  });

  it('executes queries and mutations', async () => {
    expect(await first('{ viewer { role } }', 9)).toEqual([{ data: { viewer: { role: 'EDITOR' } } }]);
    const [result] = await first(
      'mutation { createSource(input: {title: "By events"}) { source { title } } }',
      9,
    );
    expect(result).toEqual({ data: { createSource: { source: { title: 'By events' } } } });
  });

  it.each([
    ['{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['subscription { changes @skip(if: true) { id } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['subscription { changes(after: "nowhere") { id } }', 'BAD_USER_INPUT'],
  ])('is sent the errors of %s, and then complete', async (query, code) => {
    expect(await first(query, 9)).toMatchObject([{ errors: [{ extensions: { code } }] }]);
  });

  it('follows several subscriptions concurrently', async () => {
    const client = clientOf();
    const onEvent: string[] = [];
    const follow = async (name: string) => {
      for await (const _ of client.iterate({ query: CHANGES })) {
        onEvent.push(name);
        break;
      }
    };
    const both = Promise.all([follow('a'), follow('b')]);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await rostrum.make.source();
    await both;
    expect(onEvent.sort()).toEqual(['a', 'b']);
    client.dispose();
  });
});

describe('an EventSource', () => {
  const source = (lastEventId?: string, onEvent?: () => void) =>
    new Source(`${url}?query=${encodeURIComponent(CHANGES)}`, lastEventId, onEvent);

  it('that was cut before its first event resumes where it began', async () => {
    const early = source();
    while (early.lastEventId === '') await new Promise((resolve) => setTimeout(resolve, 20));
    expect(early.lastEventId).toBe(await lastCursor());
    early.cut();
    await early.ended;
    await rostrum.make.source();
    const missed = await idsAfter(early.lastEventId);
    const again = await new Promise<Source>((resolve) => {
      const opened: Source = source(early.lastEventId, () => resolve(opened));
    });
    expect(again.ids()).toEqual(missed);
    again.cut();
  });

  it('misses and repeats nothing when cut at random moments during a burst of writes', async () => {
    const start = await lastCursor();
    let isWriting = true;
    let written: string[] = [];
    const writes = (async () => {
      for (let i = 0; i < 80; i += 1) await rostrum.make.source();
      written = await idsAfter(start);
      isWriting = false;
    })();
    const seen: string[] = [];
    let last = start;
    let cuts = 0;
    for (let seed = 11; isWriting || seen.length < written.length; seed = (seed * 16807) % 2147483647) {
      const following = source(last);
      await new Promise((resolve) => setTimeout(resolve, isWriting ? 10 + (seed % 120) : 400));
      following.cut();
      await following.ended;
      seen.push(...following.ids());
      last = following.lastEventId;
      cuts += 1;
    }
    await writes;
    expect(seen).toEqual(written);
    expect(cuts).toBeGreaterThan(4);
  });

  it('with an invented id is refused, and mutations require POST', async () => {
    const invented = source('made-up');
    await invented.ended;
    expect(JSON.parse(invented.events[0]!.data).errors[0]).toMatchObject({
      extensions: { code: 'BAD_USER_INPUT' },
    });
    expect(invented.events.at(-1)!.event).toBe('next');
    const mutation = new Source(
      `${url}?query=${encodeURIComponent('mutation { createSource(input: {title: "x"}) { source { id } } }')}`,
    );
    await mutation.ended;
    expect(mutation.events[0]!.data).toContain('send mutations by POST');
  });

  it('that is not read delays nothing else, and ends with its connection', async () => {
    const slow = request(
      `${url}?query=${encodeURIComponent(CHANGES)}&variables=${encodeURIComponent('{"after": null}')}`,
      {
        headers: { accept: 'text/event-stream' },
      },
    );
    slow
      .on('error', () => {})
      .on('response', (response) => response.pause())
      .end();
    await new Promise((resolve) => setTimeout(resolve, 200));
    for (let i = 0; i < 5; i += 1) await rostrum.make.source();
    slow.destroy();
    expect((await rostrum.server.query('{ __typename }')).data).toEqual({ __typename: 'Query' });
  });
});

it('reserved streams are found by their token only, and their operations by id', async () => {
  const put = await fetch(`${url}/stream`, { method: 'PUT' });
  const token = await put.text();
  expect([put.status, token.length]).toEqual([201, 36]);
  const post = (headers: Record<string, string>, extensions: object) =>
    fetch(`${url}/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: '{ __typename }', extensions }),
    });
  for (const address of [url, `${url}/stream`]) {
    const ended = await fetch(`${address}?operationId=1`, { method: 'DELETE' });
    expect([ended.status, ((await ended.json()) as any).errors[0].extensions.field]).toEqual([400, 'token']);
  }
  const mine = { 'x-graphql-event-stream-token': token };
  expect((await post(mine, { operationId: '1' })).status).toBe(202);
  expect((await post(mine, { operationId: '1' })).status).toBe(409);
  expect((await post(mine, {})).status).toBe(400);
  expect((await post({ 'x-graphql-event-stream-token': '__proto__' }, { operationId: '1' })).status).toBe(
    404,
  );
  const opened = new Source(`${url}/stream?token=${token}`);
  while (opened.events.length < 2) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(opened.events).toEqual([
    { event: 'next', data: '{"id":"1","payload":{"data":{"__typename":"Query"}}}' },
    { event: 'complete', data: '{"id":"1"}' },
  ]);
  expect((await fetch(`${url}/stream?token=${token}`)).status).toBe(409);
  opened.cut();
  await opened.ended;
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect((await post(mine, { operationId: '2' })).status).toBe(404);
});

it('closes its streams when the server stops, without completing subscriptions', async () => {
  const own = await rostrum.serve();
  const following = new Source(`${own.url}/graphql?query=${encodeURIComponent(CHANGES)}`);
  while (following.lastEventId === '') await new Promise((resolve) => setTimeout(resolve, 20));
  await own.close();
  await following.ended;
  expect(following.events).toEqual([]);
});

it('of a private knowledge base require the right to read', async () => {
  const closed = await rostrum.serve({ publicRead: false });
  const anonymous = new Source(`${closed.url}/graphql?query={__typename}`);
  await anonymous.ended;
  expect(anonymous.status).toBe(401);
  expect((await fetch(`${closed.url}/graphql`, { method: 'PUT' })).status).toBe(401);
});
