import { setTimeout as sleep } from 'node:timers/promises';
import { startScene, type Scene } from './support/scene';
import { again, until } from './support/until';

let scene: Scene;
beforeAll(async () => {
  scene = await startScene();
}, 120_000);
afterAll(() => scene?.close());

/** Four clients that read without pause; how many of their reads there were, and failed. */
function readers(): { readonly reads: number; readonly failed: number; stop(): Promise<void> } {
  const count = { reads: 0, failed: 0 };
  const clients = Array.from({ length: 4 }, () =>
    again(async () => {
      await scene.read().catch(() => (count.failed += 1));
      count.reads += 1;
    }),
  );
  return Object.assign(count, {
    stop: async () => void (await Promise.all(clients.map((each) => each.stop()))),
  });
}

test('12 s of random pauses of replay: no client misses its own write or goes back, and most is read from the replica', async () => {
  const { servers, server, nodes } = scene;
  const found = { stale: 0, backwards: 0, changed: 0, writes: 0, reads: 0 };
  const knownAt = new Map<string, number>();
  let count = 0;
  const writer = again(async () => {
    const { code, stamp } = await scene.write(`paused ${(count += 1)}`);
    expect(code).toBeNull();
    found.writes += 1;
    const own = await scene.read(stamp);
    // The first is beside them.
    if (own.count < count + 1) found.stale += 1;
    await sleep(40 * Math.random());
  });
  const clients = Array.from({ length: 4 }, () => {
    let seen: { count: number; stamp: string | undefined } = { count: 0, stamp: undefined };
    return again(async () => {
      const next = await scene.read(seen.stamp);
      found.reads += 1;
      if (next.count < seen.count) found.backwards += 1;
      seen = { count: next.count, stamp: next.stamp ?? seen.stamp };
      await sleep(5);
    });
  });
  const historian = again(async () => {
    const at = new Date(Date.now() - 1_000).toISOString();
    const ask = async () => {
      const { data, errors } = await server.query(
        'query ($at: DateTime!) { asOf(knownAt: $at) { organizations { totalCount } } }',
        { at },
      );
      return errors ? null : (data!.asOf.organizations.totalCount as number);
    };
    const first = await ask();
    await sleep(100);
    const second = await ask();
    if (first !== null && second !== null && first !== second) found.changed += 1;
    if (first !== null) knownAt.set(at, first);
  });
  const before = { replica: scene.figuresOf('replica').asked, primary: scene.figuresOf('primary').asked };
  for (const end = Date.now() + 12_000; Date.now() < end;) {
    await servers.pauseReplay();
    await sleep(300 * Math.random());
    await servers.resumeReplay();
    await sleep(500 * Math.random());
  }
  for (const each of [writer, historian, ...clients]) await each.stop();
  await servers.catchUp();
  const replica = scene.figuresOf('replica').asked - before.replica;
  const primary = scene.figuresOf('primary').asked - before.primary;
  const share = replica / (replica + primary);
  console.log({ ...found, known: knownAt.size, share });
  // What was known then is the same now, asked of the primary.
  for (const [at, before] of knownAt) {
    const { data } = await server.query(
      'query ($at: DateTime!) { asOf(knownAt: $at) { organizations { totalCount } } }',
      { at },
    );
    if (data!.asOf.organizations.totalCount !== before) found.changed += 1;
  }
  expect(found).toMatchObject({ stale: 0, backwards: 0, changed: 0 });
  expect(found.writes).toBeGreaterThan(20);
  expect(share).toBeGreaterThanOrEqual(0.8);
  expect(nodes.canWrite).toBe(true);
});

test('a replica that is killed under load fails no read, and is asked again within 2 s of its return', async () => {
  const { servers } = scene;
  const reading = readers();
  await sleep(1_000);
  await servers.standby.kill();
  await sleep(2_000);
  await servers.standby.restart();
  const { asked } = scene.figuresOf('replica');
  const took = await until('the replica is asked again', () => scene.figuresOf('replica').asked > asked);
  await reading.stop();
  const { reads, failed } = reading;
  console.log({ reads, failed, askedAgainAfterMs: Math.round(took) });
  expect(failed).toBe(0);
  expect(took).toBeLessThan(2_000);
});

test('a replica, or the primary, that is frozen: an answer or UNAVAILABLE within 15 s', async () => {
  const { servers } = scene;
  await servers.catchUp();
  for (const node of [servers.standby, servers.primary]) {
    await until('both are up', () => scene.figuresOf('replica').isUp && scene.nodes.canWrite);
    node.signal('SIGSTOP');
    const began = performance.now();
    try {
      const reads = await Promise.all(Array.from({ length: 20 }, () => scene.read()));
      expect(reads.every(({ count }) => count > 0)).toBe(true);
      const { code } = await scene.write(`frozen ${servers.primary === node ? 'primary' : 'replica'}`);
      expect([null, 'UNAVAILABLE']).toContain(code);
      console.log({ tookMs: Math.round(performance.now() - began), code });
      expect(performance.now() - began).toBeLessThan(15_000);
    } finally {
      node.signal('SIGCONT');
    }
  }
  await until('writes are made', async () => (await scene.write('thawed')).code === null);
});

test('a synchronous standby that is gone for 30 s: reads are answered within a second', async () => {
  const { servers } = scene;
  const demand = async (names: string) => {
    await servers.primary.query(`alter system set synchronous_standby_names = '${names}'`);
    await servers.primary.query('select pg_reload_conf()');
  };
  await servers.catchUp();
  await demand('*');
  await servers.standby.kill();
  const writing = scene.write('waits');
  await sleep(500);
  let slowest = 0;
  for (const end = Date.now() + 30_000; Date.now() < end;) {
    const began = performance.now();
    await scene.read();
    slowest = Math.max(slowest, performance.now() - began);
    await sleep(100);
  }
  await servers.standby.restart();
  await writing;
  await demand('');
  console.log({ slowestMs: Math.round(slowest) });
  expect(slowest).toBeLessThan(1_000);
});

test('a primary that is killed and not promoted fails no read; writes are refused within 5 s, and made after its return', async () => {
  const { servers } = scene;
  await servers.catchUp();
  await until('the replica is up', () => scene.figuresOf('replica').isUp);
  const reading = readers();
  await sleep(500);
  await servers.primary.kill();
  const began = performance.now();
  const { code } = await scene.write('refused');
  const took = performance.now() - began;
  expect(code).toBe('UNAVAILABLE');
  expect(took).toBeLessThan(5_000);
  await sleep(2_000);
  expect((await fetch(`${scene.server.url}/readyz`)).status).toBe(200);
  expect((await fetch(`${scene.server.url}/readyz/write`)).status).toBe(503);
  await reading.stop();
  const { reads, failed } = reading;
  console.log({ reads, failed, refusedAfterMs: Math.round(took) });
  expect(failed).toBe(0);
  await servers.primary.restart();
  await until('writes are made', async () => (await scene.write('refused')).code === null);
});
