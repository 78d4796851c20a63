import { LRUCache } from 'lru-cache';

/** For each question that a caller does not wait for, its next work begins so much later, in milliseconds. */
const EACH_MS = 100;
/** No work waits for longer. */
const MOST_MS = 1_000;
/** Those that hung up last are remembered. */
const MAX_CALLERS = 10_000;

/**
 * Callers that hung up while something was done for them. What they ask next waits, so that a client that asks and hangs up
 * again and again has gone before anything is done for it.
 */
export class HangUps {
  private readonly forgivenAt = new LRUCache<string, number>({ max: MAX_CALLERS });

  constructor(private readonly clock: () => number = () => performance.now()) {}

  note(caller: string): void {
    const now = this.clock();
    const forgivenAt = Math.max(now, this.forgivenAt.get(caller) ?? 0) + EACH_MS;
    this.forgivenAt.set(caller, Math.min(forgivenAt, now + MOST_MS));
  }

  /** For how many milliseconds the work of a caller waits. */
  waitMs(caller: string): number {
    return Math.max(0, (this.forgivenAt.get(caller) ?? 0) - this.clock());
  }
}
