import { once } from 'node:events';
import pg from 'pg';
import { WRITE_LOCK } from '../../src/engine/write/recording';
import { type Database, openDatabase } from '../../src/platform/postgres/database';
import { fakeFile, fakeRows } from '../import/support/fake-format';
import { importInProcess, testFolder } from '../import/support/importing';
import { type Rostrum, servedSchema, startRostrum } from '../support/rostrum';
import { startTestServer, type TestServer } from '../support/server';

const ROWS = 800;
const BATCH = 20;

let rostrum: Rostrum;
let folder: Awaited<ReturnType<typeof testFolder>>;
/** A second server process, as seen by the product, with a cache; `rostrum` has none. */
let keeping: { server: TestServer; database: Database };
/** The connection that blocks writers. */
let gate: pg.Client;

beforeAll(async () => {
  rostrum = await startRostrum({ template: 'story' });
  folder = await testFolder();
  const { url } = rostrum.database;
  const database = openDatabase({ url, poolSize: 6, statementTimeoutMs: 20_000, onError: () => {} });
  const server = await startTestServer({
    database,
    schema: servedSchema(),
    config: { answerCache: 4_000_000 },
  });
  keeping = { server, database };
  gate = new pg.Client({ connectionString: url });
  await gate.connect();
});
afterAll(async () => {
  await gate.end();
  await keeping.server.close();
  await keeping.database.close();
  await folder.remove();
  await rostrum.close();
});

const inGraphql = (query: string) => `/graphql?${new URLSearchParams({ query })}`;

const EVENT = '{ id name status time { edtf } participations(first: 3) { nodes { status role } } }';
/**
 * The requests of a dashboard by GET: documents, rows, a feed and exports, of the present and of other
 * times.
 */
const addresses = [
  inGraphql(`{ events(first: 10) { totalCount nodes ${EVENT} } }`),
  inGraphql(`{ country(slug: "china") { events(first: 5) { totalCount nodes ${EVENT} } } }`),
  inGraphql('{ eventStats(groupBy: DATASET) { key count } sources(first: 1) { totalCount } }'),
  inGraphql('{ datasets { id name version rows importedAt } }'),
  inGraphql(
    '{ changes(last: 3) { totalCount nodes { action fields after subject { ... on Node { id } } } } }',
  ),
  inGraphql('{ search(text: "Meeting 7", first: 5) { nodes { node { ... on Event { slug } } } } }'),
  inGraphql(`{ asOf(saidBy: "2013-06-30") { events(first: 10) { totalCount nodes ${EVENT} } } }`),
  inGraphql('{ asOf(knownAt: "2026-01-01") { events(first: 1) { totalCount } } }'),
  inGraphql('{ nowhere }'),
  '/rows/events.json?first=250',
  '/rows/claims.csv?last=30',
  '/rows/stats.csv?groupBy=PARTICIPANT',
  '/rows/timeline.json?interval=YEAR&saidBy=2015-01-01',
  '/rows/changes.json?last=20',
  '/feed.atom',
  '/export/events.csv',
  '/export/claims.jsonl?saidBy=2014-12-31',
];
/** The same by POST, for which no client has an ETag. */
const documents = addresses.flatMap((address) => {
  const query = new URL(address, 'http://localhost').searchParams.get('query');
  return query === null ? [] : [query];
});

interface Said {
  status: number;
  text: string;
}

/** A client that caches responses with an ETag, as browsers do, and counts the 304s. */
class Client {
  private readonly kept = new Map<string, Said & { etag: string }>();
  notModified = 0;

  async get(address: string): Promise<Said> {
    const kept = this.kept.get(address);
    const headers = kept && { 'if-none-match': kept.etag };
    const response = await fetch(keeping.server.url + address, { headers });
    const text = await response.text();
    if (response.status === 304) {
      this.notModified += 1;
      return { status: kept!.status, text: kept!.text };
    }
    const said = { status: response.status, text: plain(text) };
    const etag = response.headers.get('etag');
    if (etag === null) this.kept.delete(address);
    else this.kept.set(address, { ...said, etag });
    return said;
  }
}

