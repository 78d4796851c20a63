import { startRostrum, type Rostrum } from '../support/rostrum';

let rostrum: Rostrum;
beforeAll(async () => {
  rostrum = await startRostrum({ template: 'story' });
});
afterAll(() => rostrum.close());

async function feed(parameters = ''): Promise<{ text: string; headers: Headers }> {
  const response = await fetch(`${rostrum.server.url}/feed.atom${parameters}`);
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return { text, headers: response.headers };
}

/** The texts selected by an XPath, by PostgreSQL's XML parser, which rejects malformed XML. */
async function select(text: string, path: string): Promise<string[]> {
  const { rows } = await rostrum.database.pool.query<{ found: string[] }>(
    `select xpath($2, xmlparse(document $1), '{{a,http://www.w3.org/2005/Atom}}')::text[] as found`,
    [text, path],
  );
  return rows[0]!.found;
}

const idsOf = async (text: string) =>
  (await select(text, '//a:entry/a:id/text()')).map((id) => id.replace('urn:rostrum:', ''));

describe('the feed of changes', () => {
  it('has the latest first, with the elements that RFC 4287 requires', async () => {
    for (let i = 0; i < 3; i++) await rostrum.make.leader();
    const { text, headers } = await feed('?last=3');
    expect(headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const { changes } = await rostrum.ask('{ changes(last: 3) { nodes { id at } } }');
    const latest = changes.nodes.reverse();
    expect(await idsOf(text)).toEqual(latest.map(({ id }: any) => id));
    expect(await select(text, '//a:entry/a:updated/text()')).toEqual(latest.map(({ at }: any) => at));
    expect(await select(text, '/a:feed/a:updated/text()')).toEqual([latest[0].at]);
    for (const each of ['id', 'title', 'updated', 'author/a:name']) {
      expect(await select(text, `/a:feed/a:${each}/text()`)).toHaveLength(1);
      expect(await select(text, `//a:entry/a:${each}/text()`)).toHaveLength(3);
    }
    expect(await select(text, '/a:feed/a:link[@rel="self"]/@href')).toEqual([
      `${rostrum.server.url}/feed.atom?last=3`,
    ]);
  });

  it('begins with the latest, and links to earlier ones', async () => {
    for (let i = 0; i < 5; i++) await rostrum.make.leader();
    const { changes } = await rostrum.ask('{ changes(last: 4) { nodes { id } } }');
    const latest = changes.nodes.map(({ id }: { id: string }) => id).reverse();
    const { text, headers } = await feed('?first=2');
    expect(await idsOf(text)).toEqual(latest.slice(0, 2));
    const [, next = ''] = /<[^>]*feed\.atom(\?[^>]*)>; rel="next"/.exec(headers.get('link') ?? '') ?? [];
    expect(await idsOf((await feed(next)).text)).toEqual(latest.slice(2));
  });

  it('has the same filters, and fifty by default', async () => {
    const leader = await rostrum.make.leader({ name: 'A "hard" <name> & more', slug: 'hard' });
    await rostrum.make.event();
    const { text } = await feed('?subject=hard&actions=CREATED,UPDATED');
    const { changes } = await rostrum.ask(
      '{ changes(subject: "hard", actions: [CREATED, UPDATED]) { nodes { id subject { id } } } }',
    );
    expect(changes.nodes.map(({ subject }: any) => subject.id)).toContain(leader.id);
    expect(await idsOf(text)).toEqual(changes.nodes.map(({ id }: any) => id).reverse());
    expect((await select(text, '//a:entry/a:title/text()'))[0]).toContain('A "hard" &lt;name&gt; &amp; more');
    for (let i = 0; i < 55; i++) await rostrum.make.leader();
    expect(await idsOf((await feed()).text)).toHaveLength(50);
    const none = await feed('?subject=hard&actions=MERGED');
    expect(await idsOf(none.text)).toEqual([]);
    expect(await select(none.text, '/a:feed/a:updated/text()')).toHaveLength(1);
  });

  it('is not sent again to a reader that has it', async () => {
    const { headers } = await feed();
    const again = await fetch(`${rostrum.server.url}/feed.atom`, {
      headers: { 'if-none-match': headers.get('etag')! },
    });
    expect(again.status).toBe(304);
    await rostrum.make.leader();
    expect((await feed()).headers.get('etag')).not.toBe(headers.get('etag'));
  });
});
