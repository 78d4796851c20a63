import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { Unavailable } from '../errors';

/**
 * Lets requests in. While the server closes, those that arrive on open connections are refused; Fastify can do so as well, with a
 * body of its own that has no code. The first request of a connection is passed over if its client has hung up by the time it
 * is read: clients that do so again and again fill the queue of connections, of which Node accepts one in each round of the
 * event loop, so that what each costs keeps others waiting. That a client has gone is read in the round after its request.
 */
export function letIn(app: FastifyInstance): void {
  let isClosing = false;
  app.addHook('preClose', async () => {
    isClosing = true;
  });
  const known = new WeakSet<Socket>();
  app.addHook('onRequest', ({ raw }, reply, next) => {
    if (isClosing) return next(new Unavailable('The server is stopping. Try again in a moment.'));
    if (known.has(raw.socket)) return next();
    known.add(raw.socket);
    const goOn = () => (raw.destroyed ? reply.hijack() : next());
    setImmediate(() => setImmediate(goOn));
  });
}
