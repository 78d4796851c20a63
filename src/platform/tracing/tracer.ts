import { randomBytes } from 'node:crypto';
import type { Metric } from '../metrics/metrics';
import { type ExporterOptions, OtlpExporter } from './exporter';
import { type SamplerName, samplerOf } from './sampler';
import { active, Span, SpanKind } from './span';
import { TracedPool } from './traced-pool';
import { readTraceParent, readTraceState } from './traceparent';

/** Records what a server does as spans, and exports them. */
export interface Tracer {
  /** A pool whose statements are spans below the active one. */
  readonly Pool: typeof TracedPool;
  readonly metrics: readonly Metric[];
  /**
   * Begins the span of a request, in the trace that its client has begun, and makes it the active one of the asynchronous
   * function that calls this; null where the trace is not recorded.
   */
  serve(name: string, headers: Readonly<Record<string, unknown>>): Span | null;
  /** Begins a span below the active one, for work that goes on after it; null without a recorded one. */
  beginTask(name: string): Span | null;
  /** Sends what is left, for at most so many milliseconds. */
  close(leftMs: number): Promise<void>;
}

/** Which traces are recorded, and to which collector they are sent. */
export interface TracerOptions extends ExporterOptions {
  readonly sampler: SamplerName;
  /** The share of traces that are recorded, from 0 to 1, where the sampler takes one. */
  readonly ratio: number;
}

/** A tracer that exports as OTLP over HTTP in JSON. The few spans of this process need no SDK. */
export function otlpTracer({ sampler, ratio, ...options }: TracerOptions): Tracer {
  const exporter = new OtlpExporter(options);
  const isRecorded = samplerOf(sampler, ratio);
  const exported = (span: Span) => exporter.add(span);
  return {
    Pool: TracedPool,
    metrics: exporter.metrics,
    serve(name, { traceparent, tracestate }) {
      const parent = readTraceParent(traceparent);
      const traceId = parent?.traceId ?? randomBytes(16).toString('hex');
      const context = {
        traceId,
        parentId: parent?.parentId ?? null,
        isParentRemote: parent !== null,
        traceState: parent ? readTraceState(tracestate) : undefined,
      };
      const span = isRecorded(traceId, parent) ? new Span(name, SpanKind.SERVER, context, exported) : null;
      active.enterWith(span);
      return span;
    },
    beginTask: (name) => active.getStore()?.child(name, SpanKind.INTERNAL) ?? null,
    close: (leftMs) => exporter.close(leftMs),
  };
}
