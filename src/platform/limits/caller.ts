import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { addressOf, callerOfAddress, type IsTrusted } from './addresses';
import { HangUps } from './hang-ups';

/** Counts what callers use; see rate-limit.ts. */
export interface Meter {
  /** Throws RATE_LIMITED if a caller has used up its share. */
  admit(caller: string): void;
  charge(caller: string, cost: number): void;
  usage(caller: string): Usage;
}

/** What a caller may still use, in cost; null where nothing is limited. */
export type Usage = {
  /** For one minute. */
  readonly limit: number;
  readonly remaining: number;
  /** How much comes back each second. */
  readonly restoreRate: number;
} | null;

/** The sender of operations, as limits know it: a key or, without one, an address; and its connection. */
export class Caller {
  constructor(
    readonly id: string,
    private readonly meter: Meter,
    private readonly socket: Socket | null,
    private readonly takenBack: AbortSignal | null = null,
  ) {}

  /** Throws RATE_LIMITED if it has used up its share. */
  admit(): void {
    this.meter.admit(this.id);
  }

  /** Counts the cost of something that is done for it. */
  charge(cost: number): void {
    this.meter.charge(this.id, cost);
  }

  get usage(): Usage {
    return this.meter.usage(this.id);
  }

  /** The same connection under a key. */
  as(id: string): Caller {
    return new Caller(id, this.meter, this.socket);
  }

  /** The same for what others wait for as well, and which therefore goes on when its connection closes. */
  withoutConnection(): Caller {
    return new Caller(this.id, this.meter, null);
  }

  /** The same for an operation that its client may take back while the connection stays open. */
  until(takenBack: AbortSignal): Caller {
    return new Caller(this.id, this.meter, this.socket, takenBack);
  }

  /** Whether its connection has closed, or its operation was taken back. */
  get hasGone(): boolean {
    return (this.socket?.destroyed ?? false) || (this.takenBack?.aborted ?? false);
  }

  /** Calls back once if it goes, which is held against it; returns a function that prevents it. */
  onGone(callback: () => void): () => void {
    const { socket, takenBack } = this;
    const callbacks = socket && (waiting.get(socket) ?? watch(socket));
    const stopListening = () => {
      callbacks?.delete(leave);
      takenBack?.removeEventListener('abort', leave);
    };
    const leave = () => {
      stopListening();
      hangUps.note(this.id);
      callback();
    };
    if (this.hasGone) {
      leave();
      return () => {};
    }
    callbacks?.add(leave);
    takenBack?.addEventListener('abort', leave);
    return stopListening;
  }

  /**
   * Resolves when work of some length may begin: at once, unless the caller has hung up again and again. Rejects with
   * UNAVAILABLE if it goes before.
   */
  async forgiven(): Promise<void> {
    return hangUps.forgiven(this);
  }
}

/** A request as far as it says who sends it; `authorization` is that of the request, or of connectionParams. */
export interface Sender {
  readonly authorization: string | undefined;
  readonly caller: Caller;
  readonly origin: RequestOrigin;
}

/** The headers of a request that say which one it is, and of which trace. */
export type RequestOrigin = Pick<IncomingHttpHeaders, 'x-request-id' | 'traceparent' | 'tracestate'>;

/** Determines who sends a request, by its address and its Authorization header. */
export type SenderOf = (request: IncomingMessage) => Sender;

/** Senders whose use is counted by a meter; `isTrusted` tells the proxies whose X-Forwarded-For is believed. */
export function senders(meter: Meter, isTrusted: IsTrusted | null): SenderOf {
  // A connection that is used again mostly is by the same caller.
  const last = new WeakMap<Socket, Caller>();
  return (request) => {
    const { headers, socket } = request;
    const { authorization, 'x-request-id': requestId, traceparent, tracestate } = headers;
    const id = callerOfAddress(addressOf(request, isTrusted));
    let caller = last.get(socket);
    if (caller?.id !== id) last.set(socket, (caller = new Caller(id, meter, socket)));
    return { authorization, caller: caller!, origin: { 'x-request-id': requestId, traceparent, tracestate } };
  };
}

// Of this process; a client that hangs up on several is slowed down by each.
const hangUps = new HangUps();

// One listener for each connection, however many operations run on it.
const waiting = new WeakMap<Socket, Set<() => void>>();

function watch(socket: Socket): Set<() => void> {
  const callbacks = new Set<() => void>();
  waiting.set(socket, callbacks);
  socket.once('close', () => {
    for (const callback of callbacks) callback();
  });
  return callbacks;
}
