import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import type { Logger } from 'pino';
import { relayMetrics } from './platform/metrics/of-workers';

// A pause before a worker is replaced, so that one that cannot start does not occupy the machine.
const PAUSE_MS = 1000;

/**
 * Starts worker processes on one port, each like `main.ts` on its own, with these variables set. Resolves to the port
 * once all listen; throws if one cannot start.
 */
export async function startWorkers(
  count: number,
  env: Readonly<Record<string, string>>,
  log: Logger,
): Promise<{ port: number; stop(): Promise<void> }> {
  let isStopping = false;
  const workers = new Set<Worker>();
  const ended = new Map<Worker, Promise<unknown>>();
  // Workers accept connections themselves: one that the primary process hands to a worker which has hung or just ended would
  // wait without end.
  cluster.schedulingPolicy = cluster.SCHED_NONE;
  relayMetrics(workers);
  const fork = (): Worker => {
    const worker = cluster.fork(env);
    workers.add(worker);
    ended.set(worker, once(worker, 'exit'));
    return worker;
  };
  const stop = async () => {
    isStopping = true;
    for (const worker of workers) worker.process.kill('SIGTERM');
    await Promise.all([...workers].map((worker) => ended.get(worker)));
  };

  cluster.on('exit', (worker, code, signal) => {
    workers.delete(worker);
    ended.delete(worker);
    if (isStopping) return;
    log.error({ pid: worker.process.pid, code, signal }, 'a worker has ended; another is started');
    setTimeout(() => isStopping || fork(), PAUSE_MS);
  });

  try {
    const ports = await Promise.all(Array.from({ length: count }, () => listening(fork())));
    return { port: ports[0]!, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function listening(worker: Worker): Promise<number> {
  const [address] = (await Promise.race([
    once(worker, 'listening'),
    once(worker, 'exit').then(() => {
      throw new Error('a worker could not start; its messages are above');
    }),
  ])) as [{ port: number }];
  return address.port;
}
