import { performance } from 'node:perf_hooks';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const CHECK_MS = 5_000;
/** The share of its time that an idle process is busy. */
const IDLE = 0.02;
/** How much the heap must have grown for a collection to be worth its pause, in bytes. */
const WORTH = 32_000_000;

/**
 * Gives memory back after load. V8 collects garbage only as it allocates, and so keeps that of an attack for as long as little
 * is asked. Returns a function that ends it.
 */
export function collectWhenIdle(): () => void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  let before = performance.eventLoopUtilization();
  let kept = 0;
  const timer = setInterval(() => {
    const { utilization } = performance.eventLoopUtilization(before);
    before = performance.eventLoopUtilization();
    if (utilization > IDLE || getHeapStatistics().total_heap_size < kept + WORTH) return;
    collect();
    kept = getHeapStatistics().total_heap_size;
  }, CHECK_MS).unref();
  return () => clearInterval(timer);
}
