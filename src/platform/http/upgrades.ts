import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { namesOneHost } from './headers';
import { afterAnswers } from './in-order';

type TakeWebSocket = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/**
 * Hands WebSockets for one path to `take`. Any other request that would change the protocol is answered as if it had not
 * asked to, as RFC 9110 §7.8 allows: `Upgrade: h2c` comes with the first request of Java's HttpClient and of curl --http2.
 */
export function takeWebSockets(server: Server, path: string, take: TakeWebSocket): void {
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Node handles errors of the socket no longer, and an unhandled one ends the process.
    socket.on('error', ignore);
    // What is read anew while others are being answered, Node would never answer.
    afterAnswers(socket, () => {
      if (isWebSocketFor(path, request)) return take(request, socket, head);
      socket.off('error', ignore);
      answerAsUsual(server, request, socket, head);
    });
  });
}

const ignore = () => {};

function isWebSocketFor(path: string, request: IncomingMessage): boolean {
  const { method, url = '/', headers } = request;
  const isUpgrade = method === 'GET' && headers.upgrade?.toLowerCase() === 'websocket';
  return isUpgrade && url.split('?', 1)[0] === path && namesOneHost(request);
}

/**
 * Puts a request back onto its connection without what asked for the upgrade, and has the server read it anew. Node takes
 * every request with an Upgrade header from the server once anybody listens for upgrades, and reads no body of it.
 */
function answerAsUsual(server: Server, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  socket.unshift(Buffer.concat([headWithoutUpgrade(request), head]));
  server.emit('connection', socket);
}

const ABOUT_UPGRADING = new Set(['upgrade', 'http2-settings', 'connection']);

function headWithoutUpgrade({ method, url, httpVersion, rawHeaders, headers }: IncomingMessage): Buffer {
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let i = 0; i < rawHeaders.length; i += 2) {
    if (!ABOUT_UPGRADING.has(rawHeaders[i]!.toLowerCase()))
      lines.push(`${rawHeaders[i]}: ${rawHeaders[i + 1]}`);
  }
  const kept = (headers.connection ?? '').split(',').map((option) => option.trim());
  const connection = kept.filter((option) => !ABOUT_UPGRADING.has(option.toLowerCase())).join(', ');
  if (connection !== '') lines.push(`connection: ${connection}`);
  // Node reads the bytes of a head as Latin-1.
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
}
