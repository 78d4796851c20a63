import type { IncomingMessage } from 'node:http';

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
