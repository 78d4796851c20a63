import { setTimeout as sleep } from 'node:timers/promises';
import { STOP_SIGNALS } from '../../platform/stop-signals';

const interrupting = new AbortController();

/** Aborted by the first signal to stop, unless the command handles them itself. */
export const interruption = interrupting.signal;

/** As shells report them. */
const EXIT_CODES = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
/** How long an interrupted command may clean up, in milliseconds. */
const CLEANING_MS = 10_000;

/**
 * Ends the process by the first signal when the command has cleaned up after itself (temporary files, an embedded PostgreSQL),
 * and by a second one at once.
 */
export function endWhenInterrupted(running: Promise<unknown>): void {
  for (const signal of STOP_SIGNALS) {
    process.on(signal, () => {
      if (process.listenerCount(signal) > 1) return;
      const end = () => process.exit(EXIT_CODES[signal]);
      if (interruption.aborted) return end();
      interrupting.abort(new Error('interrupted'));
      void Promise.race([running, sleep(CLEANING_MS)]).then(end);
    });
  }
}
