import { LRUCache } from 'lru-cache';

/** How much later the next work of a caller may begin for each time that it hangs up, in milliseconds. */
const EACH_MS = 100;
/** So much is let pass: a page that asks anew with each letter that is typed hangs up as well. */
const GRACE_MS = 1_000;
/** No work waits for longer. */
const MOST_MS = 1_000;
/** Those that hung up last are remembered. */
const MAX_CALLERS = 10_000;

/**
 * Callers that hung up while something was done for them. Where one does so more than ten times in a second, what it asks next
 * waits, so that it has mostly hung up again before anything is done.
 */
export class HangUps {
  /** When the work of a caller may begin, and what is let pass is not used any more. */
  private readonly forgivenAt = new LRUCache<string, number>({ max: MAX_CALLERS });

  note(caller: string): void {
    const now = performance.now();
    const forgivenAt = Math.max(now, this.forgivenAt.get(caller) ?? 0) + EACH_MS;
    this.forgivenAt.set(caller, Math.min(forgivenAt, now + GRACE_MS + MOST_MS));
  }

  /** For how many milliseconds the work of a caller waits. */
  waitMs(caller: string): number {
    return Math.max(0, (this.forgivenAt.get(caller) ?? 0) - performance.now() - GRACE_MS);
  }
}
