import type { FastifyInstance, FastifyReply } from 'fastify';
import { ErrorCode, RostrumError } from '../errors';
import type { Meter, SenderOf, Usage } from './caller';
import type { Pool } from 'pg';
import type { Logger } from 'pino';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether requests of a route count for no rate limit. */
    isUncounted?: true;
  }
}

/** What each request costs at least, answered or refused, whatever it is for. */
export const REQUEST_COST = 50;
/** What refusing an operation costs: reading and checking it takes as long as answering a usual one. */
export const REFUSAL_COST = 2_000;

/** Too much was used; the answer says when to try again, in seconds. */
class RateLimited extends RostrumError {
  constructor(
    most: number,
    readonly retryAfter: number,
  ) {
    super(
      ErrorCode.RATE_LIMITED,
      `Too much is asked: at most ${most} a minute is allowed, by cost; each request costs ${REQUEST_COST} at least. Try again in ${retryAfter} s.`,
    );
  }
}

const UNLIMITED: Meter = { admit: () => {}, charge: () => {}, usage: () => null };

/** Limits each caller to a cost per minute over all processes; 0 is no limit. */
export function meterOf(perMinute: number, counts: SharedCounts | null): Meter {
  if (perMinute <= 0 || counts === null) return UNLIMITED;
  return {
    admit(caller) {
      const counted = counts.of(caller);
      if (counted.used > perMinute) throw new RateLimited(perMinute, retryAfter(counted, perMinute));
    },
    charge: (caller, cost) => counts.add(caller, cost),
    usage: (caller) => ({
      limit: perMinute,
      remaining: Math.max(0, Math.floor(perMinute - counts.of(caller).used)),
      restoreRate: Math.floor(perMinute / 60),
    }),
  };
}

/** The seconds until enough of what was used is a minute ago for another request. */
function retryAfter({ used, current, previous, left }: Counted, most: number): number {
  const room = Math.max(0, most - REQUEST_COST);
  const excess = used - room;
  // What was used in the minute before counts less and less until this one ends; then what was used in this one.
  const inThis = previous > 0 ? (excess / previous) * 60 : Infinity;
  const seconds = inThis <= left ? inThis : left + Math.max(0, 1 - room / Math.max(1, current)) * 60;
  return Math.max(1, Math.ceil(seconds));
}

/**
 * Charges every request to its address, also those of wrong tokens and of what does not exist, and refuses those of an
 * address that has used up its share.
 */
export function limitRate(app: FastifyInstance, meter: Meter, senderOf: SenderOf): void {
  if (meter === UNLIMITED) return;
  app.addHook('onRequest', (request, reply, next) => {
    if (request.routeOptions.config.isUncounted) return next();
    const { caller } = senderOf(request.raw);
    caller.charge(REQUEST_COST);
    tellUsage(reply, caller.usage);
    try {
      caller.admit();
      next();
    } catch (error) {
      next(error as Error);
    }
  });
}

/** Tells callers what is left once they have used half. */
function tellUsage(reply: FastifyReply, usage: Usage): void {
  if (usage === null || usage.remaining * 2 > usage.limit) return;
  void reply.header('ratelimit-limit', usage.limit).header('ratelimit-remaining', usage.remaining);
}

const MINUTE_S = 60;
// How often the processes add up their counts.
const SYNC_MS = 1000;
// Callers counted in one minute; those beyond are counted together.
const MAX_CALLERS = 100_000;
const OTHERS = '(others)';

interface Count {
  /** Counted here since the counts were last added up. */
  fresh: number;
  /** The total of all processes at that time. */
  total: number;
}

/** What a caller has used. */
export interface Counted {
  /** In the last 60 seconds: the use of the minute before counts by the share of it that is in them. */
  readonly used: number;
  readonly current: number;
  readonly previous: number;
  /** The rest of this minute in seconds. */
  readonly left: number;
}

/**
 * Counts what callers use by minute, over all processes that share the database. Each process counts in memory and adds
 * its count to the total once a second: requests wait for no statement, and a caller can exceed the limit only by what it
 * uses at other processes within that second.
 */
export class SharedCounts {
  private minute = 0;
  private counts = new Map<string, Count>();
  private before = new Map<string, Count>();
  private readonly timer: NodeJS.Timeout;
  private adding: Promise<void> = Promise.resolve();
  private hasFailed = false;

  constructor(
    private readonly pool: Pool,
    private readonly log: Logger,
  ) {
    this.timer = setInterval(() => (this.adding = this.addUp()), SYNC_MS).unref();
  }

  add(caller: string, cost: number): void {
    this.turn();
    let count = this.counts.get(caller);
    if (count === undefined) {
      const name = this.counts.size < MAX_CALLERS ? caller : OTHERS;
      count = this.counts.get(name) ?? { fresh: 0, total: 0 };
      this.counts.set(name, count);
    }
    count.fresh += cost;
  }

  of(caller: string): Counted {
    const seconds = this.turn();
    const current = totalOf(this.counts.get(caller) ?? this.counts.get(OTHERS));
    const previous = totalOf(this.before.get(caller));
    const left = MINUTE_S - seconds;
    return { used: current + (previous * left) / MINUTE_S, current, previous, left };
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.adding;
  }

  /** Begins a new minute if there is one; returns the seconds of it that have passed. */
  private turn(): number {
    const now = Date.now() / 1000;
    const minute = Math.floor(now / MINUTE_S);
    if (minute !== this.minute) {
      this.before = minute === this.minute + 1 ? this.counts : new Map();
      this.minute = minute;
      this.counts = new Map();
    }
    return now - minute * MINUTE_S;
  }

  private async addUp(): Promise<void> {
    const { minute, counts } = this;
    const fresh = [...counts].filter(([, count]) => count.fresh > 0);
    if (fresh.length === 0) return;
    const sent = fresh.map(([, count]) => Math.ceil(count.fresh));
    try {
      const { rows } = await this.pool.query<{ address: string; requests: string }>(
        `with old as (delete from rate_count where minute < $1 - 1)
         insert into rate_count (minute, address, requests)
         select $1, * from unnest($2::text[], $3::bigint[]) as counted(address, requests) order by address
         on conflict (minute, address) do update set requests = rate_count.requests + excluded.requests
         returning address, requests`,
        [minute, fresh.map(([caller]) => caller), sent],
      );
      const totals = new Map(rows.map(({ address, requests }) => [address, Number(requests)]));
      fresh.forEach(([caller, count], i) => {
        count.fresh -= sent[i]!;
        count.total = totals.get(caller)!;
      });
      this.hasFailed = false;
    } catch (error) {
      // Counting continues in memory; the counts are added once the database is back.
      if (!this.hasFailed) this.log.warn(error, 'what was counted for the rate limit could not be added up');
      this.hasFailed = true;
    }
  }
}

const totalOf = (count: Count | undefined): number => (count ? count.total + count.fresh : 0);
