import { setTimeout as sleep } from 'node:timers/promises';
import { Unavailable } from '../errors';

const MAX_WAITING = 100;
/** After work, the event loop is left to others for so many times as long. */
const REST = 1;

/**
 * Lets work that keeps the event loop busy have at most half of it, one piece in a turn, so that requests which need little
 * are answered in between, however many others there are.
 */
export class Turns {
  private free: Promise<void> = Promise.resolve();
  private waiting = 0;

  /** Does work in a turn of its own. Throws UNAVAILABLE if too much waits. */
  async run<T>(work: () => T): Promise<T> {
    const rest = await this.enter();
    const begun = performance.now();
    try {
      return work();
    } finally {
      rest((performance.now() - begun) * REST);
    }
  }

  /** Resolves when work may begin that will take about as long as this, in milliseconds. */
  async before(ms: number): Promise<void> {
    const rest = await this.enter();
    rest(ms * (1 + REST));
  }

  private async enter(): Promise<(ms: number) => void> {
    if (this.waiting >= MAX_WAITING)
      throw new Unavailable('Too many long documents are sent at once. Try again in a moment.');
    const mine = this.free;
    let rest!: (ms: number) => void;
    const rested = new Promise<number>((resolve) => (rest = resolve));
    this.free = rested.then(async (ms) => {
      await sleep(ms);
    });
    this.waiting += 1;
    await mine;
    await new Promise((resolve) => setImmediate(resolve));
    this.waiting -= 1;
    return rest;
  }
}
