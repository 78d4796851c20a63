import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { ErrorCode } from '../../platform/errors';
import { UNAVAILABLE_MESSAGE } from './format-error';

const PATIENCE_MS = 2_000;
const UNFINISHED =
  'select count(*)::int as n from _prisma_migrations where finished_at is null and rolled_back_at is null';

/** `/livez`: the process is up. `/readyz`: the database answers too, and is migrated. */
export function serveHealth(app: FastifyInstance, pool: Pool, log: Logger) {
  app.get('/livez', { config: { rateLimit: false } }, () => ({ status: 'ok' }));

  app.get('/readyz', { config: { rateLimit: false } }, async (_request, reply) => {
    try {
      await checkDatabase(pool);
      return { status: 'ok' };
    } catch (err) {
      log.warn({ err }, 'not ready');
      const error = { message: UNAVAILABLE_MESSAGE, extensions: { code: ErrorCode.UNAVAILABLE } };
      return reply.code(503).send({ errors: [error] });
    }
  });
}

async function checkDatabase(pool: Pool) {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE_MS} ms`)), PATIENCE_MS);
  });
  try {
    const { rows } = await Promise.race([pool.query<{ n: number }>(UNFINISHED), patience]);
    if (rows[0]?.n !== 0) throw new Error('a migration is under way or has failed');
  } finally {
    clearTimeout(timer);
  }
}
