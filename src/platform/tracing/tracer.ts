import { randomBytes } from 'node:crypto';
import { readTraceParent, type TraceParent } from './traceparent';

/** A span that has ended: an operation, as the part of a trace that its client may have begun. */
export interface Span {
  readonly name: string;
  readonly traceparent: string | undefined;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly tookMs: number;
  readonly isError: boolean;
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
}

/** Exports spans to a collector of OpenTelemetry. */
export interface Tracer {
  end(span: Span): void;
  close(): Promise<void>;
}

interface Options {
  /** The address of the collector, OTEL_EXPORTER_OTLP_ENDPOINT. */
  readonly endpoint: string;
  /** OTEL_EXPORTER_OTLP_HEADERS: name=value, separated by commas. */
  readonly headers: string;
  /** OTEL_SERVICE_NAME. */
  readonly service: string;
  readonly version: string;
  onError(error: unknown): void;
}

const EVERY_MS = 1_000;
const MAX_WAITING = 2_048;
const PATIENCE_MS = 10_000;
/** Kinds and codes of opentelemetry-proto, trace/v1. */
const SERVER = 2;
const ERROR = 2;

/**
 * A tracer that sends spans once a second, as OTLP over HTTP in JSON: the operations of this process are its only spans, so
 * that no SDK is needed. Spans beyond what a slow collector takes are dropped.
 */
export function otlpTracer({ endpoint, headers, service, version, onError }: Options): Tracer {
  const url = `${endpoint.replace(/\/$/, '')}/v1/traces`;
  const sent = { 'content-type': 'application/json', ...headersIn(headers) };
  const resource = { attributes: attributesOf({ 'service.name': service, 'service.version': version }) };
  let waiting: object[] = [];
  let sending: Promise<void> = Promise.resolve();
  const flush = async (): Promise<void> => {
    if (waiting.length === 0) return;
    const spans = waiting;
    waiting = [];
    const body = JSON.stringify({
      resourceSpans: [{ resource, scopeSpans: [{ scope: { name: 'rostrum', version }, spans }] }],
    });
    try {
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const answer = await fetch(url, { method: 'POST', headers: sent, body, signal });
      if (!answer.ok) onError(new Error(`${url} answers ${answer.status}`));
    } catch (error) {
      onError(error);
    }
  };
  const timer = setInterval(() => (sending = sending.then(flush)), EVERY_MS).unref();
  return {
    end(span) {
      const parent = readTraceParent(span.traceparent);
      // As the default sampler of OpenTelemetry: a trace is recorded as a whole, or not at all.
      if (parent !== null && !parent.isSampled) return;
      if (waiting.length < MAX_WAITING) waiting.push(written(span, parent));
    },
    async close() {
      clearInterval(timer);
      await sending.then(flush);
    },
  };
}

function written({ name, startedAt, tookMs, isError, attributes }: Span, parent: TraceParent | null): object {
  const nanoseconds = (ms: number) => String(BigInt(Math.round(ms * 1000)) * 1000n);
  return {
    traceId: parent?.traceId ?? randomBytes(16).toString('hex'),
    spanId: randomBytes(8).toString('hex'),
    ...(parent && { parentSpanId: parent.parentId }),
    name,
    kind: SERVER,
    startTimeUnixNano: nanoseconds(startedAt),
    endTimeUnixNano: nanoseconds(startedAt + tookMs),
    attributes: attributesOf(attributes),
    status: isError ? { code: ERROR } : {},
  };
}

function attributesOf(attributes: Span['attributes']): object[] {
  return Object.entries(attributes).flatMap(([key, value]) => {
    return value === undefined ? [] : [{ key, value: valueOf(value) }];
  });
}

/** A value of any type; JSON has whole numbers of 64 bits as text. */
function valueOf(value: string | number): object {
  if (typeof value === 'string') return { stringValue: value };
  return Number.isSafeInteger(value) ? { intValue: String(value) } : { doubleValue: value };
}

const headersIn = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .split(',')
      .map((pair) => pair.split('='))
      .filter(([name]) => name?.trim())
      .map(([name, ...value]) => [name!.trim(), decodeURIComponent(value.join('=').trim())]),
  );
