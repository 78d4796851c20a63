import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

const SWEEP_MS = 100;
// A body that is not complete by then is not waited for once the server stops.
const UNFINISHED_MS = 500;
const CHECK_MS = 2_000;

/** How long clients that do not read are waited for. */
interface Bounds {
  /** A client that takes nothing of its answer, in milliseconds. */
  readonly stalledMs: number;
  /** All together, in bytes of answers that are not taken. */
  readonly unread: number;
}
const BOUNDS: Bounds = { stalledMs: 60_000, unread: 128 * 1024 * 1024 };

/** The open connections of a server. */
class Connections {
  /** Those of HTTP; WebSockets have a protocol of their own to close them. */
  readonly open = new Set<Socket>();
  /** All, WebSockets included: what is written to them fills memory alike. */
  readonly all = new Set<Socket>();
  // Of each connection the last exchange: responses are sent in the order of their requests.
  private readonly last = new WeakMap<Socket, { request: IncomingMessage; response: ServerResponse }>();

  constructor({ server }: FastifyInstance) {
    server.on('connection', (socket: Socket) => {
      this.open.add(socket);
      // A connection comes again where an upgrade is not taken.
      if (this.all.has(socket)) return;
      this.all.add(socket);
      socket.once('close', () => {
        this.open.delete(socket);
        this.all.delete(socket);
      });
    });
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      this.last.set(request.socket, { request, response });
    });
    server.on('upgrade', ({ socket }: IncomingMessage) => this.open.delete(socket));
  }

  /** Whether a client has asked for what is not answered yet. */
  isAwaited(socket: Socket, { evenUnfinished }: { evenUnfinished: boolean }): boolean {
    const exchange = this.last.get(socket);
    return (
      exchange !== undefined && !exchange.response.closed && (exchange.request.complete || evenUnfinished)
    );
  }
}

/**
 * Closes connections of which nothing more can come. While the server closes, those that wait for nothing, again and again,
 * since those that are answered meanwhile become idle; Node knows only some of them: one on which nothing was ever sent counts
 * as busy, and so does one on which a body never ends. And at any time those of clients that do not read: all that take nothing
 * for a minute, and the fullest where all together leave too much unread.
 */
export function closeUselessConnections(app: FastifyInstance, bounds = BOUNDS): void {
  const connections = new Connections(app);
  closeStalled(app, connections, bounds);
  app.addHook('preClose', async () => {
    const since = performance.now();
    const sweep = () => {
      const evenUnfinished = performance.now() - since <= UNFINISHED_MS;
      for (const socket of connections.open)
        if (!connections.isAwaited(socket, { evenUnfinished })) socket.destroy();
    };
    sweep();
    const timer = setInterval(sweep, SWEEP_MS);
    app.server.once('close', () => clearInterval(timer));
  });
}

function closeStalled({ server }: FastifyInstance, connections: Connections, bounds: Bounds): void {
  // Of no activity either way. Node sees that a part of a large write was taken; and leaves closing to whoever listens.
  server.timeout = bounds.stalledMs;
  server.on('timeout', (socket: Socket) => {
    const isWorkedFor =
      connections.isAwaited(socket, { evenUnfinished: true }) && socket.writableLength === 0;
    if (!isWorkedFor) socket.destroy();
  });
  const timer = setInterval(() => {
    let excess = -bounds.unread;
    for (const { writableLength } of connections.all) excess += writableLength;
    if (excess <= 0) return;
    const fullest = [...connections.all].sort((a, b) => b.writableLength - a.writableLength);
    for (const socket of fullest) {
      if (excess <= 0) break;
      excess -= socket.writableLength;
      socket.destroy();
    }
  }, CHECK_MS).unref();
  server.once('close', () => clearInterval(timer));
}

// The rest of a refused body is read up to so many times the limit, and for so long, which suffices on a slow line.
const MAX_TIMES_THE_LIMIT = 16;
const MAX_MS = 30_000;
/** Each keeps the event loop busy, if it is of a byte. */
const MAX_PIECES = 20_000;
/** How long the body of a request is read on that is answered without it. */
const UNREAD_MS = 1_000;

const readingOn = new WeakSet<IncomingMessage>();

/** Cuts the connection of a request that is answered, if its body goes on: Node would read that for as long as it takes. */
export function cutUnread(request: IncomingMessage): void {
  if (readingOn.has(request)) return;
  setTimeout(() => request.complete || request.destroy(), UNREAD_MS).unref();
}

/**
 * Reads on and throws away what is left of a body that was refused. A connection that is closed while the client still
 * writes takes the answer with it. Beyond a bound, in bytes and time, the connection is cut all the same.
 */
export function readOn(request: IncomingMessage, limit: number): void {
  readingOn.add(request);
  let left = limit * MAX_TIMES_THE_LIMIT;
  let pieces = 0;
  const cut = () => request.destroy();
  const timer = setTimeout(cut, MAX_MS).unref();
  request.once('close', () => clearTimeout(timer));
  request.on('data', (part: Buffer) => {
    left -= part.length;
    pieces += 1;
    if (left < 0 || pieces > MAX_PIECES) cut();
  });
  // A stream that reads the body may have ended.
  request.unpipe();
  request.resume();
}
