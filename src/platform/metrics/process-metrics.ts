import { monitorEventLoopDelay } from 'node:perf_hooks';
import { gauge, type Metric } from './metrics';

const NS = 1e-9;

/** What this process uses, under the names that Prometheus gives to any process, and how long its event loop is busy. */
export function processMetrics(): { metrics: readonly Metric[]; stop(): void } {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  const startedAt = Date.now() / 1000 - process.uptime();
  const quantile = (q: number) => ({ labels: { quantile: q }, value: delay.percentile(q * 100) * NS });
  return {
    metrics: [
      gauge('process_cpu_seconds_total', 'CPU time of this process.', cpuSeconds, 'counter'),
      gauge('process_resident_memory_bytes', 'Resident memory.', () => process.memoryUsage.rss()),
      gauge('process_start_time_seconds', 'Start, in seconds of the epoch.', () => startedAt),
      gauge('nodejs_heap_used_bytes', 'Memory of JavaScript in use.', () => process.memoryUsage().heapUsed),
      gauge(
        'nodejs_eventloop_delay_seconds',
        'Delay of the event loop since the last scrape.',
        () => {
          const samples = [0.5, 0.99, 1].map(quantile);
          delay.reset();
          return samples;
        },
        'summary',
      ),
    ],
    stop: () => void delay.disable(),
  };
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
