import { LRUCache } from 'lru-cache';
import { clientGone, Unavailable } from '../errors';
import type { Caller } from './caller';

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
export class HangUps {
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
