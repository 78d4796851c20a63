import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { ErrorCode, RostrumError } from '../errors';

/** Limits each address to `perMinute` requests; 0 is no limit. By address, not by token: a wrong token must count too. */
export async function limitRate(app: FastifyInstance, perMinute: number) {
  if (perMinute <= 0) return;
  await app.register(rateLimit, {
    max: perMinute,
    timeWindow: '1 minute',
    enableDraftSpec: true,
    errorResponseBuilder: (_request, { max, ttl }) =>
      new RostrumError(
        ErrorCode.RATE_LIMITED,
        `Too many requests: at most ${max} a minute are answered. Try again in ${Math.ceil(ttl / 1000)} s.`,
      ),
  });
}
