import type { Socket } from 'node:net';
import { Unavailable } from '../../platform/errors';
import { AtOnce } from '../../platform/limits/at-once';

// Each holds a page in memory.
const PLACES = { ofCaller: 3, inAll: 24 };
const RETRY_S = 5;
const tooMany = () => new Unavailable('Too many exports at once. Try again when one has ended.', RETRY_S);

/** How often it is looked at what clients take, in milliseconds. */
const WINDOW_MS = 10_000;
/** What a client takes at least that is not slow, in bytes a second. */
const LEAST = 16 * 1024;

/** A file that is being sent. */
interface Sent {
  readonly socket: Socket;
  /** Bytes that the client had taken when it was looked at last. */
  taken: number;
  /** How many bytes a slow client took within the last window; null of one that is not slow. */
  slowness: number | null;
  end(): void;
}

/**
 * The exports that run at once, of one caller and in all. Where there is no place left, one whose client reads slowly ends for
 * another: else a few clients that take some bytes a second would hold all places for hours.
 */
export class ExportPlaces {
  private readonly atOnce = new AtOnce(PLACES, tooMany);
  private readonly sent = new Set<Sent>();

  constructor(private readonly windowMs = WINDOW_MS) {}

  /** Takes a place, which `end` must be able to free; returns a function for when it is free. Throws UNAVAILABLE. */
  begin(caller: string, socket: Socket, end: () => void): () => void {
    const leave = this.enter(caller);
    const entry: Sent = { socket, taken: takenBy(socket), slowness: null, end: () => (over(), end()) };
    const timer = setInterval(() => this.look(entry), this.windowMs).unref();
    this.sent.add(entry);
    const over = () => {
      clearInterval(timer);
      this.sent.delete(entry);
      leave();
    };
    return over;
  }

  private enter(caller: string): () => void {
    try {
      return this.atOnce.begin(caller);
    } catch (error) {
      const slow = [...this.sent].filter(({ slowness }) => slowness !== null);
      const slowest = slow.sort((a, b) => a.slowness! - b.slowness!)[0];
      if (this.atOnce.inAll < PLACES.inAll || slowest === undefined) throw error;
      slowest.end();
      return this.atOnce.begin(caller);
    }
  }

  private look(entry: Sent): void {
    const before = entry.taken;
    entry.taken = takenBy(entry.socket);
    const took = entry.taken - before;
    const isSlow = entry.socket.writableLength > 0 && took < (LEAST * this.windowMs) / 1_000;
    entry.slowness = isSlow ? took : null;
  }
}

/** What has left this process; the system holds some of it. */
const takenBy = (socket: Socket): number => socket.bytesWritten - socket.writableLength;
