import { type IncomingMessage, maxHeaderSize, type Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { ErrorCode } from '../../platform/errors';
import { HEADERS_OF_DATA } from '../../platform/http/headers';
import { afterAnswers } from '../../platform/http/in-order';

/** How long a client may go on writing before the connection is cut, in milliseconds: cut at once, it would not get the answer. */
const LINGER_MS = 1_000;

type Fault = readonly [status: string, message: string];

/** Status and message for what Node's parser finds, by its code. */
const FAULTS: Readonly<Record<string, Fault>> = {
  HPE_HEADER_OVERFLOW: [
    '431 Request Header Fields Too Large',
    `The address and the headers have more than ${maxHeaderSize} bytes together. Send long queries by POST.`,
  ],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'The request was not complete in time.'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: ['413 Content Too Large', 'The extensions of a chunk are too long.'],
};
const OTHER: Fault = ['400 Bad Request', 'This cannot be read as HTTP/1.1.'];
const TUNNEL: Fault = ['501 Not Implemented', 'This server is not a proxy: it does not take CONNECT.'];

const answered = new WeakSet<Duplex>();

/** Answers what cannot be read as HTTP, in GraphQL's form as all errors, and closes the connection. */
export function answerNotHttp({ code = '' }: Error & { code?: string }, socket: Socket): void {
  answerAndClose(socket, FAULTS[code] ?? OTHER);
}

/** Answers CONNECT, at which Node would close the connection without an answer. */
export function refuseTunnels(server: Server): void {
  server.on('connect', (_request: IncomingMessage, socket: Duplex) => {
    // Node handles errors of the socket no longer, and an unhandled one ends the process.
    socket.on('error', () => {});
    afterAnswers(socket, () => answerAndClose(socket, TUNNEL));
  });
}

function answerAndClose(socket: Duplex, [status, message]: Fault): void {
  // What comes after it is reported again, and is of no interest.
  if (answered.has(socket)) return;
  answered.add(socket);
  if (!socket.writable) return void socket.destroy();
  const body = JSON.stringify({ errors: [{ message, extensions: { code: ErrorCode.BAD_USER_INPUT } }] });
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
    ...HEADERS_OF_DATA,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${status}`, ...lines, '', body].join('\r\n'));
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}
