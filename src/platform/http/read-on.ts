import type { IncomingMessage } from 'node:http';

// As much as somebody may send who only misjudged the limit, and the time for it on a slow line.
const MAX_TIMES_THE_LIMIT = 16;
const MAX_MS = 30_000;

/**
 * Reads on and throws away what is left of a body that was refused. A connection that is closed while the client still
 * writes takes the answer with it. Beyond a bound, in bytes and time, the connection is cut all the same.
 */
export function readOn(request: IncomingMessage, limit: number): void {
  let left = limit * MAX_TIMES_THE_LIMIT;
  const cut = () => request.destroy();
  const timer = setTimeout(cut, MAX_MS).unref();
  request.once('close', () => clearTimeout(timer));
  request.on('data', (part: Buffer) => {
    left -= part.length;
    if (left < 0) cut();
  });
  request.resume();
}
