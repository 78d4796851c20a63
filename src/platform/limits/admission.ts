import { availableParallelism } from 'node:os';
import { clientGone, Unavailable } from '../errors';
import type { Caller } from './caller';

/** How many statements may run beside those that share connections. */
export interface AdmissionLimits {
  /** Connections for them. */
  readonly slots: number;
  /** How many of these long statements may take; and those of one caller. */
  readonly longSlots: number;
  readonly longOfCaller: number;
  /** The slots that one caller may take. */
  readonly ofCaller: number;
  /** The slots for statements that are not expected to be quick. */
  readonly unhurried: number;
}

/** How long statements wait, in milliseconds, and how many. */
export interface Patience {
  /** Of one caller at most a half of them. */
  readonly waiting: number;
  /** At most, while others before them are answered. */
  readonly mostMs: number;
  /** Without any being answered. */
  readonly stuckMs: number;
  /** A statement that runs for this long is a long one. */
  readonly longMs: number;
}

/** The patience of the product. */
export const PATIENCE: Patience = { waiting: 200, mostMs: 5_000, stuckMs: 1_000, longMs: 250 };

/**
 * Half of the connections are for short reads, two for writes; the rest is for all others. Of these, no more work at once than
 * there are processors: more would finish no sooner, and leave this process none.
 */
export function limitsFor(
  poolSize: number,
  shared: number,
  processors = availableParallelism(),
): AdmissionLimits {
  const slots = Math.max(1, poolSize - shared - 2);
  const longSlots = Math.max(1, Math.min(slots >> 1, processors - 1));
  return {
    slots,
    longSlots,
    longOfCaller: Math.max(1, longSlots - 1),
    ofCaller: Math.max(1, slots - 1),
    unhurried: Math.max(1, Math.min(slots - 1, processors)),
  };
}

/** A statement that is expected to run for so many milliseconds is a long one from the start; and a quick one up to so many. */
const EXPECTED_LONG_MS = 50;
const QUICK_MS = 10;
export const isQuick = (expectedMs: number): boolean => expectedMs <= QUICK_MS;
/** For each millisecond that a statement is expected to take, others may come so many later and still start before it. */
const PRECEDENCE = 4;
/** No statement gives way for longer than this is worth. */
const MOST_EXPECTED_MS = 1_000;

/** A statement that runs or waits. */
export interface Ticket {
  isLong: boolean;
  readonly isQuick: boolean;
  readonly caller: string;
  startedAt: number;
}

/** Who asks for a statement. */
export type Asker = Pick<Caller, 'id' | 'onGone'>;

interface Waiting {
  readonly ticket: Ticket;
  /** Whether it waits for as long as it takes. */
  readonly isPatient: boolean;
  readonly since: number;
  /** Its place in the queue: those with a smaller one start first. */
  readonly place: number;
  start(): void;
  refuse(error: Error): void;
}

/**
 * Admits statements that have a connection of their own. Long ones never take more than half of the slots, nor one caller all
 * that others might use; one slot is kept for statements that are expected to be quick. Statements that find no slot wait, the
 * short ones in front, in a queue of bounded length and for a bounded time. After that they are refused, which costs nothing.
 */
