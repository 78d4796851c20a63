import { setTimeout as sleep } from 'node:timers/promises';
import { Unavailable } from '../errors';

const MAX_WAITING = 100;
/** After a step of work, the event loop is left to others for so many times as long. */
const REST = 2;

/** How much work without a turn is remembered, in milliseconds. */
const MOST_OWED_MS = 100;

/** Work in steps, between which others may be answered. */
export type Steps<T> = Generator<void, T, void>;

/**
 * Lets work that keeps the event loop busy have at most a third of it, one piece in a turn, so that requests which need little
 * are answered in between, however many others there are.
 */
class Turns {
  private free: Promise<void> = Promise.resolve();
  private waiting = 0;
  private owed = 0;

  /** Does work in a turn of its own, resting after each step. Throws UNAVAILABLE if too much waits. */
  async run<T>(work: () => Steps<T>): Promise<T> {
    const leave = await this.enter();
    let rest = 0;
    try {
      const steps = work();
      for (;;) {
        const begun = performance.now();
        const { done, value } = steps.next();
        rest = (performance.now() - begun) * REST;
        if (done) return value;
        await sleep(rest);
      }
    } finally {
      leave(rest);
    }
  }

  /** Resolves when work may begin that will take about as long as this, in milliseconds. */
  async before(ms: number): Promise<void> {
    const leave = await this.enter();
    leave(ms * (1 + REST));
  }

  /** Notes work of so many milliseconds that was done without a turn: the rest after the next turn is longer by it. */
  owe(ms: number): void {
    this.owed = Math.min(MOST_OWED_MS, this.owed + ms);
  }

  private async enter(): Promise<(rest: number) => void> {
    if (this.waiting >= MAX_WAITING)
      throw new Unavailable('Too much that takes long is asked at once. Try again in a moment.');
    const mine = this.free;
    let leave!: (rest: number) => void;
    const left = new Promise<number>((resolve) => (leave = resolve));
    this.free = left.then(async (rest) => {
      const { owed } = this;
      this.owed = 0;
      await sleep(rest + owed * REST);
    });
    this.waiting += 1;
    await mine;
    await new Promise((resolve) => setImmediate(resolve));
    this.waiting -= 1;
    return leave;
  }
}

/** The turns of this process, which has one event loop: whatever keeps it busy takes them, by whichever transport it came. */
export const turns = new Turns();
