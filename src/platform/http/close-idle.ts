import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

const SWEEP_MS = 100;
// A body that is not complete by then is not waited for once the server stops.
const UNFINISHED_MS = 500;

/**
 * Closes connections that wait for nothing while the server closes, again and again, since those that are answered meanwhile
 * become idle. Node knows only some of them: one on which nothing was ever sent counts as busy, and so does one on which
 * a body never ends.
 */
export function closeIdleConnections(app: FastifyInstance): void {
  const open = new Set<Socket>();
  // Of each connection the last exchange: responses are sent in the order of their requests.
  const last = new WeakMap<Socket, { request: IncomingMessage; response: ServerResponse }>();
  app.server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  app.server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    last.set(request.socket, { request, response });
  });
  // A WebSocket is closed by its own protocol.
  app.server.on('upgrade', ({ socket }: IncomingMessage) => open.delete(socket));
  app.addHook('preClose', async () => {
    const since = performance.now();
    const sweep = () => {
      const isLate = performance.now() - since > UNFINISHED_MS;
      for (const socket of open) {
        const exchange = last.get(socket);
        const isAwaited = exchange && !exchange.response.closed && (exchange.request.complete || !isLate);
        if (!isAwaited) socket.destroy();
      }
    };
    sweep();
    const timer = setInterval(sweep, SWEEP_MS);
    app.server.once('close', () => clearInterval(timer));
  });
}
