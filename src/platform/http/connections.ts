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

/** An open connection, and the last exchange on it: responses are sent in the order of their requests. */
export interface Connection {
  readonly socket: Socket;
  /** By the clock of performance.now(). */
  readonly openedAt: number;
  request: IncomingMessage | null;
  /** Null where there was no request, or one for a WebSocket. */
  response: ServerResponse | null;
}

/** The open connections of a server, oldest first. */
export class Connections {
  /** All, WebSockets included: what is written to them fills memory alike. */
  private readonly open = new Map<Socket, Connection>();

  constructor(
    { server }: FastifyInstance,
    /** Called with each that opens. */
    onOpen: (connections: Connections) => void = () => {},
  ) {
    server.on('connection', (socket: Socket) => {
      const known = this.open.get(socket);
      // A connection comes again where an upgrade is not taken.
      if (known) return void (known.request = null);
      this.open.set(socket, { socket, openedAt: performance.now(), request: null, response: null });
      socket.once('close', () => this.open.delete(socket));
      onOpen(this);
    });
    server.on('request', (request: IncomingMessage, response: ServerResponse) =>
      this.note(request, response),
    );
    server.on('upgrade', (request: IncomingMessage) => this.note(request, null));
  }

  get size(): number {
    return this.open.size;
  }

  [Symbol.iterator](): IterableIterator<Connection> {
    return this.open.values();
  }

  find(socket: Socket): Connection | undefined {
    return this.open.get(socket);
  }

  close({ socket }: Connection): void {
    this.open.delete(socket);
    socket.destroy();
  }

  private note(request: IncomingMessage, response: ServerResponse | null): void {
    const connection = this.open.get(request.socket);
    if (connection) Object.assign(connection, { request, response });
  }
}

/** Whether a connection is a WebSocket, or its request asks for one: they have a protocol of their own to close them. */
export const isWebSocket = ({ request, response }: Connection): boolean =>
  request !== null && response === null;

/** Whether a client has asked for what is not answered yet. */
export function isAwaited(
  { request, response }: Connection,
  { evenUnfinished }: { evenUnfinished: boolean },
): boolean {
  return request !== null && response !== null && !response.closed && (request.complete || evenUnfinished);
}

/**
 * Closes connections of which nothing more can come. While the server closes, those that wait for nothing, again and again,
 * since those that are answered meanwhile become idle; Node knows only some of them: one on which nothing was ever sent counts
 * as busy, and so does one on which a body never ends. And at any time those of clients that do not read: all that take nothing
 * for a minute, and the fullest where all together leave too much unread.
 */
export function closeUselessConnections(
  app: FastifyInstance,
  connections = new Connections(app),
  bounds = BOUNDS,
): void {
  closeStalled(app, connections, bounds);
  app.addHook('preClose', async () => {
    const since = performance.now();
    const sweep = () => {
      const evenUnfinished = performance.now() - since <= UNFINISHED_MS;
      for (const connection of connections)
        if (!isWebSocket(connection) && !isAwaited(connection, { evenUnfinished }))
          connections.close(connection);
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
    const connection = connections.find(socket);
    const isWorkedFor =
      connection && isAwaited(connection, { evenUnfinished: true }) && socket.writableLength === 0;
    if (!isWorkedFor) socket.destroy();
  });
  const timer = setInterval(() => {
    let excess = -bounds.unread;
    for (const { socket } of connections) excess += socket.writableLength;
    if (excess <= 0) return;
    const fullest = [...connections].sort((a, b) => b.socket.writableLength - a.socket.writableLength);
    for (const connection of fullest) {
      if (excess <= 0) break;
      excess -= connection.socket.writableLength;
      connections.close(connection);
    }
  }, CHECK_MS).unref();
  server.once('close', () => clearInterval(timer));
}
