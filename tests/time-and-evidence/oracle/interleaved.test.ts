import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { WRITE_LOCK } from '../../../src/engine/write/recording';
import { type Rostrum, startRostrum } from '../../support/rostrum';

/** A writer in another process, which pauses between its statements. */
class SlowWriter {
  private constructor(private readonly client: pg.Client) {}

  static async begin(url: string): Promise<SlowWriter> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query('begin');
    return new SlowWriter(client);
  }

  /** Waits until no other writer is active; none can start from then on. */
  lock = () => this.client.query('select pg_advisory_xact_lock($1)', [WRITE_LOCK]);

  /** Makes a recording of one change; returns its number and instant. */
  async record(): Promise<{ id: number; at: Date }> {
    const { rows } = await this.client.query<{ id: string; at: Date }>(
      `insert into recording (id, at, actor, last_id)
       select max(id) + 1, greatest(date_trunc('milliseconds', clock_timestamp()), max(at)) + interval '1 millisecond', 'slow',
         (select last_value from rostrum_id)
       from recording returning id, at`,
    );
    const { id, at } = rows[0]!;
    await this.client.query(
      `insert into change (recording_id, ordinal, action, concerns, fields) values ($1, 0, 'IMPORTED', '{}', '{}')`,
      [id],
    );
    return { id: Number(id), at };
  }

  async end(how: 'commit' | 'rollback' = 'commit'): Promise<void> {
    await this.client.query(how);
    await this.client.end();
  }
}

describe('writers that overlap', () => {
  let rostrum: Rostrum;
  beforeAll(async () => {
    rostrum = await startRostrum();
    await rostrum.make.source();
  });
  afterAll(() => rostrum.close());

  const begin = () => SlowWriter.begin(rostrum.database.url);

  /**
   * Reads on after a cursor until there is nothing more; returns the recordings of the changes, and the
   * last cursor.
   */
  async function follow(after: string | null): Promise<{ recordings: number[]; cursor: string | null }> {
    const { changes } = await rostrum.ask(
      'query ($after: String) { changes(first: 100, after: $after) { nodes { id } pageInfo { endCursor } } }',
      { after },
    );
    const recordings = changes.nodes.map(({ id }: { id: string }) => Number(/_(\d+)-/.exec(id)![1]));
    return { recordings, cursor: changes.pageInfo.endCursor ?? after };
  }

  const lastRecording = async (): Promise<number> => {
    const { rows } = await rostrum.database.pool.query('select max(id) as last from recording');
    return Number(rows[0].last);
  };

  it('are followed without a gap by a cursor, in any order of start and commit', async () => {
    let { cursor } = await follow(null);
    const last = await lastRecording();
    const seen: number[] = [];
    const read = async () => {
      const { recordings, cursor: next } = await follow(cursor);
      seen.push(...recordings);
      cursor = next;
    };

    const slow = await begin();
    await rostrum.make.source();
    await read();
    await slow.lock();
    await slow.record();
    const waiting = [rostrum.make.source(), rostrum.make.leader()];
    await sleep(100);
    await read();
    // No writer overtakes one that has its number.
    expect(seen).toEqual([last + 1]);
    await slow.end();
    await read();
    await Promise.all(waiting);
    await read();
    expect(seen).toEqual([last + 1, last + 2, last + 3, last + 4]);
  });

  it('leave no gap either if one of them gives up', async () => {
    const { cursor } = await follow(null);
    const last = await lastRecording();
    const slow = await begin();
    await slow.lock();
    await slow.record();
    const waiting = rostrum.make.source();
    await slow.end('rollback');
    await waiting;
    expect((await follow(cursor)).recordings).toEqual([last + 1]);
  });

  describe('and a query at another time during a write', () => {
    const totalAt = async (known: Date): Promise<number> => {
      const { asOf } = await rostrum.ask(
        'query ($known: DateTime) { asOf(knownAt: $known) { changes { totalCount } } }',
        { known },
      );
      return asOf.changes.totalCount;
    };
    const total = async () => (await rostrum.ask('{ changes { totalCount } }')).changes.totalCount as number;

    it.each([
      ['is answered with what it records once it has committed', 'commit', 1],
      ['is answered without it if it gives up', 'rollback', 0],
    ] as const)('%s', async (_says, how, more) => {
      const before = await total();
      const slow = await begin();
      await slow.lock();
      const { at } = await slow.record();
      await sleep(20);

      const moment = new Date(Math.max(Date.now(), at.getTime()));
      let isAnswered = false;
      const answer = totalAt(moment).finally(() => (isAnswered = true));
      await sleep(200);
      expect(isAnswered).toBe(false);
      await slow.end(how);
      expect(await answer).toBe(before + more);
      await rostrum.make.source();
      expect(await totalAt(moment)).toBe(before + more);
    });

    it('does not block other queries at such times', async () => {
      await rostrum.make.source();
      const before = await total();
      const { rows } = await rostrum.database.pool.query('select at from recording order by id desc limit 2');
      const slow = await begin();
      await slow.lock();
      await slow.record();
      expect(await total()).toBe(before);
      expect(await totalAt(rows[1].at)).toBe(before - 1);
      await slow.end();
    });
  });
});
