import { setTimeout as sleep } from 'node:timers/promises';
import { follow } from './support/follow';
import type { Node } from './support/nodes';
import { startScene, type Scene } from './support/scene';
import { until } from './support/until';

let scene: Scene;
beforeAll(async () => {
  scene = await startScene({ standbys: 2 });
}, 120_000);
afterAll(() => scene?.close());

/** Writes some, and returns what their client is to send from now on. */
const write = async (kind: string, from: number, to: number): Promise<string> => {
  let last: string | undefined;
  for (let n = from; n <= to; n += 1) {
    const { code, stamp } = await scene.write(`${kind} ${n}`);
    expect(code).toBeNull();
    last = stamp;
  }
  return last!;
};
const NAMES = '{ organizations(first: 100) { nodes { name } } }';
const namesIn = async (headers: Record<string, string> = {}): Promise<string[]> => {
  const { data, errors } = await scene.server.query(NAMES, {}, { headers });
  expect(errors).toBeUndefined();
  return (data!.organizations.nodes as { name: string }[]).map(({ name }) => name);
};
const known = async (at: string) => {
  const { data, errors } = await scene.server.query(
    'query ($at: DateTime!) { asOf(knownAt: $at) { knownAt organizations { totalCount } } }',
    { at },
  );
  expect(errors).toBeUndefined();
  return data!.asOf.organizations.totalCount as number;
};
/** The cursor and the instant of the last change that the client of a stamp sees, and a token of the state after it. */
const lastOf = async (stamp: string) => {
  const query = '{ changes(last: 1) { nodes { at cursor } } }';
  const headers = { 'rostrum-recording': stamp, 'rostrum-snapshot': '1' };
  const { data, extensions } = await scene.server.query(query, {}, { headers });
  const [{ at, cursor }] = data!.changes.nodes as [{ at: string; cursor: string }];
  return { at, cursor, token: extensions!.snapshot as string, stamp };
};
const readAfter = (cursor: string) =>
  scene.server.query(
    'query ($after: String!) { changes(first: 100, after: $after) { nodes { subject { ... on Organization { name } } } } }',
    { after: cursor },
  );
const isPrimary = async (node: Node) =>
  scene.primary().recording ===
  Number((await node.query<{ last: string }>('select max(id) as last from recording'))[0]!.last);

test('a promotion that loses recordings: what was of them is refused by name, and no node that has them is asked', async () => {
  const { servers, server } = scene;
  const [promoted, ahead] = servers.standbys as [Node, Node];
  const before = await lastOf(await write('kept', 1, 3));
  await servers.catchUp();

  await promoted.query("alter system set primary_conninfo = ''");
  await promoted.query('select pg_reload_conf()');
  await until('it is cut off', async () => {
    return (await servers.primary.query('select from pg_stat_replication')).length === 1;
  });
  const follower = await follow(server);
  const lost = await lastOf(await write('lost', 1, 2));
  await write('lost', 3, 6);
  await until('the other has all', async () => {
    const [row] = await ahead.query<{ count: string }>(
      "select count(*) from organization where label like 'lost%'",
    );
    return Number(row!.count) === 6;
  });
  // It is settled, remembered, and kept for good.
  expect(await known(lost.at)).toBe(6);
  expect(await known(lost.at)).toBe(6);
  expect((await readAfter(lost.cursor)).data!.changes.nodes).toHaveLength(4);
  await until('the follower has all', () => follower.names.includes('lost 6'));

  // The old primary still runs, and accepts writes; the other standby streams from it, and has more than its new primary.
  await promoted.query('select pg_promote()');
  await until('the process has moved to the new primary', () => isPrimary(promoted));
  const ofPast = new Set<string>();
  const look = async () => {
    for (let n = 0; n < 20; n += 1) {
      for (const headers of [{}, { 'rostrum-recording': lost.stamp }] as Record<string, string>[])
        for (const name of await namesIn(headers)) if (name.startsWith('lost')) ofPast.add(name);
      await sleep(10);
    }
  };
  await look();
  await write('found', 1, 1);
  await look();
  expect(scene.replica(ahead.url).isUp).toBe(false);
  // It has as many recordings as the other, but not the same.
  await write('found', 2, 12);
  await look();
  expect(scene.replica(ahead.url).isUp).toBe(false);
  expect([...ofPast]).toEqual([]);
  expect(await namesIn()).toHaveLength(1 + 3 + 12);

  expect(await known(lost.at)).toBe(4);
  expect((await readAfter(before.cursor)).data!.changes.nodes).toHaveLength(12);
  const { errors } = await readAfter(lost.cursor);
  expect(errors![0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'after' });
  expect(errors![0]!.message).toContain('lost in a failover or restore');
  const replayed = await server.query(NAMES, {}, { headers: { 'rostrum-snapshot': lost.token } });
  expect(replayed.errors![0]!.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    field: 'rostrum-snapshot',
  });
  expect(
    (await server.query(NAMES, {}, { headers: { 'rostrum-snapshot': before.token } })).data!.organizations
      .nodes,
  ).toHaveLength(4);
  // Who follows hears of it as well, and goes on after none of what is new.
  await until('the follower is cut off', () => follower.end !== null);
  expect(follower.end).toContain('lost in a failover or restore');
  expect(follower.names.filter((name) => name.startsWith('found'))).toEqual([]);
  await follower.stop();
});
