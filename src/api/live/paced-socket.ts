import type { Duplex } from 'node:stream';
import { type RawData, WebSocket } from 'ws';
import { boundJson, LARGE_BODY } from '../../platform/http/request-body';
import { type Steps, turns } from '../../platform/limits/turns';

const TOO_LARGE = 1009;
const TRY_AGAIN_LATER = 1013;
// In bytes; from a client, with its mask.
const HEAD_OF_CONTROL_FRAME = 6;
// In bytes.
const MAX_UNREAD = 64 * 1024;

// The messages of all sockets are handled as they come for one millisecond in ten; beyond that, in turns.
const WINDOW_MS = 10;
const AT_ONCE_MS = 1;
// To read a message, in milliseconds.
const MESSAGE_MS = 0.05;

let windowEnds = 0;
let spentMs = 0;

/**
 * A WebSocket that reads no more messages than can be handled beside everything else, and closes where one has too many values,
 * or nests too deep, to be parsed. The server must leave it to answer pings (`autoPong: false`).
 */
export class PacedSocket extends WebSocket {
  private waiting: (readonly [event: string | symbol, args: readonly unknown[]])[] = [];

  /** Bytes that came since the last message. */
  private unfinished = 0;
  private leaveRoom: (() => void) | null = null;
  private isRefused = false;

  /**
   * Has a large message take room from when it is more than LARGE_BODY until it is handled, as a body does; `takeRoom` throws
   * where there is none. `connection` is that under the socket.
   */
  boundBy(connection: Duplex, takeRoom: () => () => void): void {
    connection.prependListener('data', (piece: Buffer) => {
      // Of what came before: what is in this piece may be finished with it.
      if (this.unfinished > LARGE_BODY && this.leaveRoom === null && !this.isRefused) this.enter(takeRoom);
      this.unfinished += piece.length;
    });
    connection.once('close', () => this.finish());
  }

  private enter(takeRoom: () => () => void): void {
    try {
      this.leaveRoom = takeRoom();
    } catch {
      this.isRefused = true;
      this.close(TRY_AGAIN_LATER, 'Too many large messages');
      this.pause();
    }
  }

  private finish(): void {
    this.unfinished = 0;
    this.leaveRoom?.();
    this.leaveRoom = null;
  }

  override emit(event: string | symbol, ...args: unknown[]): boolean {
    // Of frames that are not right, the client is told as it is closed; graphql-ws would print a stack for each.
    if (event === 'error') return true;
    // Control frames may come within a message.
    if (event === 'ping' || event === 'pong')
      this.unfinished = Math.max(0, this.unfinished - HEAD_OF_CONTROL_FRAME - (args[0] as Buffer).length);
    if (event !== 'message' && event !== 'ping') return super.emit(event as never, ...args);
    if (this.waiting.length === 0 && this.handledAtOnce(event, args)) return true;
    this.waiting.push([event, args]);
    if (this.waiting.length > 1) return true;
    this.pause();
    void turns.run(this.catchingUp(), MESSAGE_MS);
    return true;
  }

  /** Ignores that a message did not reach the client: the connection closes, which ends the operation. */
  override send(data: Parameters<WebSocket['send']>[0], ...rest: unknown[]): void {
    const sent = rest.at(-1);
    const done = typeof sent === 'function' ? () => (sent as () => void)() : undefined;
    const [options] = rest;
    super.send(data, typeof options === 'object' ? options! : {}, done);
  }

  private handledAtOnce(event: string | symbol, args: readonly unknown[]): boolean {
    const now = performance.now();
    if (now > windowEnds) [windowEnds, spentMs] = [now + WINDOW_MS, 0];
    if (spentMs > AT_ONCE_MS) return false;
    this.handle(event, args);
    spentMs += performance.now() - now;
    return true;
  }

  private *catchingUp(): Steps<void> {
    for (let i = 0; i < this.waiting.length && this.readyState === WebSocket.OPEN; i += 1) {
      const [event, args] = this.waiting[i]!;
      this.handle(event, args);
      yield;
    }
    this.waiting = [];
    if (!this.isRefused) this.resume();
  }

  /** Answers a ping, unless the client leaves answers unread; RFC 6455 §5.5.3 lets a server skip all but the last ping. */
  private answerPing(data: Buffer): void {
    if (this.bufferedAmount < MAX_UNREAD) this.pong(data);
  }

  private handle(event: string | symbol, args: readonly unknown[]): void {
    const [data] = args as [RawData];
    if (event === 'message') this.finish();
    if (event === 'ping') this.answerPing(data as Buffer);
    else if (!isWithinBounds(data)) return this.close(TOO_LARGE, 'Message too complex');
    super.emit(event as never, ...args);
  }
}

function isWithinBounds(message: RawData): boolean {
  try {
    boundJson(String(message));
    return true;
  } catch {
    return false;
  }
}
