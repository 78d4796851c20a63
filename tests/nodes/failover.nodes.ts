import { setTimeout as sleep } from 'node:timers/promises';
import { again, startScene, until, type Scene } from './support/scene';

let scene: Scene;
beforeAll(async () => {
  scene = await startScene();
  await scene.write('first');
  await scene.servers.catchUp();
}, 120_000);
afterAll(() => scene?.close());

test('a promotion under four writers and a follower loses and doubles nothing, and the old primary is asked no more', async () => {
  const { servers, server } = scene;
  await servers.primary.query(`alter system set synchronous_standby_names = '*'`);
  await servers.primary.query('select pg_reload_conf()');

  const following = new AbortController();
  const received: string[] = [];
  // After what is there: a stream has begun before it is said where.
  const { data } = await server.query('{ changes(last: 1) { pageInfo { endCursor } } }');
  const query = `subscription { changes(after: "${data!.changes.pageInfo.endCursor}") { cursor action subject { ... on Organization { name } } } }`;
  const stream = await fetch(`${server.url}/graphql?query=${encodeURIComponent(query)}`, {
    headers: { accept: 'text/event-stream' },
    signal: following.signal,
  });
  const followed = (async () => {
    let text = '';
    for await (const chunk of stream.body!) {
      text += Buffer.from(chunk as Uint8Array).toString();
      const ends = text.lastIndexOf('\n\n') + 2;
      // Nothing is whole yet.
      if (ends === 1) continue;
      for (const [, name] of text.slice(0, ends).matchAll(/"action":"\w+","subject":\{"name":"([^"]+)"/g))
        received.push(name!);
      text = text.slice(ends);
    }
  })().catch(() => {});

  const acknowledged: string[] = [];
  const codes = new Set<string>();
  let firstAfter = 0;
  let promotedAt = Infinity;
  const writers = Array.from({ length: 4 }, (_, writer) => {
    let number = 0;
    return again(async () => {
      const name = `writer ${writer} ${(number += 1)}`;
      // With the same key until it is acknowledged.
      for (;;) {
        const { code } = await scene.write(name);
        if (code === null) break;
        codes.add(code);
        await sleep(50);
      }
      acknowledged.push(name);
      if (performance.now() > promotedAt && firstAfter === 0) firstAfter = performance.now();
    });
  });
  await until(() => acknowledged.length > 40);
  await servers.primary.kill();
  await servers.standby.query('select pg_promote()');
  // It has no standby itself that it would wait for.
  await servers.standby.query(`alter system set synchronous_standby_names = ''`);
  await servers.standby.query('select pg_reload_conf()');
  promotedAt = performance.now();
  await until(() => firstAfter > 0);
  const backAfter = firstAfter - promotedAt;
  const before = acknowledged.length;
  await until(() => acknowledged.length > before + 40);

  // The old primary returns, and does not know that it is none any more.
  await servers.primary.restart();
  const of = async (node: typeof servers.primary) =>
    Number((await node.query<{ last: string }>('select max(id) as last from recording'))[0]!.last);
  const left = await of(servers.primary);
  await sleep(2_000);
  for (const each of writers) await each.stop();
  expect(await of(servers.primary)).toBe(left);

  const rows = await servers.standby.query<{ name: string; times: string }>(
    'select label as name, count(*) as times from organization where to_recording = (select max(to_recording) from organization) group by label',
  );
  const times = new Map(rows.map((row) => [row.name, Number(row.times)]));
  const lost = acknowledged.filter((name) => !times.has(name));
  const doubled = acknowledged.filter((name) => times.get(name)! > 1);
  await until(() => received.length >= acknowledged.length);
  await sleep(500);
  following.abort();
  await followed;
  const missed = acknowledged.filter((name) => !received.includes(name));
  const twice = received.filter((name, at) => received.indexOf(name) !== at);
  console.log({
    acknowledged: acknowledged.length,
    lost: lost.length,
    doubled: doubled.length,
    missed: missed.length,
    twice: twice.length,
    codes: [...codes],
    backAfterMs: Math.round(backAfter),
  });
  expect({ lost, doubled, missed, twice }).toEqual({ lost: [], doubled: [], missed: [], twice: [] });
  expect([...codes].filter((code) => code !== 'UNAVAILABLE')).toEqual([]);
  expect(backAfter).toBeLessThan(5_000);
});
