import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { ErrorCode, RostrumError } from '../errors';
import { SharedCounts } from './shared-counts';

/** Counts a request of an address; throws RATE_LIMITED if it exceeds the limit. */
export type Admit = (address: string) => void;

/**
 * Limits each address to `perMinute` requests over all processes; 0 is no limit. By address and not by token, so that
 * wrong tokens count as well. Operations over a socket are not HTTP requests; the returned function counts them.
 */
export async function limitRate(
  app: FastifyInstance,
  perMinute: number,
  pool: Pool,
  log: Logger,
): Promise<Admit> {
  if (perMinute <= 0) return () => {};
  const counts = new SharedCounts(pool, log);
  app.addHook('onClose', () => counts.close());
  await app.register(rateLimit, {
    max: perMinute,
    timeWindow: '1 minute',
    enableDraftSpec: true,
    // The plugin requires a class and instantiates it.
    store: class {
      constructor() {
        return counts;
      }
    } as never,
    errorResponseBuilder: (_request, { max, ttl }) => tooMany(max, ttl),
  });
  return (address) =>
    counts.incr(address, (_error, { current, ttl }) => {
      if (current > perMinute) throw tooMany(perMinute, ttl);
    });
}

const tooMany = (most: number, ttl: number) =>
  new RostrumError(
    ErrorCode.RATE_LIMITED,
    `Too many requests: at most ${most} a minute are allowed. Try again in ${Math.ceil(ttl / 1000)} s.`,
  );
