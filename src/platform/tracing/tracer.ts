import { defaultTextMapGetter, ROOT_CONTEXT, SpanKind } from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import type { Metric } from '../metrics/metrics';
import { type SdkOptions, startSdk } from './sdk';
import { active, Span } from './span';
import { TracedPool } from './traced-pool';

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

/** A tracer that exports as OTLP over HTTP in JSON. */
export function otlpTracer(options: SdkOptions): Tracer {
  const { tracer, metrics, close } = startSdk(options);
  const propagator = new W3CTraceContextPropagator();
  return {
    Pool: TracedPool,
    metrics,
    serve(name, headers) {
      const above = propagator.extract(ROOT_CONTEXT, headers, defaultTextMapGetter);
      const begun = new Span(tracer, name, SpanKind.SERVER, above);
      const span = begun.isOpen ? begun : null;
      active.enterWith(span);
      return span;
    },
    beginTask: (name) => active.getStore()?.child(name, SpanKind.INTERNAL) ?? null,
    close,
  };
}
