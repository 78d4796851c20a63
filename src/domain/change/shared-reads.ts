import { setTimeout as sleep } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Announcements } from '../../platform/postgres/announcements';
import { codeOfDatabaseError } from '../../platform/postgres/database-error';
import { ErrorCode, Unavailable } from '../../platform/errors';

const RETRY_MS = 500;
// Followers ask the same within a moment.
const MAX_REMEMBERED = 500;

/**
 * What followers read, once for all who ask the same: a write is read by as many statements as there are different
 * subscriptions, however many follow. While the database cannot be reached, it is tried again, so that no change is missed.
 */
export class SharedReads {
  private readonly known = new LRUCache<string, Promise<unknown>>({ max: MAX_REMEMBERED });
  private readonly numbers = new WeakMap<object, number>();
  private counted = 0;

  constructor(private readonly announcements: Pick<Announcements, 'closed'>) {}

  /** A number for an object, such as the field of a document, for use in a key. */
  numberOf(object: object): number {
    const number = this.numbers.get(object) ?? (this.counted += 1);
    this.numbers.set(object, number);
    return number;
  }

  /** The result of a read by its key; a failed one is not remembered. Tries again until it succeeds or the follower has left. */
  async patiently<T>(key: readonly unknown[], read: () => Promise<T>, ended?: AbortSignal): Promise<T> {
    for (;;) {
      try {
        return await this.once(JSON.stringify(key), read);
      } catch (error) {
        if (!isPassing(error) || this.announcements.closed || ended?.aborted) throw error;
        await sleep(RETRY_MS, undefined, { ref: false });
      }
    }
  }

  private once<T>(key: string, read: () => Promise<T>): Promise<T> {
    const before = this.known.get(key) as Promise<T> | undefined;
    if (before) return before;
    const reading = read();
    this.known.set(key, reading);
    reading.catch(() => this.known.delete(key));
    return reading;
  }
}

const isPassing = (error: unknown): boolean =>
  error instanceof Unavailable || codeOfDatabaseError(error) === ErrorCode.UNAVAILABLE;

const ofAnnouncements = new WeakMap<Announcements, SharedReads>();

/** The reads that all followers of this process share. */
export function sharedReads(announcements: Announcements): SharedReads {
  const known = ofAnnouncements.get(announcements) ?? new SharedReads(announcements);
  ofAnnouncements.set(announcements, known);
  return known;
}
