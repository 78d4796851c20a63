import type { TestServer } from '../../support/server';

/** What a follower of all changes receives from now on. */
export interface Follower {
  /** The names of the organizations that changed, in order. */
  readonly names: readonly string[];
  /** Why the stream ended, if it did. */
  readonly end: string | null;
  stop(): Promise<void>;
}

/** Follows the changes by server-sent events, from the last that is there. */
export async function follow(server: TestServer): Promise<Follower> {
  const { data } = await server.query('{ changes(last: 1) { pageInfo { endCursor } } }');
  const after = data!.changes.pageInfo.endCursor as string | null;
  if (after === null) throw new Error('There is no change to follow from');
  const query = `subscription { changes(after: "${after}") { subject { ... on Organization { name } } } }`;
  const following = new AbortController();
  const stream = await fetch(`${server.url}/graphql?query=${encodeURIComponent(query)}`, {
    headers: { accept: 'text/event-stream' },
    signal: following.signal,
  });
  const names: string[] = [];
  let end: string | null = null;
  const reading = (async () => {
    let text = '';
    for await (const chunk of stream.body!) {
      text += Buffer.from(chunk as Uint8Array).toString();
      const ends = text.lastIndexOf('\n\n') + 2;
      // No event is whole yet.
      if (ends === 1) continue;
      const whole = text.slice(0, ends);
      for (const [, name] of whole.matchAll(/"subject":\{"name":"([^"]+)"/g)) names.push(name!);
      if (/"errors":/.test(whole)) end = whole;
      text = text.slice(ends);
    }
    end ??= `the stream ended: ${text}`;
  })().catch((error: Error) => (end ??= error.message));
  return {
    names,
    get end() {
      return end;
    },
    async stop() {
      following.abort();
      await reading;
    },
  };
}
