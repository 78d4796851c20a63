import { setTimeout as sleep } from 'node:timers/promises';

/** Longer than anything here may take; what is waited for in vain is named instead of hanging. */
const LONGEST_MS = 60_000;

/** Waits until something holds; resolves to the milliseconds that it took. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<number> {
  const began = performance.now();
  while (!(await isSo())) {
    if (performance.now() - began > LONGEST_MS) throw new Error(`In vain: ${what}`);
    await sleep(20);
  }
  return performance.now() - began;
}

/** Does something again and again until it is stopped, which resolves when the last of it is done. */
export function again(work: () => Promise<unknown>): { stop(): Promise<void> } {
  let isOver = false;
  const done = (async () => {
    while (!isOver) await work();
  })();
  // It is reported when it is stopped.
  done.catch(() => {});
  return {
    stop: () => {
      isOver = true;
      return done;
    },
  };
}
