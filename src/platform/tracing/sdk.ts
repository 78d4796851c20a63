import {
  type Attributes,
  createNoopMeter,
  diag,
  DiagLogLevel,
  type Meter,
  type MeterProvider,
  type Tracer,
} from '@opentelemetry/api';
import { getNumberFromEnv, setGlobalErrorHandler } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor, type BufferConfig } from '@opentelemetry/sdk-trace-base';
import { Counter, type Metric } from '../metrics/metrics';
import { type FailureLog, Failures } from './failures';

/** What the variables of OpenTelemetry leave open. */
export interface SdkOptions {
  /** The address of the collector for traces. */
  readonly url: string;
  /** What sends the spans, where the variables do not say otherwise. */
  readonly resource: Attributes;
  readonly version: string;
  readonly log: FailureLog;
}

/** The SDK of OpenTelemetry. */
export interface Sdk {
  readonly tracer: Tracer;
  readonly metrics: readonly Metric[];
  /** Sends what is left, for at most so many milliseconds. */
  close(leftMs: number): Promise<void>;
}

/** The most characters of a text in an attribute. */
const MAX_TEXT = 4_096;

/** Starts the SDK, which reads its variables from the environment and sends spans in batches in the background. */
export function startSdk({ url, resource, version, log }: SdkOptions): Sdk {
  const failures = new Failures(log);
  setGlobalErrorHandler((error) => failures.note(error));
  diag.setLogger(failures.diagnostics, { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });
  const spans = new Counter(
    'rostrum_trace_spans_total',
    'Spans by what became of them: exported to the collector, or dropped.',
  );
  const counting = counterOf((count, { 'error.type': error }) => {
    if (error === undefined) failures.end();
    spans.add({ result: error === undefined ? 'exported' : 'dropped' }, count);
  });
  const provider = new BasicTracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes({ 'service.name': 'rostrum', 'service.version': version, ...resource }))
      .merge(detectResources({ detectors: [envDetector] })),
    spanLimits: {
      attributeValueLengthLimit:
        getNumberFromEnv('OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT') ??
        getNumberFromEnv('OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT') ??
        MAX_TEXT,
    },
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url }), counting)],
  });
  return {
    tracer: provider.getTracer('rostrum', version),
    metrics: [spans],
    async close(leftMs) {
      const over = new Promise<void>((resolve) => setTimeout(resolve, leftMs).unref());
      await Promise.race([provider.shutdown().catch((error) => failures.note(error)), over]);
    },
  };
}

/** Has the processor of spans count those that it is done with; the only counter that it makes. */
function counterOf(
  add: (count: number, attributes: Attributes) => void,
): BufferConfig & { selfObsMeterProvider: MeterProvider } {
  const meter = Object.assign(Object.create(createNoopMeter()) as Meter, {
    createCounter: () => ({ add: (count: number, attributes: Attributes = {}) => add(count, attributes) }),
  });
  return { selfObsMeterProvider: { getMeter: () => meter } };
}
