import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { ErrorCode, RostrumError } from '../errors';
import { SharedCounts } from './shared-counts';

/**
 * Limits each address to `perMinute` requests, however many processes answer them; 0 is no limit. By address, not by token:
 * a wrong token must count too.
 */
export async function limitRate(app: FastifyInstance, perMinute: number, pool: Pool, log: Logger) {
  if (perMinute <= 0) return;
  const counts = new SharedCounts(pool, log);
  app.addHook('onClose', () => counts.close());
  await app.register(rateLimit, {
    max: perMinute,
    timeWindow: '1 minute',
    enableDraftSpec: true,
    // The plugin makes its store itself, of a class.
    store: class {
      constructor() {
        return counts;
      }
    } as never,
    errorResponseBuilder: (_request, { max, ttl }) =>
      new RostrumError(
        ErrorCode.RATE_LIMITED,
        `Too many requests: at most ${max} a minute are answered. Try again in ${Math.ceil(ttl / 1000)} s.`,
      ),
  });
}
