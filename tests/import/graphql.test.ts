import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { faultOf, type Rostrum, startRostrum } from '../support/rostrum';

const START = `mutation ($input: StartImportInput!) {
  startImport(input: $input) { job { id state rowsRead startedAt } userErrors { code field message } }
}`;
const JOB = `id format state message rowsRead created updated unchanged rejected finishedAt
  rejections(first: 1) { row reason text } dataset { name }`;

const records = (...slugs: string[]) =>
  slugs
    .map((slug) =>
      JSON.stringify({
        record: 'organization',
        slug,
        names: [{ value: slug, language: 'en' }],
        kind: 'GROUP',
      }),
    )
    .join('\n');

describe('importing over GraphQL', () => {
  let rostrum: Rostrum;
  beforeAll(async () => {
    rostrum = await startRostrum();
  });
  afterAll(() => rostrum.close());

  const start = (input: object) =>
    rostrum.tell('startImport', input, '{ job { id state } userErrors { code field message } }', 'ADMIN');
  const jobs = () => rostrum.database.prisma.importJob.count();

  const seen = async (query: string) =>
    (await rostrum.server.query(query, {}, { token: rostrum.tokens.ADMIN })).data!;

  async function ended(id: string): Promise<Record<string, any>> {
    for (;;) {
      const { importJob } = await seen(`{ importJob(id: "${id}") { ${JOB} } }`);
      if (!['QUEUED', 'RUNNING'].includes(importJob.state)) return importJob;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  test.each([
    ['{ importJob(id: "importjob_1") { state } }'],
    ['{ node(id: "importjob_1") { id } }'],
    ['{ nodes(ids: ["importjob_1", "importjob_2"]) { ... on ImportJob { rejections { text } } } }'],
  ])('no role below ADMIN may see one: %s', async (query) => {
    const codes = [undefined, rostrum.tokens.READER, rostrum.tokens.REVIEWER].map(
      async (token) => faultOf(await rostrum.server.query(query, {}, { token })).code,
    );
    expect(await Promise.all(codes)).toEqual(['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN']);
  });

  test('no role below ADMIN may import', async () => {
    const input = { format: 'ROSTRUM_JSONL', content: records('not-allowed') };
    const answer = await rostrum.server.query(START, { input }, { token: rostrum.tokens.REVIEWER });
    expect(faultOf(answer)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await jobs()).toBe(0);
  });

  test.each([
    ['neither content nor url', {}, null, 'Give either content or url'],
    ['both', { content: '{}', url: 'https://example.org/a' }, null, 'Give either content or url'],
    [
      'content of another format',
      { content: 'a,b\n1,2' },
      ['input', 'content'],
      /is not Rostrum's own JSON Lines.*row 1: this line is not JSON/,
    ],
    [
      'a host that is not allowed',
      { url: 'https://example.org/a.jsonl' },
      ['input', 'url'],
      /ROSTRUM_IMPORT_HOSTS names no host/,
    ],
    ['what is not https', { url: 'http://example.org/a.jsonl' }, ['input', 'url'], /only https/],
  ])('refuses %s', async (_what, given, field, message) => {
    const { job, userErrors } = await start({ format: 'ROSTRUM_JSONL', ...given });
    expect(job).toBeNull();
    expect(userErrors).toEqual([
      {
        code: 'INVALID',
        field,
        message: typeof message === 'string' ? message : expect.stringMatching(message),
      },
    ]);
    expect(await jobs()).toBe(0);
  });

  test('imports content, and a retry with its key is the same import', async () => {
    const content = `${records('one', 'two')}\n{"record":"organization"}\n${records('three')}`;
    const input = { format: 'ROSTRUM_JSONL', content, idempotencyKey: 'once' };
    const { job, userErrors } = await start(input);
    expect(userErrors).toEqual([]);
    const done = await ended(job.id);
    expect(done).toMatchObject({
      id: job.id,
      format: 'ROSTRUM_JSONL',
      state: 'SUCCEEDED',
      message: null,
      rowsRead: 4,
      created: 3,
      updated: 0,
      unchanged: 0,
      rejected: 1,
      rejections: [{ row: 3, reason: expect.any(String), text: '{"record":"organization"}' }],
      finishedAt: expect.any(String),
      dataset: null,
    });
    expect((await start(input)).job.id).toBe(job.id);
    expect(await jobs()).toBe(1);
    const { organization, node } = await seen(
      `{ organization(slug: "three") { name } node(id: "${job.id}") { id ... on ImportJob { state } } }`,
    );
    expect(organization).toEqual({ name: 'three' });
    expect(node).toEqual({ id: job.id, state: 'SUCCEEDED' });
  });

  test('the same content again changes nothing', async () => {
    const input = { format: 'ROSTRUM_JSONL', content: records('again') };
    await ended((await start(input)).job.id);
    const again = await ended((await start(input)).job.id);
    expect(again).toMatchObject({ rowsRead: 1, created: 0, updated: 0, unchanged: 1 });
  });

  test('progress is followed to the end', async () => {
    const slugs = Array.from({ length: 1200 }, (_, i) => `followed-${i}`);
    const { job } = await start({ format: 'ROSTRUM_JSONL', content: records(...slugs) });
    const client = createClient({
      url: `${rostrum.server.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      connectionParams: { token: rostrum.tokens.ADMIN },
    });
    const seen: any[] = [];
    const query = `subscription { importProgress(id: "${job.id}") { id state rowsRead } }`;
    for await (const { data } of client.iterate<any>({ query })) seen.push(data.importProgress);
    await client.dispose();
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.at(-1)).toEqual({ id: job.id, state: 'SUCCEEDED', rowsRead: 1200 });
    const counts = seen.map(({ rowsRead }) => rowsRead);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
  });

  test('an import that does not exist', async () => {
    expect(await seen('{ importJob(id: "importjob_999") { id } }')).toEqual({ importJob: null });
    const token = rostrum.tokens.ADMIN;
    const answer = await rostrum.server.query('{ importJob(id: "event_1") { id } }', {}, { token });
    expect(faultOf(answer)).toMatchObject({ code: 'BAD_USER_INPUT', field: 'id' });
  });

  test('more rejections than the limit are refused', async () => {
    const answer = await rostrum.server.query(
      '{ importJob(id: "importjob_1") { rejections(first: 1001) { row } } }',
      {},
      { token: rostrum.tokens.ADMIN },
    );
    expect(faultOf(answer)).toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});
