import { gzipSync } from 'node:zlib';
import { pino } from 'pino';
import { ImportQueue } from '../../src/io/import/jobs/import-queue';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { serveHttps } from './support/https-server';
import { zip } from './support/zip';

const record = (slug: string) =>
  `${JSON.stringify({ record: 'organization', slug, names: [{ value: slug, language: 'en' }], kind: 'GROUP' })}\n`;
/** Records of 200,000 bytes, of which compression leaves next to nothing. */
const LARGE = record('a-bomb').padEnd(200_000, ' ');
const FILES: Record<string, Buffer> = {
  '/a.jsonl': Buffer.from(record('by-url')),
  '/one.zip': zip({ 'README.md': '# Not JSON', 'x/a.jsonl': record('zipped-by-url') }),
  '/two.zip': zip({ 'a.jsonl': record('first-of-two'), 'b.jsonl': record('second-of-two') }),
  '/none.zip': zip({ 'README.md': '# Not JSON' }),
  '/large.jsonl.gz': gzipSync(LARGE),
  '/large.zip': zip({ 'a.jsonl': LARGE }),
  '/many.zip': zip(Object.fromEntries(Array.from({ length: 1_001 }, (_, i) => [`${i}.jsonl`, 'x']))),
};

let database: TestDatabase;
let server: Awaited<ReturnType<typeof serveHttps>>;
beforeAll(async () => {
  database = await createTestDatabase();
  server = await serveHttps(({ url = '' }, response) => void response.end(FILES[url]));
});
afterAll(async () => {
  server.close();
  await database.drop();
});

/** Imports a path of the server, as startImport does once it is queued. */
async function imported(path: string) {
  const url = `https://${server.host}${path}`;
  const { id } = await database.prisma.importJob.create({
    data: { format: 'ROSTRUM_JSONL', fileName: url, fileHash: '', actor: 'a test' },
  });
  const queue = new ImportQueue({
    ...database,
    log: pino({ level: 'silent' }),
    fetching: { hosts: [server.host, '127.0.0.1', '::1'], maxBytes: 100_000, ca: server.ca },
  });
  queue.add(id, 'a test', { format: 'ROSTRUM_JSONL', url });
  for (;;) {
    const job = await database.prisma.importJob.findUniqueOrThrow({ where: { id } });
    if (!['QUEUED', 'RUNNING'].includes(job.state)) {
      await queue.close();
      return { state: job.state, created: job.created, message: job.message?.replaceAll(url, path) ?? null };
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test.each<[path: string, state: string, created: number, message: RegExp | null]>([
  ['/a.jsonl', 'SUCCEEDED', 1, null],
  ['/one.zip', 'SUCCEEDED', 1, /^Passed over in \/one\.zip: README\.md \(expected a record in JSON/],
  ['/two.zip', 'FAILED', 0, /^an archive of several files of the format goes in by the command line$/],
  ['/none.zip', 'FAILED', 0, /^nothing in \/none\.zip is Rostrum's own JSON Lines.*: README\.md/],
  ['/large.jsonl.gz', 'FAILED', 0, /^\/large\.jsonl\.gz is larger than 100,000 bytes when it is inflated$/],
  ['/large.zip', 'FAILED', 0, /a\.jsonl is larger than 100,000 bytes when it is inflated$/],
  ['/many.zip', 'FAILED', 0, /^\/many\.zip has 1001 files; an archive of more than 1000 goes in by/],
])('%s results in %s', async (path, state, created, message) => {
  const job = await imported(path);
  expect(job).toMatchObject({ state, created });
  if (message === null) expect(job.message).toBeNull();
  else expect(job.message).toMatch(message);
});
