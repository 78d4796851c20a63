import { setImmediate as onImmediate } from 'node:timers';
import { setImmediate } from 'node:timers/promises';
import { clientGone, Unavailable } from '../errors';
import type { Caller } from './caller';

/** Work goes on for so many milliseconds before others are answered in between. */
const SLICE_MS = 3;
/**
 * After a slice of work, the event loop is left to others for so many times as long: while what needs no turn is being answered,
 * and while other work waits, whose garbage has to be collected as well. Work that is all there is only lets in what has arrived.
 */
const REST = 4;
/** Work that takes less does not rest for other work, in milliseconds. */
const SMALL_MS = 1;
/** For each millisecond that work is expected to take, other work may come so many later and still begin before it. */
const PRECEDENCE = 4;
/** No work gives way for longer than this is worth. */
const MOST_EXPECTED_MS = 1_000;
/** How much work may wait, by what it is expected to take. */
const MOST_WAITING_MS = 2_000;
/** How much work without a turn is made up for, in milliseconds. */
const MOST_OWED_MS = 100;

/** Work in steps, after each of which it may be interrupted. */
export type Steps<T> = Generator<void, T, void>;

/** Takes all steps at once. */
export function finished<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** For whom work is done, who may hang up. */
type Asker = Pick<Caller, 'onGone' | 'forgiven'>;

interface Waiting {
  readonly place: number;
  readonly expectedMs: number;
  begin: () => void;
}

/**
 * Lets work that keeps the event loop busy have it a slice at a time, and little of it while requests that need no turn are being
 * answered, however much work there is. Of what waits, the short begins first.
 */
export class Turns {
  private readonly waiting = new Set<Waiting>();
  private waitingMs = 0;
  /** When the event loop has been left to others for long enough. */
  private freeAt = 0;
  private isWaking = false;
  /** How many requests that need no turn are being answered. */
  private quick = 0;

  /** The answer to a request that needs no turn, and to which work gives way until then. */
  async giveWay<T>(answering: Promise<T>): Promise<T> {
    this.quick += 1;
    try {
      return await answering;
    } finally {
      this.quick -= 1;
    }
  }

  /** Throws UNAVAILABLE if so much waits for its turn that more had better not be begun. */
  admit(): void {
    if (this.waitingMs > MOST_WAITING_MS)
      throw new Unavailable('Too much that takes long is asked at once. Try again in a moment.');
  }

  /**
   * Does work in slices, with rests between them. Throws UNAVAILABLE once the asker has left; most who hang up have done so when
   * their request is read, which is noticed after the event loop has been around once more.
   */
  async run<T>(work: Steps<T>, expectedMs: number, asker?: Asker): Promise<T> {
    const place = placeOf(expectedMs);
    if (asker) {
      await setImmediate();
      await asker.forgiven();
    }
    const first = asker ? this.queued(place, expectedMs, asker) : this.turn(place, expectedMs);
    if (first !== null) await first;
    for (let workMs = 0; ;) {
      const begun = performance.now();
      let isOver = true;
      try {
        let step;
        do step = work.next();
        while (!step.done && performance.now() - begun < SLICE_MS);
        if (step.done) return step.value;
        isOver = false;
      } finally {
        const ms = performance.now() - begun;
        workMs += ms;
        // The rest for other work comes at the end: garbage that lives for longer takes longer to collect.
        if (isOver) this.rest(workMs, expectedMs);
        else this.rest(ms, 0);
      }
      await this.queued(place, expectedMs, asker);
    }
  }

  /** What to await before work that takes about so many milliseconds and is done at once; null where it may begin. */
  before(ms: number): Promise<void> | null {
    const turn = this.turn(placeOf(ms), ms);
    if (turn !== null) return turn.then(() => this.rest(ms, ms, ms));
    this.rest(ms, ms, ms);
    return null;
  }

  /** Gives items whose use takes long, in slices. */
  async *each<T>(items: Iterable<T>): AsyncGenerator<T, void> {
    let begun = performance.now();
    for (const item of items) {
      yield item;
      const took = performance.now() - begun;
      if (took < SLICE_MS) continue;
      this.owe(took);
      await this.before(0);
      begun = performance.now();
    }
  }

  /** Notes work of so many milliseconds that was done without a turn: the next one begins later by the rest from it. */
  owe(ms: number): void {
    const now = performance.now();
    const owed = Math.max(0, this.freeAt - now) + ms * this.restFactor(ms);
    this.freeAt = Math.max(this.freeAt, now + Math.min(owed, MOST_OWED_MS * REST));
  }

