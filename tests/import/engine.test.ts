import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { explainFailure } from '../../src/io/import/explain-failure';
import { WrongFormat } from '../../src/io/import/format';
import { rostrumJsonl } from '../../src/io/import/formats/rostrum-jsonl';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { fakeFile, fakeRows } from './support/fake-format';
import { countsOf, digestsOf, importFile, importInProcess, testFolder } from './support/importing';

let database: TestDatabase;
let files: Awaited<ReturnType<typeof testFolder>>;
beforeEach(async () => {
  database = await createTestDatabase('story');
  files = await testFolder();
});
afterEach(async () => {
  await database.drop();
  await files.remove();
});

const recordings = () => database.prisma.recording.count();
const rejectionsOf = async (jobId: bigint) =>
  (await database.prisma.importRejection.findMany({ where: { jobId }, orderBy: { rowNumber: 'asc' } })).map(
    ({ rowNumber, reason, text }) => [rowNumber, reason, text],
  );

test('a file of another format writes nothing', async () => {
  const path = await files.write('other.txt', 'a,b\n1,2\n');
  const before = await digestsOf(database);
  await expect(importFile(database, path)).rejects.toThrow(WrongFormat);
  await expect(importFile(database, path, { format: rostrumJsonl })).rejects.toThrow(WrongFormat);
  expect(await digestsOf(database)).toEqual(before);
});

test('each batch is one recording, and the dataset counts the rows imported', async () => {
  const before = await recordings();
  const job = await importFile(database, await files.write('a', fakeFile(fakeRows(25))), { batchSize: 10 });
  expect(countsOf(job)).toEqual({ rowsRead: 25, created: 25, updated: 0, unchanged: 0, rejected: 0 });
  expect(job).toMatchObject({ state: 'SUCCEEDED', datasetKey: 'fake-1', message: null });
  // The dataset before the rows and after them, and three batches.
  expect(await recordings()).toBe(before + 5);
  const dataset = await database.prisma.dataset.findFirstOrThrow({
    where: { key: 'fake-1' },
    orderBy: { fromRecording: 'desc' },
  });
  expect(dataset).toMatchObject({ name: 'Fake', license: 'CC0-1.0', rows: 25 });
  expect(await database.prisma.event.count({ where: { datasetId: dataset.id } })).toBe(25);
});

test('the same file again makes no recording', async () => {
  const path = await files.write('a', fakeFile(fakeRows(30)));
  await importFile(database, path);
  const before = await recordings();
  const job = await importFile(database, path);
  expect(countsOf(job)).toEqual({ rowsRead: 30, created: 0, updated: 0, unchanged: 30, rejected: 0 });
  expect(await recordings()).toBe(before);
});

test('only the differences of a corrected file are imported', async () => {
  const rows = fakeRows(20);
  await importFile(database, await files.write('a', fakeFile(rows)));
  const before = await database.prisma.event.count();
  rows[7] = { ...rows[7]!, day: '2019-02-03' };
  rows.push({ ...rows[0]!, id: 'new', name: 'A new one' });
  const job = await importFile(database, await files.write('a', fakeFile(rows)));
  expect(countsOf(job)).toEqual({ rowsRead: 21, created: 1, updated: 1, unchanged: 19, rejected: 0 });
  expect(await database.prisma.event.count()).toBe(before + 2);
  const [event] = await database.pool
    .query(
      `SELECT time_edtf FROM event JOIN entity USING (id) WHERE slug = 'fake-1-7' AND to_recording = 9223372036854775807`,
    )
    .then(({ rows: found }) => found);
  expect(event).toEqual({ time_edtf: '2019-02-03' });
});

test('bad rows are rejected with their number and reason, and the import continues', async () => {
  const [one, two, three, four] = fakeRows(4);
  const path = await files.write(
    'a',
    fakeFile([one!, 'too\tfew', { ...two!, name: '!' }, { ...three!, country: 'nowhere' }, four!]),
  );
  const job = await importFile(database, path);
  expect(countsOf(job)).toEqual({ rowsRead: 5, created: 2, updated: 0, unchanged: 0, rejected: 3 });
  expect(await rejectionsOf(job.id)).toEqual([
    [3, 'expected 5 columns; found 2', 'too\tfew'],
    [4, 'the name is missing', '1\t!\trussia\t2011-02-11\tof-1'],
    [5, expect.stringContaining('nothing is recorded as "nowhere"'), expect.stringContaining('nowhere')],
  ]);
  // A row is imported as a whole or not at all: nothing remains of the one with an unknown place.
  const slugs = await database.prisma.entity.findMany({ where: { slug: { startsWith: 'fake-1-' } } });
  expect(slugs.map(({ slug }) => slug).sort()).toEqual(['fake-1-0', 'fake-1-3']);
});

