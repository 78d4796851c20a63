import { randomUUID } from 'node:crypto';
import type { Viewer } from '../../platform/auth/policy';
import { ErrorCode, RostrumError, Unavailable } from '../../platform/errors';
import { AtOnce } from '../../platform/limits/at-once';
import type { EventStream } from './event-stream';

// A client opens a stream right after it has reserved it.
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

  constructor(
    /** Who reserved it, and alone may open it and begin operations on it. */
    readonly viewer: Viewer,
    private readonly ended: () => void,
  ) {
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
    this.ended();
    this.settle(null);
    this.stream?.end();
  }
}

/** The streams that were reserved, by token, until they are closed or have not been opened for a while. */
export class Reservations {
  private readonly byToken = new Map<string, Reservation>();
  private readonly atOnce: AtOnce;

  /** As many of one caller as it may have connections. */
  constructor(ofCaller: number) {
    this.atOnce = new AtOnce(
      { ofCaller, inAll: MAX },
      () => new Unavailable('Too many streams are reserved. Try again in a moment.'),
    );
  }

  reserve(viewer: Viewer): Reservation {
    const reservation = new Reservation(viewer, this.atOnce.begin(viewer.caller?.id ?? ''));
    this.byToken.set(reservation.token, reservation);
    setTimeout(() => reservation.isOpen || this.end(reservation), PATIENCE_MS).unref();
    return reservation;
  }

  /** The stream of a token, which another viewer than the one who reserved it does not find. */
  find(token: string, { id }: Viewer): Reservation {
    const found = this.byToken.get(token);
    if (found?.viewer.id === id) return found;
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
