import { setTimeout as sleep } from 'node:timers/promises';
import { follow } from './support/follow';
import { startScene, type Scene } from './support/scene';
import { until } from './support/until';
import { audit, NOTHING_WRONG, startWriters } from './support/writers';

let scene: Scene;
beforeAll(async () => {
  scene = await startScene();
}, 120_000);
afterAll(() => scene?.close());

test('a promotion under four writers and a follower loses and doubles nothing, and the old primary is asked no more', async () => {
  const { servers, server } = scene;
  await servers.primary.query(`alter system set synchronous_standby_names = '*'`);
  await servers.primary.query('select pg_reload_conf()');

  const follower = await follow(server);
  const writers = startWriters(scene);
  await writers.writeMore(40);
  await servers.primary.kill();
  await servers.standby.query('select pg_promote()');
  // It has no standby itself that it would wait for.
  await servers.standby.query(`alter system set synchronous_standby_names = ''`);
  await servers.standby.query('select pg_reload_conf()');
  const backAfterMs = await writers.writeMore(1);
  await writers.writeMore(40);

  // The old primary returns, and does not know that it is none any more.
  await servers.primary.restart();
  const lastOf = async (node: typeof servers.primary) =>
    Number((await node.query<{ last: string }>('select max(id) as last from recording'))[0]!.last);
  const left = await lastOf(servers.primary);
  await sleep(2_000);
  // Nor is it asked where its successor does not answer for a while.
  servers.standby.signal('SIGSTOP');
  await sleep(4_000);
  servers.standby.signal('SIGCONT');
  await writers.writeMore(1);
  // What says how far the primary is looks at the successor as well.
  await until('the new primary is looked at', async () => {
    return scene.primary().recording > left && scene.primary().recording <= (await lastOf(servers.standby));
  });
  await writers.stop();
  expect(await lastOf(servers.primary)).toBe(left);

  const found = await audit(servers.standby, writers, follower);
  const { acknowledged, codes } = writers;
  console.log({ acknowledged: acknowledged.length, codes: [...codes], backAfterMs: Math.round(backAfterMs) });
  expect(found).toEqual(NOTHING_WRONG);
  expect([...codes].filter((code) => code !== 'UNAVAILABLE')).toEqual([]);
  expect(backAfterMs).toBeLessThan(5_000);
});
