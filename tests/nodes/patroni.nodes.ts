import { migrate } from '../../src/platform/postgres/migrate';
import { follow } from './support/follow';
import { type Member, missing, type Patroni, startPatroni } from './support/patroni';
import { type Process, startProcess } from './support/process';
import { again, until } from './support/until';
import { audit, NOTHING_WRONG, startWriters } from './support/writers';

if (missing.length > 0)
  console.warn(`Patroni is not tried: ${missing.join(', ')} (Debian) must be installed.`);
const describeWhere = missing.length === 0 ? describe : describe.skip;

describeWhere('three members under Patroni in synchronous mode', () => {
  let patroni: Patroni;
  let process: Process;
  beforeAll(async () => {
    patroni = await startPatroni();
    const { leader } = await patroni.settled();
    await migrate(leader.url);
    process = await startProcess(patroni.members.map(({ url }) => url));
    await until('the first write is made', async () => (await process.write('first')).code === null);
  }, 180_000);
  afterAll(async () => {
    await process?.close();
    await patroni?.close();
  }, 60_000);

  /** Four writers, readers and a follower while another member is promoted; what became of all that they did. */
  async function duringFailover(
    prefix: string,
    fail: (leader: Member, synchronous: Member) => Promise<void>,
  ): Promise<{ former: Member; successor: Member }> {
    const { leader, synchronous } = await patroni.settled();
    const follower = await follow(process.server);
    const writers = startWriters(process, prefix);
    const reads = { done: 0, failed: 0 };
    const readers = Array.from({ length: 2 }, () =>
      again(() =>
        process.read().then(
          () => (reads.done += 1),
          () => (reads.failed += 1),
        ),
      ),
    );
    await writers.writeMore(40);
    await fail(leader, synchronous);
    const began = performance.now();
    const successor = await patroni.successorOf(leader);
    const promotedAfterMs = performance.now() - began;
    const backAfterMs = await writers.writeMore(1);
    await writers.writeMore(40);
    await writers.stop();
    for (const each of readers) await each.stop();
    const found = await audit(successor, writers, follower);
    const { acknowledged, codes } = writers;
    console.log(prefix, {
      acknowledged: acknowledged.length,
      codes: [...codes],
      reads,
      promotedAfterMs: Math.round(promotedAfterMs),
      backAfterMs: Math.round(backAfterMs),
    });
    expect(found).toEqual(NOTHING_WRONG);
    expect([...codes].filter((code) => code !== 'UNAVAILABLE')).toEqual([]);
    expect(reads.failed).toBe(0);
    expect(backAfterMs).toBeLessThan(10_000);
    return { former: leader, successor };
  }

  /** Waits until a member is read as a replica, and answers as the others do. */
  async function isReadAgain({ url }: Member): Promise<void> {
    const { asked } = process.replica(url);
    const readers = again(() => process.read());
    await until('it is asked again', () => process.replica(url).asked > asked);
    await readers.stop();
  }

  test('the machine of the leader is lost; when it is back, it follows and is read', async () => {
    const { former, successor } = await duringFailover('machine', (leader) => leader.kill());
    await former.restart();
    await patroni.settled();
    await isReadAgain(former);
    // Positions are those of the successor.
    const [{ last }] = (await successor.query<{ last: string }>('select max(id) as last from recording')) as [
      { last: string },
    ];
    await until('it has all', () => process.replica(former.url).recording === Number(last));
  });

  test('PostgreSQL alone crashes on the leader', async () => {
    const { former } = await duringFailover('crash', async (leader) => leader.crash());
    await isReadAgain(former);
  });

  test('the machine of the leader stops for a while, and does not know what happened meanwhile', async () => {
    const { former } = await duringFailover('frozen', async (leader) => leader.signal('SIGSTOP'));
    former.signal('SIGCONT');
    await patroni.settled();
    await isReadAgain(former);
  });

  test('the leader hands over to the synchronous standby', async () => {
    const { former } = await duringFailover('switchover', (leader, to) => patroni.switchOver(leader, to));
    await isReadAgain(former);
  });
});
