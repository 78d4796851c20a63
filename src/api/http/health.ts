import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { ErrorCode } from '../../platform/errors';
import type { DatabaseWatch } from '../../platform/postgres/watch';
import { UNAVAILABLE_MESSAGE } from './format-error';

/** `/livez`: the process is up. `/readyz`: the database answers too, and is migrated; it turns within two seconds. */
export function serveHealth(app: FastifyInstance, watch: DatabaseWatch, log: Logger) {
  app.get('/livez', { config: { isUncounted: true } }, () => ({ status: 'ok' }));

  app.get('/readyz', { config: { isUncounted: true } }, async (_request, reply) => {
    try {
      await watch.ready();
      return { status: 'ok' };
    } catch (err) {
      log.warn({ err }, 'not ready');
      const error = { message: UNAVAILABLE_MESSAGE, extensions: { code: ErrorCode.UNAVAILABLE } };
      return reply
        .code(503)
        .header('retry-after', 1)
        .send({ errors: [error] });
    }
  });
}
