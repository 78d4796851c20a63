import { randomUUID } from 'node:crypto';
import { ErrorCode, RostrumError } from '../../platform/errors';
import type { EventStream } from './event-stream';

// A client opens a stream right after it has reserved it; so many at a time are more than open connections.
const PATIENCE_MS = 30_000;
const MAX = 10_000;

/** A stream that several operations share, which may have begun before it is open. */
export class Reservation {
  readonly token = randomUUID();
  readonly operations = new Map<string, { end(): void }>();
  /** The stream once it is open; null where it never was. */
  readonly opened: Promise<EventStream | null>;
  private stream: EventStream | null = null;
  private readonly settle: (stream: EventStream | null) => void;

  constructor() {
    let settle!: (stream: EventStream | null) => void;
    this.opened = new Promise((resolve) => (settle = resolve));
    this.settle = settle;
  }

  get isOpen(): boolean {
    return this.stream !== null;
  }

  open(stream: EventStream): void {
    this.stream = stream;
    this.settle(stream);
  }

  /** Ends all that is under way on it. */
  end(): void {
    for (const operation of this.operations.values()) operation.end();
    this.operations.clear();
    this.settle(null);
    this.stream?.end();
  }
}

/** The streams that were reserved, by token, until they are closed or have not been opened for a while. */
export class Reservations {
  private readonly byToken = new Map<string, Reservation>();

  reserve(): Reservation {
    if (this.byToken.size >= MAX) {
      throw new RostrumError(ErrorCode.UNAVAILABLE, 'Too many streams are open. Try again in a moment.');
    }
    const reservation = new Reservation();
    this.byToken.set(reservation.token, reservation);
    setTimeout(() => reservation.isOpen || this.end(reservation), PATIENCE_MS).unref();
    return reservation;
  }

  find(token: string): Reservation {
    const found = this.byToken.get(token);
    if (found) return found;
    throw new RostrumError(
      ErrorCode.NOT_FOUND,
      'There is no such stream. Reserve one by PUT; it is open to the process that it was reserved at.',
    );
  }

  end(reservation: Reservation): void {
    this.byToken.delete(reservation.token);
    reservation.end();
  }
}
