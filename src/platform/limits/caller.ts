import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { isIP, type Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { LRUCache } from 'lru-cache';
import { clientGone, Unavailable } from '../errors';
import type { IsTrusted } from './proxies';

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

/** How much later the next work of a caller may begin for each time that it hangs up, in milliseconds. */
const EACH_MS = 100;
/** So much is let pass: a page that asks anew with each letter that is typed hangs up as well. */
const GRACE_MS = 1_000;
/** No work waits for longer. */
const MOST_MS = 1_000;
/** Those that hung up last are remembered. */
const MAX_CALLERS = 10_000;
/** Requests that wait are held in memory. */
const MAX_WAITING = 200;

/**
 * Callers that hung up while something was done for them. Where one does so more than ten times in a second, what it asks next
 * waits, so that it has mostly hung up again before anything is done.
 */
class HangUps {
  /** When the work of a caller may begin, and what is let pass is not used any more. */
  private readonly forgivenAt = new LRUCache<string, number>({ max: MAX_CALLERS });
  private waiting = 0;

  note(caller: string): void {
    const now = performance.now();
    const forgivenAt = Math.max(now, this.forgivenAt.get(caller) ?? 0) + EACH_MS;
    this.forgivenAt.set(caller, Math.min(forgivenAt, now + GRACE_MS + MOST_MS));
  }

  /** Resolves when the work of a caller may begin. Rejects with UNAVAILABLE if it goes before, or too much waits. */
  async forgiven(caller: Pick<Caller, 'id' | 'onGone'>): Promise<void> {
    const ms = (this.forgivenAt.get(caller.id) ?? 0) - performance.now() - GRACE_MS;
    if (ms <= 0) return;
    if (this.waiting >= MAX_WAITING)
      throw new Unavailable('Too many of your requests were given up before. Try again in a moment.');
    this.waiting += 1;
    try {
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(() => (stopListening(), resolve()), ms);
        const stopListening = caller.onGone(() => (clearTimeout(timer), reject(clientGone())));
      });
    } finally {
      this.waiting -= 1;
    }
  }
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

/** The name under which a connection is counted on which nothing has been asked. */
export const callerOfSocket = ({ remoteAddress }: Socket): string =>
  callerOfAddress(plain(remoteAddress ?? ''));

/** An address without what stands for IPv4 in IPv6. */
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, '');

const WITH_PORT = /^(?:\[(?<six>[^\]]*)\](?::\d+)?|(?<four>[\d.]+):\d+)$/;

/** The address in a place of X-Forwarded-For, where some proxies write the port as well: 192.0.2.7:4711, [2001:db8::1]:4711. */
function hopOf(text: string): string {
  const hop = text.trim();
  const { six, four } = WITH_PORT.exec(hop)?.groups ?? {};
  return plain(six ?? four ?? hop);
}

/**
 * The address of the client of a request: that of its connection, or, where that is a trusted proxy, the last one in
 * X-Forwarded-For that is none. Addresses further left are what a client may have written itself.
 */
function addressOf({ socket, headers }: IncomingMessage, isTrusted: IsTrusted | null): string {
  let address = plain(socket.remoteAddress ?? '');
  if (isTrusted === null || !isTrusted(address)) return address;
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',').map(hopOf);
  for (const hop of forwarded.reverse()) {
    if (isIP(hop) === 0) return address;
    address = hop;
    if (!isTrusted(hop)) return address;
  }
  return address;
}

/**
 * Lets requests in. While the server closes, those that arrive on open connections are refused; Fastify can do so as well, with a
 * body of its own that has no code. The first request of a connection is passed over if its client has hung up by the time it
 * is read: clients that do so again and again fill the queue of connections, of which Node accepts one in each round of the
 * event loop, so that what each costs keeps others waiting. That a client has gone is read in the round after its request.
 */
export function letIn(app: FastifyInstance): void {
  let isClosing = false;
  app.addHook('preClose', async () => {
    isClosing = true;
  });
  const known = new WeakSet<Socket>();
  app.addHook('onRequest', ({ raw }, reply, next) => {
    if (isClosing) return next(new Unavailable('The server is stopping. Try again in a moment.'));
    if (known.has(raw.socket)) return next();
    known.add(raw.socket);
    const goOn = () => (raw.destroyed ? reply.hijack() : next());
    setImmediate(() => setImmediate(goOn));
  });
}