test('of a long row the beginning is kept, without NUL', async () => {
  const path = await files.write('a', fakeFile([`x\0${'y'.repeat(5000)}`]));
  const job = await importFile(database, path);
  const [[, , text] = []] = await rejectionsOf(job.id);
  expect(text).toBe(`x\uFFFD${'y'.repeat(1998)}`);
});

test('too many rejections stop it; with a higher limit it continues', async () => {
  const rows = [...fakeRows(10), 'bad', 'bad', ...fakeRows(30).slice(10)];
  const path = await files.write('a', fakeFile(rows));
  const stopped = await importFile(database, path, { batchSize: 10, maxRejects: 1 });
  expect(stopped).toMatchObject({ state: 'FAILED', rowsRead: 20, rejected: 2 });
  expect(stopped.message).toBe('2 rows are rejected; at most 1 were to be.');
  const whole = await importFile(database, path, { batchSize: 10, maxRejects: 2 });
  expect(whole).toMatchObject({ id: stopped.id, state: 'SUCCEEDED', message: null });
  expect(countsOf(whole)).toEqual({ rowsRead: 32, created: 30, updated: 0, unchanged: 0, rejected: 2 });
});

test('of two rows with one key the later one holds, and the file again changes nothing', async () => {
  const [row] = fakeRows(1);
  const rows = [row!, row!, { ...row!, name: 'Another name' }];
  const path = await files.write('a', fakeFile(rows));
  const job = await importFile(database, path);
  expect(countsOf(job)).toEqual({ rowsRead: 3, created: 1, updated: 1, unchanged: 1, rejected: 0 });
  const again = await importFile(database, path);
  expect(countsOf(again)).toEqual({ rowsRead: 3, created: 0, updated: 0, unchanged: 3, rejected: 0 });
  const { rows: events } = await database.pool.query(
    `SELECT label FROM event JOIN entity USING (id) WHERE slug = 'fake-1-0' AND to_recording = 9223372036854775807`,
  );
  expect(events).toEqual([{ label: 'Another name' }]);
});

test('unresolved names are queued, once for each row', async () => {
  const rows = fakeRows(3).map((row) => ({ ...row, country: '?Jane Doe' }));
  const path = await files.write('a', fakeFile(rows));
  await importFile(database, path);
  await importFile(database, path);
  expect(await database.prisma.unresolvedName.findMany()).toEqual([
    { datasetKey: 'fake-1', kind: 'LEADER', name: 'Jane Doe', country: 'china', count: 3, firstRow: 2 },
  ]);
});

test('of two concurrent imports of the same, one waits and changes nothing', async () => {
  const path = await files.write('a', fakeFile(fakeRows(60)));
  const waited: string[] = [];
  const onWait = (key: string) => void waited.push(key);
  const jobs = await Promise.all([
    importFile(database, path, { batchSize: 10, onWait }),
    importFile(database, path, { batchSize: 10, onWait }),
  ]);
  expect(waited).toEqual(['fake-1']);
  expect(jobs.map(({ created, unchanged }) => [created, unchanged]).sort()).toEqual([
    [0, 60],
    [60, 0],
  ]);
});

test('one that is stopped says so, and is resumed by the same import', async () => {
  const path = await files.write('a', fakeFile(fakeRows(40)));
  const stopping = new AbortController();
  const stopped = await importFile(database, path, {
    batchSize: 10,
    signal: stopping.signal,
    onProgress: ({ rowsRead }) => rowsRead === 20 && stopping.abort(),
  });
  expect(stopped).toMatchObject({
    state: 'CANCELLED',
    rowsRead: 20,
    message: 'It was stopped after row 20.',
  });
  const whole = await importFile(database, path, { batchSize: 10 });
  expect(whole).toMatchObject({ id: stopped.id, state: 'SUCCEEDED', created: 40, unchanged: 0 });
});

