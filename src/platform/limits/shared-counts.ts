import type { Pool } from 'pg';
import type { Logger } from 'pino';

const MINUTE = 60_000;
// How often the processes add up their counts.
const SYNC_MS = 1000;

/** The callback of @fastify/rate-limit: requests of an address in this minute, and the rest of the minute in ms. */
type Callback = (error: Error | null, counted: { current: number; ttl: number }) => void;

interface Count {
  /** Counted here since the counts were last added up. */
  fresh: number;
  /** The total of all processes at that time. */
  total: number;
}

/**
 * Counts requests by address and minute over all processes that share the database. Each process counts in memory and
 * adds its count to the total once a second: requests wait for no statement, and an address can exceed the limit only
 * by the requests that reach other processes within that second.
 */
export class SharedCounts {
  private minute = 0;
  private counts = new Map<string, Count>();
  private readonly timer: NodeJS.Timeout;
  private adding: Promise<void> = Promise.resolve();

  constructor(
    private readonly pool: Pool,
    private readonly log: Logger,
  ) {
    this.timer = setInterval(() => (this.adding = this.addUp()), SYNC_MS).unref();
  }

  incr(address: string, callback: Callback): void {
    const now = Date.now();
    this.turnTo(Math.floor(now / MINUTE));
    const count = this.counts.get(address) ?? { fresh: 0, total: 0 };
    this.counts.set(address, count);
    count.fresh += 1;
    callback(null, { current: count.total + count.fresh, ttl: (this.minute + 1) * MINUTE - now });
  }

  /** All routes share one count. */
  child(): this {
    return this;
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.adding;
  }

  private turnTo(minute: number): void {
    if (minute === this.minute) return;
    this.minute = minute;
    this.counts = new Map();
  }

  private async addUp(): Promise<void> {
    const { minute, counts } = this;
    const fresh = [...counts].filter(([, count]) => count.fresh > 0);
    if (fresh.length === 0) return;
    const sent = fresh.map(([, count]) => count.fresh);
    try {
      const { rows } = await this.pool.query<{ address: string; requests: string }>(
        `with old as (delete from rate_count where minute < $1 - 1)
         insert into rate_count (minute, address, requests)
         select $1, * from unnest($2::text[], $3::bigint[]) as counted(address, requests) order by address
         on conflict (minute, address) do update set requests = rate_count.requests + excluded.requests
         returning address, requests`,
        [minute, fresh.map(([address]) => address), sent],
      );
      const totals = new Map(rows.map(({ address, requests }) => [address, Number(requests)]));
      fresh.forEach(([address, count], i) => {
        count.fresh -= sent[i]!;
        count.total = totals.get(address)!;
      });
    } catch (error) {
      // Counting continues in memory; the counts are added once the database is back.
      this.log.warn(error, 'the requests counted for the rate limit could not be added up');
    }
  }
}
