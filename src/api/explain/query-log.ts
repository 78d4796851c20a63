import type { DocumentNode } from 'graphql';
import type { Logger } from 'pino';
import type { Reader } from '../../engine/query/plan/reader';
import { Trace } from '../../engine/query/plan/trace';
import { Counter, Histogram, type Metric } from '../../platform/metrics/metrics';
import type { Span } from '../../platform/tracing/span';
import type { Tracer } from '../../platform/tracing/tracer';
import type { Documents } from '../documents/documents';
import {
  lineOf,
  type OperationRequest,
  type OperationResult,
  spanEndOf,
  summaryOf,
  UNREAD,
} from './operation-record';

/** What is noted of operations beside the lines of the level debug. */
export interface Observing {
  /** Operations that take longer, in milliseconds, have a line of the level warn; 0 is none. */
  readonly slowMs: number;
  readonly metrics: OperationMetrics;
  /** Null where traces are not exported. */
  readonly tracer: Tracer | null;
}

/**
 * The query log: a line for each operation at the level debug. It contains neither values of variables nor the texts of
 * documents, which contain values as well: the subject of a question may be confidential. A document is identified by
 * its SHA-256, which is also its id as a persisted query. Other levels have a line for slow operations only.
 */
export class QueryLog {
  private readonly isDetailed: boolean;

  constructor(
    private readonly log: Logger,
    private readonly documents: Documents,
    private readonly observing: Observing,
  ) {
    this.isDetailed = log.isLevelEnabled('debug');
  }

  begin(request: OperationRequest): LoggedOperation {
    const trace = this.isDetailed ? new Trace() : null;
    const { tracer } = this.observing;
    const span = tracer && tracer.serve(UNREAD, request.headers ?? {});
    return new LoggedOperation(this.log, this.documents, this.observing, request, trace, span);
  }
}

interface Watched {
  readonly reader: Reader;
  readonly outcome?: { readonly cost: number };
}

/** An operation that is observed. */
export class LoggedOperation {
  private readonly begunAt = performance.now();
  private document: DocumentNode | null = null;
  private reader: Reader | null = null;
  private outcome: { readonly cost: number } | null = null;

  constructor(
    private readonly log: Logger,
    private readonly documents: Documents,
    private readonly observing: Observing,
    private readonly request: OperationRequest,
    /** Null without a line of the level debug. */
    private readonly trace: Trace | null,
    /** Null where its trace is not recorded. */
    private readonly span: Span | null,
  ) {}

  /** Traces the reader of the operation. Not for subscriptions, which have no end. A document that may not be kept is passed. */
  watch({ reader, outcome }: Watched, document: DocumentNode | null = null): void {
    this.document = document;
    this.reader = reader;
    this.outcome = outcome ?? null;
    if (this.trace) reader.trace = this.trace;
    if (this.span) reader.span = this.span;
  }

  end(result: OperationResult): void {
    const { metrics, slowMs } = this.observing;
    const { request, trace, span } = this;
    const { transport, operationName, viewer } = request;
    const isKeyed = viewer?.keyId !== undefined;
    const ms = performance.now() - this.begunAt;
    const cost = Math.max(this.outcome?.cost ?? 0, this.reader?.budget.requested ?? 0);
    const [error] = result.errors ?? [];
    const code = error?.extensions?.code;
    const { answerCache } = result;
    metrics.count({ name: operationName, isKeyed, transport, code, seconds: ms / 1000, cost, answerCache });
    const isSlow = slowMs > 0 && ms >= slowMs;
    if (trace === null && !isSlow && span === null) return;
    const document = this.document ?? this.documents.find(request.query);
    const ended = { request, result, ms, cost, document };
    if (trace) this.log.debug(lineOf(ended, trace), 'operation');
    else if (isSlow) this.log.warn(summaryOf(ended), 'slow operation');
    span?.end(spanEndOf(ended));
  }
}

// Names come from clients. Strangers cannot fill the places of those with a key.
const MAX_NAMES = 200;
const MAX_OF_STRANGERS = 100;
const MAX_COUNTS = 1_000;
const NAME = /^[_A-Za-z]\w{0,63}$/;

/** What is counted of operations. */
export interface CountedOperation {
  readonly name: string | undefined;
  /** Whether it was sent with a key. */
  readonly isKeyed: boolean;
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
    { label: 'operation', most: MAX_COUNTS },
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

  count({ name, isKeyed, transport, code, seconds, cost, answerCache }: CountedOperation): void {
    this.operations.add({
      operation: this.nameOf(name, isKeyed),
      transport,
      code: typeof code === 'string' ? code : 'ok',
    });
    this.durations.observe(seconds);
    if (answerCache !== 'hit') this.costs.observe(cost);
    this.cached.add({ result: answerCache });
  }

  private nameOf(name: string | undefined, isKeyed: boolean): string {
    if (name === undefined || !NAME.test(name)) return '';
    if (this.names.has(name)) return name;
    if (this.names.size >= (isKeyed ? MAX_NAMES : MAX_OF_STRANGERS)) return 'other';
    this.names.add(name);
    return name;
  }
}