export class Admission {
  private readonly running = new Set<Ticket>();
  private readonly waiting = new Set<Waiting>();
  private movedAt = performance.now();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly limits: AdmissionLimits,
    private readonly patience: Patience = PATIENCE,
    /** What is said to those that are refused. */
    private readonly busy = 'Too many questions that take long are asked at once. Try again in a moment.',
  ) {}

  get size(): { running: number; long: number; waiting: number } {
    this.relabel();
    const long = [...this.running].filter(({ isLong }) => isLong).length;
    return { running: this.running.size, long, waiting: this.waiting.size };
  }

  /**
   * Resolves when a statement of a caller may start that is expected to take so many milliseconds; the ticket must be given
   * back. Rejects with UNAVAILABLE if it would wait too long, unless it `isPatient`, and when `gone` says that the client has left.
   */
  enter(
    caller: string,
    expectedMs: number,
    gone?: (leave: () => void) => () => void,
    isPatient = false,
  ): Ticket | Promise<Ticket> {
    const isLong = expectedMs > EXPECTED_LONG_MS;
    const ticket: Ticket = { isLong, isQuick: isQuick(expectedMs), caller, startedAt: 0 };
    if (this.waiting.size === 0 && this.hasRoomFor(ticket)) return this.start(ticket);
    this.relabel();
    if (this.hasRoomFor(ticket)) return this.start(ticket);
    if (!isPatient && this.isFullFor(caller)) throw new Unavailable(this.busy);
    return new Promise((resolve, reject) => {
      const end = () => {
        this.waiting.delete(waiting);
        stopListening?.();
      };
      const since = performance.now();
      const waiting: Waiting = {
        ticket,
        isPatient,
        since,
        place: since + PRECEDENCE * Math.min(expectedMs, MOST_EXPECTED_MS),
        start: () => {
          end();
          resolve(this.start(ticket));
        },
        refuse: (error) => {
          end();
          reject(error);
        },
      };
      if (this.waiting.size === 0) this.movedAt = performance.now();
      this.waiting.add(waiting);
      const stopListening = gone?.(() => waiting.refuse(clientGone()));
      this.timer ??= setInterval(() => this.sweep(), this.patience.longMs).unref();
    });
  }

  /** Runs a statement of an asker once it may start; `isPatient` where it goes on with what has begun, and is not refused. */
  async run<T>(
    asker: Asker,
    { expectedMs, isPatient }: { expectedMs: number; isPatient: boolean },
    statement: () => Promise<T>,
  ): Promise<T> {
    const ticket = await this.enter(asker.id, expectedMs, (leave) => asker.onGone(leave), isPatient);
    try {
      return await statement();
    } finally {
      this.leave(ticket);
    }
  }

  /** Must be called once for each ticket. */
  leave(ticket: Ticket): void {
    this.running.delete(ticket);
    this.movedAt = performance.now();
    this.next();
  }

  private start(ticket: Ticket): Ticket {
    ticket.startedAt = performance.now();
    this.running.add(ticket);
    return ticket;
  }

  private hasRoomFor({ isLong, isQuick, caller }: Ticket): boolean {
    const { slots, longSlots, longOfCaller, ofCaller, unhurried } = this.limits;
    if (this.running.size >= slots) return false;
    let [long, own, ownLong, notQuick] = [0, 0, 0, 0];
    for (const each of this.running) {
      if (each.isLong) long += 1;
      if (!each.isQuick) notQuick += 1;
      if (each.caller !== caller) continue;
      own += 1;
      if (each.isLong) ownLong += 1;
    }
    if (!isQuick && notQuick >= unhurried) return false;
    if (own >= ofCaller && this.hasOthers(caller)) return false;
    return !isLong || (long < longSlots && (ownLong < longOfCaller || !this.hasOthers(caller)));
  }

  /** Whether the queue is full; of one caller it takes a half, so that there is room for others. */
  private isFullFor(caller: string): boolean {
    const { waiting: most } = this.patience;
    if (this.waiting.size < most / 2) return false;
    if (this.waiting.size >= most) return true;
    let own = 0;
    for (const { ticket } of this.waiting) if (ticket.caller === caller) own += 1;
    return own >= most / 2;
  }

  /** Whether anybody else runs or waits: alone, a caller may use what there is. */
  private hasOthers(caller: string): boolean {
    for (const each of this.running) if (each.caller !== caller) return true;
    for (const { ticket } of this.waiting) if (ticket.caller !== caller) return true;
    return false;
  }

  /** Starts those in front that find room; one that finds none does not hold up those behind it. */
  private next(): void {
    const { slots } = this.limits;
    const queue =
      this.running.size < slots && this.waiting.size > 1
        ? [...this.waiting].sort((a, b) => a.place - b.place)
        : this.waiting;
    for (const waiting of queue) {
      if (this.running.size >= slots) break;
      if (this.hasRoomFor(waiting.ticket)) waiting.start();
    }
    if (this.waiting.size > 0 || this.timer === null) return;
    clearInterval(this.timer);
    this.timer = null;
  }

  private sweep(): void {
    this.relabel();
    const now = performance.now();
    const { mostMs, stuckMs } = this.patience;
    const isStuck = now - this.movedAt > stuckMs;
    for (const waiting of this.waiting) {
      if (waiting.isPatient) continue;
      const waited = now - waiting.since;
      if (waited > mostMs || (isStuck && waited > stuckMs)) waiting.refuse(new Unavailable(this.busy));
    }
    this.next();
  }

  private relabel(): void {
    const long = performance.now() - this.patience.longMs;
    for (const ticket of this.running) if (ticket.startedAt < long) ticket.isLong = true;
  }
}