  /** Null if work may begin at once, or a promise that resolves when it may; either way, `rest` must be called once it is done. */
  private turn(place: number, expectedMs: number): Promise<void> | null {
    if (this.waiting.size === 0 && performance.now() >= this.freeAt) {
      this.freeAt = Infinity;
      return null;
    }
    return this.queued(place, expectedMs);
  }

  private queued(place: number, expectedMs: number, asker?: Asker): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiting: Waiting = { place, expectedMs, begin: resolve };
      this.waiting.add(waiting);
      this.waitingMs += expectedMs;
      const stopListening = asker?.onGone(() => {
        if (this.remove(waiting)) reject(clientGone());
      });
      if (stopListening) waiting.begin = () => (stopListening(), resolve());
      this.wake();
    });
  }

  private remove(waiting: Waiting): boolean {
    const isWaiting = this.waiting.delete(waiting);
    if (isWaiting) this.waitingMs -= waiting.expectedMs;
    return isWaiting;
  }

  /** Ends a turn after some milliseconds of work that was expected to take so many, of which some are still to be done. */
  private rest(ms: number, expectedMs: number, ahead = 0): void {
    this.freeAt = performance.now() + ahead + ms * this.restFactor(expectedMs);
    this.wake();
  }

  private restFactor(expectedMs: number): number {
    return this.quick > 0 || (expectedMs > SMALL_MS && this.waiting.size > 0) ? REST : 0;
  }

  private wake(): void {
    if (this.isWaking || this.waiting.size === 0 || this.freeAt === Infinity) return;
    this.isWaking = true;
    const beginOrWait = () => {
      this.isWaking = false;
      if (performance.now() < this.freeAt) this.wake();
      else this.beginNext();
    };
    const ms = this.freeAt - performance.now();
    if (ms > 0) setTimeout(beginOrWait, ms);
    else onImmediate(beginOrWait);
  }

  private beginNext(): void {
    let first: Waiting | null = null;
    for (const each of this.waiting) if (first === null || each.place < first.place) first = each;
    if (first === null) return;
    this.remove(first);
    this.freeAt = Infinity;
    first.begin();
  }
}

const placeOf = (expectedMs: number) =>
  performance.now() + PRECEDENCE * Math.min(expectedMs, MOST_EXPECTED_MS);

/** The turns of this process, which has one event loop: whatever keeps it busy takes them, by whichever transport it came. */
export const turns = new Turns();

interface Piece {
  do(): void;
  fail(error: unknown): void;
}

/** Pieces of one work, asked for one after the other: at once until they have taken a slice, and then in turn. */
export class Pieces {
  private readonly waiting: Piece[] = [];
  private rounds = 0;
  private doneMs = 0;

  constructor(
    private readonly asker: Asker | undefined,
    /** Called after pieces were done in turn, or with the error for which those that waited have failed. */
    private readonly onEnd: (error: unknown) => void,
  ) {}

  /** Whether pieces wait for their turn, or what follows from those that had it. */
  get isUnfinished(): boolean {
    return this.rounds > 0;
  }

  /** Begins another work. */
  begin(): void {
    this.doneMs = 0;
  }

  /** What a piece returns. Throws what it throws, and UNAVAILABLE if the asker leaves before its turn. */
  do<T>(piece: () => T): T | Promise<T> {
    if (this.doneMs >= SLICE_MS) return this.inTurn(piece);
    const begun = performance.now();
    try {
      return piece();
    } finally {
      const ms = performance.now() - begun;
      this.doneMs += ms;
      turns.owe(ms);
    }
  }

  private inTurn<T>(piece: () => T): Promise<T> {
    return new Promise((resolve, fail) => {
      const settle = () => {
        try {
          resolve(piece());
        } catch (error) {
          fail(error);
        }
      };
      this.waiting.push({ do: settle, fail });
      if (this.waiting.length > 1) return;
      this.rounds += 1;
      process.nextTick(() => void this.doRest());
    });
  }

  private async doRest(): Promise<void> {
    try {
      await turns.run(this.rest(), SLICE_MS * this.waiting.length, this.asker);
      this.rounds -= 1;
      this.onEnd(null);
    } catch (error) {
      this.rounds -= 1;
      for (const { fail } of this.waiting.splice(0)) fail(error);
      this.onEnd(error);
    }
  }

  private *rest(): Steps<void> {
    for (let next; (next = this.waiting[0]); this.waiting.shift()) {
      next.do();
      yield;
    }
  }
}