async function reference(address: string): Promise<Said> {
  const response = await fetch(rostrum.server.url + address);
  return { status: response.status, text: plain(await response.text()) };
}

async function post({ url }: TestServer, query: string): Promise<Said> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, text: plain(await response.text()) };
}

/** The responses of the caching process to every URL and document, requested concurrently. */
const askAll = (client: Client): Promise<Said[]> =>
  Promise.all([
    ...addresses.map((address) => client.get(address)),
    ...documents.map((query) => post(keeping.server, query)),
  ]);

/** A response without what differs between servers: the URL of a feed. */
const plain = (text: string) => text.replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, 'http://here');

/** Runs work while nothing can be recorded by any process. */
async function heldUp<T>(work: () => Promise<T>): Promise<T> {
  // A shared lock, because readers that wait for a recording take it as well.
  await gate.query('select pg_advisory_lock_shared($1)', [WRITE_LOCK]);
  try {
    return await work();
  } finally {
    await gate.query('select pg_advisory_unlock_shared($1)', [WRITE_LOCK]);
  }
}

/** Imports a file in a process of its own. */
function importing(path: string) {
  const { child, ended } = importInProcess(rostrum.database.url, path, BATCH);
  const state = { isOver: false };
  void ended.then(() => (state.isOver = true));
  return { state, begun: once(child.stdout, 'data'), ended };
}

const lastRecording = async () =>
  (await gate.query<{ id: string }>('select coalesce(max(id), 0) as id from recording')).rows[0]!.id;

/** The progress of a job according to a server. */
async function rowsRead({ url }: TestServer, job: string): Promise<number> {
  const response = await fetch(url + inGraphql(`{ importJob(id: "${job}") { state rowsRead created } }`), {
    headers: { authorization: `Bearer ${rostrum.tokens.ADMIN}` },
  });
  const { data } = (await response.json()) as { data: { importJob: { rowsRead: number } } };
  return data.importJob.rowsRead;
}

it('cached responses equal uncached ones, at every recording of an import by another process', async () => {
  const path = await folder.write('rows.fake', fakeFile(fakeRows(ROWS)));
  const client = new Client();
  const run = importing(path);
  await run.begun;

  const recordings = new Set<string>();
  const progress: number[] = [];
  let job: string | null = null;
  for (let isLast = false; !isLast;) {
    // The round after its end is compared as well.
    isLast = run.state.isOver;
    // While batches are recorded, so that some responses are read before a recording and cached after it.
    await askAll(client);
    await heldUp(async () => {
      recordings.add(await lastRecording());
      const expected = await Promise.all([
        ...addresses.map((address) => reference(address)),
        ...documents.map((query) => post(rostrum.server, query)),
      ]);
      expect(await askAll(client)).toEqual(expected);
      keeping.server.statements();
      expect(await askAll(client)).toEqual(expected);
      // Only the last recording was looked up, for everything cached as a whole.
      const read = keeping.server.statements().filter((text) => !text.startsWith('select (select id'));
      expect(read.filter((text) => !text.includes('as stamp'))).toEqual([]);
    });
    const [row] = (await gate.query<{ id: string }>('select id from import_job order by id desc limit 1'))
      .rows;
    job ??= row ? `importjob_${row.id}` : null;
    if (job === null) continue;
    // A job progresses without recordings, so responses about it are never cached.
    const before = await rowsRead(rostrum.server, job);
    const said = await rowsRead(keeping.server, job);
    expect(said).toBeGreaterThanOrEqual(before);
    expect(said).toBeLessThanOrEqual(await rowsRead(rostrum.server, job));
    progress.push(said);
  }

  expect(await run.ended).toBe(0);
  expect(progress.at(-1)).toBe(ROWS);
  // Otherwise nothing was tested.
  expect(recordings.size).toBeGreaterThan(1);
  expect(new Set(progress).size).toBeGreaterThan(1);
  expect(client.notModified).toBeGreaterThan(addresses.length);
}, 240_000);
