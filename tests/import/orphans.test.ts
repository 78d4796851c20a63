import { createKey } from '../../src/platform/auth/keys';
import { Role } from '../../src/platform/auth/policy';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { endOrphans } from '../../src/io/import/jobs/import-job';
import { WaitingJobs } from '../../src/io/import/jobs/waiting-jobs';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { servedSchema } from '../support/rostrum';
import { startTestServer, type TestServer } from '../support/server';
import { fakeFile, fakeRows } from './support/fake-format';
import { importFile, testFolder } from './support/importing';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase('story');
});
afterAll(() => database.drop());

const AN_HOUR_AGO = new Date(Date.now() - 3_600_000);
const RUNNING = { state: 'RUNNING', startedAt: new Date(), datasetKey: 'gdelt-1.0', rowsRead: 500 } as const;

/** The state left by a process that died. */
const left = (data: typeof RUNNING | { state: 'QUEUED' }) =>
  database.prisma.importJob.create({
    data: {
      format: 'GDELT_EVENTS',
      fileName: 'content',
      fileHash: '',
      actor: 'somebody',
      queuedAt: AN_HOUR_AGO,
      ...data,
    },
  });
const nowOf = ({ id }: { id: bigint }) => database.prisma.importJob.findUniqueOrThrow({ where: { id } });
const serve = () => startTestServer({ database, schema: servedSchema() });

test('a server that starts ends jobs that a previous one left queued or running', async () => {
  const [queued, running] = [await left({ state: 'QUEUED' }), await left(RUNNING)];
  await (await serve()).close();
  expect(await nowOf(queued)).toMatchObject({
    state: 'CANCELLED',
    message: 'The server ended before its turn came; start it again with the same data.',
    finishedAt: expect.any(Date),
  });
  expect(await nowOf(running)).toMatchObject({
    state: 'CANCELLED',
    message: 'It was cut off; the same import again goes on where it ended.',
    rowsRead: 500,
  });
});

test('any import that starts ends them as well, except jobs with a live process', async () => {
  const files = await testFolder();
  const [queued, running] = [await left({ state: 'QUEUED' }), await left(RUNNING)];
  const seen = await left({ state: 'QUEUED' });
  const waiting = new WaitingJobs(database.pool);
  await waiting.add(seen.id);
  const states: string[] = [];
  const looking: Promise<unknown>[] = [];
  const look = async () => {
    await endOrphans(database.prisma);
    states.push(
      (await database.prisma.importJob.findFirstOrThrow({ where: { datasetKey: 'fake-1' } })).state,
    );
  };
  await importFile(database, await files.write('a', fakeFile(fakeRows(30))), {
    batchSize: 10,
    onProgress: ({ rowsRead }) => void (rowsRead === 10 && looking.push(look())),
  });
  await Promise.all(looking);
  expect(states).not.toContain('CANCELLED');
  expect([await nowOf(queued), await nowOf(running)].map(({ state }) => state)).toEqual([
    'CANCELLED',
    'CANCELLED',
  ]);
  expect((await nowOf(seen)).state).toBe('QUEUED');
  await waiting.remove(seen.id);
  await expect(endedSoon(seen)).resolves.toBe('CANCELLED');
  await files.remove();
});

/** PostgreSQL releases the locks of a closed connection with a delay. */
async function endedSoon(job: { id: bigint }): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    await endOrphans(database.prisma);
    const { state } = await nowOf(job);
    if (state !== 'QUEUED') return state;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return 'QUEUED';
}

test('a subscriber to an import whose process dies sees it end', async () => {
  const server: TestServer = await serve();
  const { id } = await left(RUNNING);
  const { token } = await createKey(database.prisma, { name: 'admin', role: Role.ADMIN });
  const client = createClient({
    url: `${server.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: { token },
  });
  const seen: unknown[] = [];
  const query = `subscription { importProgress(id: "importjob_${id}") { state rowsRead } }`;
  for await (const { data } of client.iterate<any>({ query })) seen.push(data.importProgress);
  await client.dispose();
  await server.close();
  expect(seen).toEqual([
    { state: 'RUNNING', rowsRead: 500 },
    { state: 'CANCELLED', rowsRead: 500 },
  ]);
});
