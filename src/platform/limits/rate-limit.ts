import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ErrorCode, RostrumError } from '../errors';
import type { Caller, Meter, Usage } from './caller';
import type { Counted, SharedCounts } from './shared-counts';

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

/** The seconds until enough of what was used is a minute ago. */
function retryAfter({ used, current, previous, left }: Counted, most: number): number {
  const excess = used - most;
  // What was used in the minute before counts less and less until this one ends; then what was used in this one.
  const inThis = previous > 0 ? (excess / previous) * 60 : Infinity;
  const seconds = inThis <= left ? inThis : left + Math.max(0, 1 - most / Math.max(1, current)) * 60;
  return Math.max(1, Math.ceil(seconds));
}

/**
 * Charges every request to its address, also those of wrong tokens and of what does not exist, and refuses those of an
 * address that has used up its share.
 */
export function limitRate(
  app: FastifyInstance,
  meter: Meter,
  callerOf: (request: FastifyRequest) => Caller,
): void {
  if (meter === UNLIMITED) return;
  app.addHook('onRequest', (request, reply, next) => {
    if (request.routeOptions.config.isUncounted) return next();
    const caller = callerOf(request);
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
