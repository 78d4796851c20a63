import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Logger } from 'pino';
import { DATABASE_UNREACHABLE, ErrorCode } from '../../platform/errors';
import type { Nodes } from '../../platform/postgres/replicas/nodes';
import type { DatabaseWatch } from '../../platform/postgres/watch';

/**
 * `/livez`: the process is up. `/readyz`: the database answers too, and is migrated; it turns within two seconds.
 * `/readyz/write`: it can be written to as well.
 */
export function serveHealth(
  app: FastifyInstance,
  { watch, nodes, log }: { watch: DatabaseWatch; nodes: Pick<Nodes, 'canRead'> | null; log: Logger },
): void {
  // Replicas can be read while the primary is gone.
  const readyToRead = async () => (nodes?.canRead ? undefined : watch.ready());
  app.get('/livez', { config: { isUncounted: true } }, () => ({ status: 'ok' }));

  for (const [path, ready] of [
    ['/readyz', readyToRead],
    ['/readyz/write', () => watch.readyToWrite()],
  ] as const) {
    app.get(path, { config: { isUncounted: true } }, (_request, reply) => tell(reply, log, ready));
  }
}

async function tell(reply: FastifyReply, log: Logger, ready: () => Promise<void>): Promise<unknown> {
  try {
    await ready();
    return { status: 'ok' };
  } catch (err) {
    log.warn({ err }, 'not ready');
    const error = { message: DATABASE_UNREACHABLE, extensions: { code: ErrorCode.UNAVAILABLE } };
    return reply
      .code(503)
      .header('retry-after', 1)
      .send({ errors: [error] });
  }
}
