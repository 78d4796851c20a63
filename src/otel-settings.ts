import type { z } from 'zod';
import { type SamplerName, SAMPLERS } from './platform/tracing/sampler';
import type { TracerOptions } from './platform/tracing/tracer';
import { SETTINGS } from './settings';

type Settings = typeof SETTINGS;

/** The values of the variables of OpenTelemetry. */
export type OtelValues = {
  readonly [K in Extract<keyof Settings, `otlp${string}` | `otel${string}`>]: z.output<Settings[K]['schema']>;
};

/** Where traces are sent, and which. */
export type TracingSettings = Omit<TracerOptions, 'log' | 'version' | 'pauseMs'>;

/** The settings of traces; null if they are not exported. */
export function tracingOf(values: OtelValues): TracingSettings | null {
  const { otlpEndpoint, otlpTracesEndpoint, otelDisabled, otelExporter, otelSampler } = values;
  const address = otlpTracesEndpoint || (otlpEndpoint && `${otlpEndpoint.replace(/\/+$/, '')}/v1/traces`);
  if (address === '' || otelDisabled || otelExporter === 'none') return null;
  const { url, headers } = withoutPassword(address);
  const { 'service.name': name = 'rostrum' } = values.otelResource;
  return {
    url,
    headers: { ...headers, ...values.otlpHeaders },
    timeoutMs: values.otlpTimeoutMs,
    compression: values.otlpCompression,
    resource: { ...values.otelResource, 'service.name': values.otelService || name },
    sampler: isSampler(otelSampler) ? otelSampler : 'parentbased_always_on',
    ratio: ratioOf(values.otelSamplerArg) ?? 1,
    delayMs: values.otelDelayMs,
    maxWaiting: values.otelMaxWaiting,
    maxBatch: Math.min(values.otelMaxBatch, values.otelMaxWaiting),
  };
}

/** fetch takes no address with a password, which it would repeat in its error. */
function withoutPassword(address: string): Pick<TracingSettings, 'url' | 'headers'> {
  const url = new URL(address);
  const { username, password } = url;
  if (username === '' && password === '') return { url: address, headers: {} };
  url.username = '';
  url.password = '';
  const credentials = [username, password].map(decodeURIComponent).join(':');
  return { url: url.href, headers: { authorization: `Basic ${btoa(credentials)}` } };
}

const isSampler = (name: string): name is SamplerName => SAMPLERS.includes(name as SamplerName);

function ratioOf(text: string): number | null {
  const ratio = Number(text);
  return text !== '' && ratio >= 0 && ratio <= 1 ? ratio : null;
}

/** Variables that are not read, and the values by which they ask for nothing else than what is done. */
const UNREAD: Readonly<Record<string, RegExp>> = {
  OTEL_METRICS_EXPORTER: /^none$/,
  OTEL_LOGS_EXPORTER: /^none$/,
  OTEL_EXPORTER_OTLP_PROTOCOL: /^http\/json$/,
  OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: /^http\/json$/,
  OTEL_PROPAGATORS: /^(tracecontext|baggage,tracecontext|tracecontext,baggage)$/,
  OTEL_SEMCONV_STABILITY_OPT_IN: /^(http|database|,)+$/,
};

/** The variables of OpenTelemetry that ask for what is not supported. */
export function ignoredOf(
  env: Readonly<Record<string, string | undefined>>,
  { otelDisabled, otelExporter, otelSampler, otelSamplerArg }: OtelValues,
): string[] {
  if (otelDisabled) return [];
  const read = new Set(
    Object.values<{ name: string; override?: string }>(SETTINGS).flatMap(({ name, override }) => [
      name,
      override,
    ]),
  );
  const unread = Object.entries(env)
    .filter(([name]) => name.startsWith('OTEL_') && !read.has(name))
    .filter(([name, value = '']) => value.trim() !== '' && UNREAD[name]?.test(value.trim()) !== true)
    .map(([name]) => name);
  const takesRatio = otelSampler.endsWith('traceidratio');
  return [
    ...unread,
    ...(['otlp', 'none'].includes(otelExporter) ? [] : ['OTEL_TRACES_EXPORTER']),
    ...(isSampler(otelSampler) ? [] : ['OTEL_TRACES_SAMPLER']),
    ...(takesRatio && otelSamplerArg !== '' && ratioOf(otelSamplerArg) === null
      ? ['OTEL_TRACES_SAMPLER_ARG']
      : []),
  ].sort();
}
