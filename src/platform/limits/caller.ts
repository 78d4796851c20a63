import type { Socket } from 'node:net';

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

  /** Calls back once if the connection closes; returns a function that prevents it. */
  onGone(callback: () => void): () => void {
    const { socket } = this;
    if (socket === null) return () => {};
    if (socket.destroyed) {
      callback();
      return () => {};
    }
    const callbacks = waiting.get(socket) ?? watch(socket);
    callbacks.add(callback);
    return () => callbacks.delete(callback);
  }
}

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

/** The name under which an address is counted: of IPv6 its network of 64 bits, which one customer has to itself. */
export function callerOfAddress(address: string): string {
  // The address of a connection, or one that was checked: the pattern of IPv6 takes longer than the rest.
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const [before, after] = [head, tail ?? ''].map((part) => (part === '' ? [] : part.split(':')));
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before!.length - after!.length);
  const groups = [...before!, ...Array.from({ length: zeros }, () => '0'), ...after!];
  return `${groups.slice(0, 4).join(':')}::/64`;
}
