import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** Requests that wait on one connection before no more of it is read. */
const MAX_WAITING = 100;
/** On all, before those that send more are cut. Each takes about 1.5 kB. */
const MAX_IN_ALL = 20_000;

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** The requests of one connection. */
interface Line {
  isBusy: boolean;
  isPaused: boolean;
  readonly waiting: (() => void)[];
}

const lines = new WeakMap<Duplex, Line>();
let inAll = 0;

/**
 * Lets requests that a client sends on one connection without awaiting the answers (pipelining) begin one after the other, and
 * others in between: Node reads two thousand of them from one packet, and would begin them all at once. Their answers have to be
 * sent in that order anyway (RFC 9112 §9.3.2).
 */
export function answerInOrder(server: Server): void {
  const handlers = server.listeners('request') as Handler[];
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    const { socket } = request;
    const begin = () => {
      response.once('close', () => goOn(socket));
      for (const handle of handlers) handle.call(server, request, response);
    };
    const line = lineOf(socket);
    if (line.isBusy) return wait(socket, line, begin);
    line.isBusy = true;
    begin();
  });
}

/** Calls back once all requests before on a connection are answered. */
export function afterAnswers(socket: Duplex, callback: () => void): void {
  const line = lineOf(socket);
  if (!line.isBusy) return callback();
  wait(socket, line, () => {
    callback();
    goOn(socket);
  });
}

function lineOf(socket: Duplex): Line {
  const known = lines.get(socket);
  if (known) return known;
  const line: Line = { isBusy: false, isPaused: false, waiting: [] };
  lines.set(socket, line);
  socket.once('close', () => (inAll -= line.waiting.splice(0).length));
  return line;
}

function wait(socket: Duplex, line: Line, begin: () => void): void {
  if (socket.destroyed) return;
  if (inAll >= MAX_IN_ALL) return void socket.destroy();
  inAll += 1;
  line.waiting.push(begin);
  readOrPause(socket, line);
}

function goOn(socket: Duplex): void {
  const line = lineOf(socket);
  // Node reads on with each answer.
  readOrPause(socket, line);
  const next = line.waiting.shift();
  line.isBusy = next !== undefined;
  if (next === undefined) return;
  inAll -= 1;
  setImmediate(() => socket.destroyed || next());
}

function readOrPause(socket: Duplex, line: Line): void {
  if (line.waiting.length >= MAX_WAITING) {
    line.isPaused = true;
    socket.pause();
  } else if (line.isPaused) {
    line.isPaused = false;
    socket.resume();
  }
}
