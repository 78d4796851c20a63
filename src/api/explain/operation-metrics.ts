import { Counter, Histogram, type Metric } from '../../platform/metrics/metrics';

// Names come from clients.
const MAX_NAMES = 200;
const NAME = /^[_A-Za-z]\w{0,63}$/;

/** What is counted of operations. */
export interface CountedOperation {
  readonly name: string | undefined;
  readonly transport: string;
  /** The code of the first error; undefined for none. */
  readonly code: unknown;
  readonly seconds: number;
  readonly cost: number;
  readonly answerCache: 'hit' | 'miss' | 'off';
}

/** Operations by name, transport and code; their durations and costs; and how many the answer cache answered. */
export class OperationMetrics {
  private readonly operations = new Counter(
    'rostrum_operations_total',
    'Operations by name, transport and code of the first error; ok without one.',
  );
  private readonly durations = new Histogram(
    'rostrum_operation_duration_seconds',
    'Durations of operations.',
    [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  );
  private readonly costs = new Histogram(
    'rostrum_operation_cost',
    'Costs of operations that were executed.',
    [10, 100, 1_000, 10_000, 100_000, 1_000_000],
  );
  private readonly cached = new Counter(
    'rostrum_answer_cache_total',
    'Operations by their use of the cache.',
  );
  private readonly names = new Set<string>();

  get metrics(): readonly Metric[] {
    return [this.operations, this.durations, this.costs, this.cached];
  }

  count({ name, transport, code, seconds, cost, answerCache }: CountedOperation): void {
    this.operations.add({
      operation: this.nameOf(name),
      transport,
      code: typeof code === 'string' ? code : 'ok',
    });
    this.durations.observe(seconds);
    if (answerCache !== 'hit') this.costs.observe(cost);
    this.cached.add({ result: answerCache });
  }

  private nameOf(name: string | undefined): string {
    if (name === undefined || !NAME.test(name)) return '';
    if (this.names.has(name)) return name;
    if (this.names.size >= MAX_NAMES) return 'other';
    this.names.add(name);
    return name;
  }
}