test('one that loses the database says so, and resumes from its last batch', async () => {
  const path = await files.write('a', fakeFile(fakeRows(60)));
  const lose = () =>
    database.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'rostrum import' AND datname = current_database()`,
    );
  const lost = importFile(database, path, {
    batchSize: 10,
    onProgress: ({ rowsRead }) => void (rowsRead === 20 && lose()),
  });
  const error: unknown = await lost.catch((thrown: unknown) => thrown);
  expect(explainFailure(error)).toBe(
    'The database cannot be reached. What was committed stays; the same import again goes on from there.',
  );
  const [job] = await database.prisma.importJob.findMany();
  const whole = await importFile(database, path, { batchSize: 10 });
  expect(whole).toMatchObject({ id: job?.id, state: 'SUCCEEDED', created: 60, unchanged: 0, message: null });
});

test('a reader sees each batch as a whole or not at all', async () => {
  const path = await files.write('a', fakeFile(fakeRows(100)));
  const seen = new Set<number>();
  let isDone = false;
  const watch = async () => {
    while (!isDone) {
      const { rows } = await database.pool.query(
        `SELECT (SELECT count(*)::int FROM entity WHERE slug LIKE 'fake-1-%') AS events,
          (SELECT count(*)::int FROM import_row) AS rows,
          coalesce((SELECT sum(rows_read)::int FROM import_job), 0) AS read`,
      );
      expect([rows[0].events, rows[0].read]).toEqual([rows[0].rows, rows[0].rows]);
      seen.add(rows[0].events);
    }
  };
  const watching = watch();
  await importFile(database, path, { batchSize: 20 });
  isDone = true;
  await watching;
  expect([...seen].filter((count) => count % 20 !== 0)).toEqual([]);
});

test('ROSTRUM_JSONL: existing records are unchanged, and a fact waits for its row', async () => {
  const records = [
    { record: 'source', key: 'own:source', title: 'A source' },
    {
      record: 'event',
      slug: 'own-event',
      label: 'An event',
      recordClaim: 'own:row',
      type: 'STATEMENT',
      status: 'REPORTED',
      time: '2020',
    },
    {
      record: 'claim',
      key: 'own:row',
      subject: { event: 'own-event' },
      property: 'record',
      value: { a: 1 },
      statement: 'So it is.',
      source: 'own:source',
    },
    {
      record: 'organization',
      slug: 'own-organization',
      names: [{ value: 'Own', language: 'en' }],
      kind: 'NOBODY',
    },
  ];
  const path = await files.write('own.jsonl', records.map((record) => JSON.stringify(record)).join('\n'));
  const job = await importFile(database, path, { format: rostrumJsonl, batchSize: 2 });
  expect(countsOf(job)).toEqual({ rowsRead: 4, created: 3, updated: 0, unchanged: 0, rejected: 1 });
  expect(await rejectionsOf(job.id)).toEqual([[4, expect.stringContaining('kind'), expect.any(String)]]);
  const again = await importFile(database, path, { format: rostrumJsonl });
  expect(countsOf(again)).toEqual({ rowsRead: 4, created: 0, updated: 0, unchanged: 3, rejected: 1 });
  expect(await database.prisma.dataset.count({ where: { key: 'rostrum-jsonl' } })).toBe(0);
});

test('the bundled story as ROSTRUM_JSONL changes nothing', async () => {
  const before = await recordings();
  const path = join(__dirname, '../../prisma/seed/story.jsonl');
  const job = await importFile(database, path, { format: rostrumJsonl });
  expect(job).toMatchObject({ created: 0, updated: 0, rejected: 0 });
  expect(await recordings()).toBe(before);
});

// Other moments each time; more of them with ROSTRUM_FUZZ_RUNS.
const BATCH = 20;
const MOMENTS = Math.min(Number(process.env.ROSTRUM_FUZZ_RUNS ?? 4), 50);

test('killed at random moments, it resumes, and the database ends row for row as if undisturbed', async () => {
  // With bad rows, duplicate keys and unknown names.
  const rows = fakeRows(240).flatMap((row, i) => {
    if (i % 97 === 5) return [row, 'bad'];
    if (i % 101 === 7) return [row, { ...row, name: 'Corrected' }];
    return [i % 50 === 3 ? { ...row, country: '?Jane Doe' } : row];
  });
  const path = await files.write('a', fakeFile(rows));
  const begin = Date.now();
  await importFile(database, path, { batchSize: BATCH });
  const ofBatch = (Date.now() - begin) / (rows.length / BATCH);
  const undisturbed = await digestsOf(database);

  for (let moment = 0; moment < MOMENTS; moment++) {
    const disturbed = await createTestDatabase('story');
    // A batch that is committed, and the moment within the next.
    const after = Math.floor(Math.random() * (rows.length / BATCH - 2));
    const seen = await killed(disturbed.url, path, after, Math.random() * ofBatch);
    const [cutOff] = await disturbed.prisma.importJob.findMany();
    const rowsRead = cutOff?.rowsRead ?? 0;
    expect([rowsRead >= seen, rowsRead < rows.length]).toEqual([true, true]);
    expect(await importFile(disturbed, path, { batchSize: BATCH })).toMatchObject({ state: 'SUCCEEDED' });
    expect(await digestsOf(disturbed)).toEqual(undisturbed);
    await disturbed.drop();
  }
}, 600_000);

/**
 * Imports a file in a process of its own, and kills it some milliseconds after a number of batches; returns the number
 * of rows that had been read by then.
 */
async function killed(url: string, path: string, batches: number, ms: number): Promise<number> {
  const { child, ended } = importInProcess(url, path, BATCH, 'pausing');
  let seen = '';
  let steps = 0;
  for await (const line of createInterface(child.stdout)) {
    seen = line;
    if (steps === batches) break;
    steps += 1;
    child.stdin.write('.');
  }
  child.stdin.write('.');
  await sleep(ms);
  child.kill('SIGKILL');
  await ended;
  return Number(/\d+/.exec(seen)?.[0] ?? 0);
}
