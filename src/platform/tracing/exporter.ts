import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Logger } from 'pino';
import { Counter, type Metric } from '../metrics/metrics';
import { writeSpans } from './otlp';
import { post } from './post';
import type { Attributes, Span } from './span';

const compressed = promisify(gzip);

/** Where spans are sent, and how. */
export interface ExporterOptions {
  /** The address of the collector for traces. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** How long an answer is waited for, in milliseconds. */
  readonly timeoutMs: number;
  readonly compression: 'none' | 'gzip';
  /** What sends the spans. */
  readonly resource: Attributes;
  readonly version: string;
  /** How long spans are gathered, in milliseconds; how many wait at most, and how many are sent at once. */
  readonly delayMs: number;
  readonly maxWaiting: number;
  readonly maxBatch: number;
  /** How long the first pause is after the collector could not be reached, in milliseconds. */
  readonly pauseMs?: number;
  readonly log: Pick<Logger, 'warn' | 'info'>;
}

const PAUSE_MS = 1_000;
const MAX_PAUSE_MS = 30_000;
/** What a Retry-After may ask for, in milliseconds. */
const MAX_RETRY_AFTER_MS = 600_000;
/** What is wrong is said again once nothing was wrong for so many milliseconds. */
const FORGET_MS = 60_000;

/**
 * Sends spans in batches, one after the other, in the background. As OTLP demands, a batch is sent again after a pause where
 * the collector cannot be reached or says that it is busy, and dropped where it refuses. Of the spans that wait, the oldest
 * are dropped when there are too many. The log says each kind of failure once until it has passed.
 */
export class OtlpExporter {
  private readonly waiting: Span[] = [];
  private readonly spans = new Counter(
    'rostrum_trace_spans_total',
    'Spans by what became of them: exported to the collector, or dropped.',
  );
  private readonly said = new Set<string>();
  private failedAt = 0;
  /** How often in a row the collector could not be reached, or was busy. */
  private failures = 0;
  private timer: NodeJS.Timeout | null = null;
  private sending: Promise<void> | null = null;
  private isClosed = false;

  constructor(private readonly options: ExporterOptions) {
    this.schedule(options.delayMs);
  }

  get metrics(): readonly Metric[] {
    return [this.spans];
  }

  /** Takes a span that has ended. */
  add(span: Span): void {
    const { waiting, options } = this;
    waiting.push(span);
    this.dropOldest();
    if (waiting.length === options.maxBatch && this.failures === 0 && this.sending === null) this.schedule(0);
  }

  /** Sends what waits, without trying again, for at most so many milliseconds. */
  async close(leftMs: number): Promise<void> {
    this.isClosed = true;
    if (this.timer) clearTimeout(this.timer);
    const until = AbortSignal.timeout(leftMs);
    const over = new Promise<void>((resolve) => until.addEventListener('abort', () => resolve()));
    const all = async () => {
      await this.sending;
      while (this.waiting.length > 0 && !until.aborted && this.failures === 0) await this.flush(until);
    };
    // A collector that was away may be back.
    this.failures = 0;
    await Promise.race([all(), over]);
  }

  private schedule(ms: number): void {
    if (this.timer) clearTimeout(this.timer);
    if (this.isClosed) return;
    this.timer = setTimeout(() => {
      this.sending = this.flush().finally(() => (this.sending = null));
    }, ms).unref();
  }

  /** Sends a batch, and says when to send the next. */
  private async flush(until?: AbortSignal): Promise<void> {
    const { delayMs, maxBatch, pauseMs = PAUSE_MS } = this.options;
    const batch = this.waiting.splice(0, maxBatch);
    if (batch.length === 0) return this.schedule(delayMs);
    const result = await this.send(batch, until);
    if (result.is === 'taken') {
      this.failures = 0;
      const rejected = Math.min(result.rejected, batch.length);
      this.count('exported', batch.length - rejected);
      this.count('dropped', rejected);
      if (rejected > 0) this.complain('the collector rejects spans', result.message);
      else this.recover();
      return this.schedule(this.waiting.length >= maxBatch ? 0 : delayMs);
    }
    this.complain(result.reason);
    if (result.is === 'refused') {
      this.count('dropped', batch.length);
      return this.schedule(delayMs);
    }
    this.failures += 1;
    this.waiting.unshift(...batch);
    this.dropOldest();
    const backoff = Math.min(MAX_PAUSE_MS, pauseMs * 2 ** (this.failures - 1));
    // Processes that lost the collector together do not come back together.
    const pause = result.afterMs ?? backoff * (1 - Math.random() / 2);
    this.schedule(Math.max(delayMs, Math.min(pause, MAX_RETRY_AFTER_MS)));
  }

  private async send(batch: readonly Span[], until?: AbortSignal) {
    const { url, headers, timeoutMs, compression, resource, version } = this.options;
    const json = writeSpans(resource, version, batch);
    const isCompressed = compression === 'gzip';
    return post(url, {
      headers: {
        ...headers,
        'content-type': 'application/json',
        ...(isCompressed && { 'content-encoding': 'gzip' }),
      },
      body: isCompressed ? await compressed(json) : json,
      signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(until ? [until] : [])]),
    });
  }

  private dropOldest(): void {
    const tooMany = this.waiting.length - this.options.maxWaiting;
    if (tooMany <= 0) return;
    this.waiting.splice(0, tooMany);
    this.count('dropped', tooMany);
  }

  private count(result: 'exported' | 'dropped', spans: number): void {
    if (spans > 0) this.spans.add({ result }, spans);
  }

  private complain(reason: string, message?: string): void {
    this.failedAt = performance.now();
    if (this.said.has(reason)) return;
    this.said.add(reason);
    // Without path and parameters, which may have a token.
    const { host } = new URL(this.options.url);
    this.options.log.warn({ collector: host, reason, message }, 'traces could not be exported');
  }

  private recover(): void {
    if (this.said.size === 0 || performance.now() - this.failedAt < FORGET_MS) return;
    this.said.clear();
    this.options.log.info('traces are exported again');
  }
}
