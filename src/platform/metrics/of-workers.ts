import cluster, { type Worker } from 'node:cluster';
import type { Gathered } from './metrics';

/*
 * A scrape reaches one of several workers. It asks the primary process, which asks all workers, so that the answer has the
 * metrics of each with its label: counters of one worker never go back, and Prometheus adds them up.
 */

type Message =
  | { readonly metrics: 'wanted'; readonly id: number }
  | { readonly metrics: 'asked'; readonly id: string }
  | { readonly metrics: 'of-one'; readonly id: string; readonly gathered: readonly Gathered[] }
  | { readonly metrics: 'of-all'; readonly id: number; readonly gathered: readonly Gathered[] };

/** In milliseconds; a worker that does not answer within it, such as one that starts, is left out. */
const PATIENCE_MS = 1_000;

const isMessage = (message: unknown): message is Message =>
  typeof message === 'object' && message !== null && 'metrics' in message;

/** Passes requests for metrics on to all workers of this process, and their answers back. */
export function relayMetrics(workers: ReadonlySet<Worker>): void {
  const waiting = new Map<string, (of: Worker, gathered: readonly Gathered[]) => void>();
  let asked = 0;

  async function ofAll(): Promise<Gathered[]> {
    const id = String((asked += 1));
    const left = new Set([...workers].filter((worker) => worker.isConnected()));
    const gathered: Gathered[] = [];
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, PATIENCE_MS);
      waiting.set(id, (worker, mine) => {
        if (!left.delete(worker)) return;
        gathered.push(...mine.map((metric) => labelled(metric, worker.id)));
        if (left.size > 0) return;
        clearTimeout(timer);
        resolve();
      });
      for (const worker of left) worker.send({ metrics: 'asked', id } satisfies Message);
    });
    waiting.delete(id);
    return gathered;
  }

  cluster.on('message', (worker, message: unknown) => {
    if (!isMessage(message)) return;
    if (message.metrics === 'of-one') waiting.get(message.id)?.(worker, message.gathered);
    if (message.metrics !== 'wanted') return;
    void ofAll().then((gathered) => {
      if (worker.isConnected())
        worker.send({ metrics: 'of-all', id: message.id, gathered } satisfies Message);
    });
  });
}

const labelled = (metric: Gathered, worker: number): Gathered => ({
  ...metric,
  samples: metric.samples.map((sample) => ({ ...sample, labels: { ...sample.labels, worker } })),
});

/** Gathers the metrics of all workers where this process is one of them; else its own. `close` ends listening. */
export function gatherer(own: () => Promise<readonly Gathered[]>): {
  gather(): Promise<readonly Gathered[]>;
  close(): void;
} {
  if (!cluster.isWorker) return { gather: own, close: () => {} };
  const waiting = new Map<number, (gathered: readonly Gathered[]) => void>();
  let wanted = 0;
  const send = (message: Message) => process.connected && process.send?.(message);
  const hear = (message: unknown) => {
    if (!isMessage(message)) return;
    if (message.metrics === 'of-all') waiting.get(message.id)?.(message.gathered);
    if (message.metrics === 'asked')
      void own().then((gathered) => send({ metrics: 'of-one', id: message.id, gathered }));
  };
  process.on('message', hear);
  return {
    async gather() {
      const id = (wanted += 1);
      const all = await new Promise<readonly Gathered[]>((resolve) => {
        waiting.set(id, resolve);
        send({ metrics: 'wanted', id });
        // The primary process answers within its patience, unless it has ended.
        setTimeout(() => resolve([]), 2 * PATIENCE_MS).unref();
      });
      waiting.delete(id);
      return all.length > 0 ? all : own();
    },
    close: () => void process.off('message', hear),
  };
}
