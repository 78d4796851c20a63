import type { z } from 'zod';
import type { SETTINGS } from './settings';

type Settings = typeof SETTINGS;
type Environment = Readonly<Record<string, string | undefined>>;

/** The values of the variables of OpenTelemetry that say whether and where traces are sent. */
export type OtelValues = {
  readonly [K in Extract<keyof Settings, `otlp${string}` | `otel${string}`>]: z.output<Settings[K]['schema']>;
};

/** The address for traces; null if they are not exported. */
export function tracesUrlOf(values: OtelValues): string | null {
  const { otlpEndpoint, otlpTracesEndpoint, otelDisabled, otelExporter } = values;
  if (otelDisabled || otelExporter === 'none') return null;
  return otlpTracesEndpoint || (otlpEndpoint && `${otlpEndpoint.replace(/\/+$/, '')}/v1/traces`) || null;
}

/** The valid values of a variable, and how a message names them. */
type Rule = readonly [valid: RegExp, expects: string];

const anything: Rule = [/./, 'text'];
const wholeNumber: Rule = [/^[1-9]\d{0,5}$/, 'a whole number from 1 to 999999'];
const list = (pair: RegExp): RegExp => new RegExp(`^\\s*,*(${pair.source}\\s*(,\\s*|$))*$`, 'i');
const PAIRS = 'pairs such as name=value, separated by commas; other characters as in addresses, such as %2C';
const headers = list(
  /[\w!#$%&'*+.^`|~-]+\s*=([\x20-\x24\x26-\x2b\x2d-\x3a\x3c-\x7e]|%(?![01]|7f)[\da-f]{2})+/,
);
const attributes = list(/[^\s=,%]+\s*=([^=,%]|%[\da-f]{2}){0,255}/);

/** The variables that the SDK of OpenTelemetry reads; other values are refused, which it would replace by defaults. */
const READ: Readonly<Record<string, Rule>> = {
  OTEL_EXPORTER_OTLP_HEADERS: [headers, PAIRS],
  OTEL_EXPORTER_OTLP_TIMEOUT: wholeNumber,
  OTEL_EXPORTER_OTLP_COMPRESSION: [/^(none|gzip)$/, 'none or gzip'],
  OTEL_EXPORTER_OTLP_CERTIFICATE: anything,
  OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE: anything,
  OTEL_EXPORTER_OTLP_CLIENT_KEY: anything,
  OTEL_SERVICE_NAME: anything,
  OTEL_RESOURCE_ATTRIBUTES: [attributes, PAIRS],
  OTEL_TRACES_SAMPLER_ARG: [/^(0?\.\d+|[01](\.0*)?)$/, 'a number from 0 to 1'],
  OTEL_BSP_SCHEDULE_DELAY: wholeNumber,
  OTEL_BSP_EXPORT_TIMEOUT: wholeNumber,
  OTEL_BSP_MAX_QUEUE_SIZE: wholeNumber,
  OTEL_BSP_MAX_EXPORT_BATCH_SIZE: wholeNumber,
  OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT: wholeNumber,
  OTEL_ATTRIBUTE_COUNT_LIMIT: wholeNumber,
  OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT: wholeNumber,
  OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT: wholeNumber,
  OTEL_SPAN_EVENT_COUNT_LIMIT: wholeNumber,
};

/** Variables of which some values ask for what is not supported, and those that do not. */
const SUPPORTED: Readonly<Record<string, RegExp>> = {
  OTEL_EXPORTER_OTLP_ENDPOINT: /./,
  OTEL_SDK_DISABLED: /./,
  OTEL_TRACES_EXPORTER: /^(otlp|none)$/,
  OTEL_TRACES_SAMPLER: /^(parentbased_)?(always_on|always_off|traceidratio)$/,
  OTEL_EXPORTER_OTLP_PROTOCOL: /^http\/json$/,
  OTEL_METRICS_EXPORTER: /^none$/,
  OTEL_LOGS_EXPORTER: /^none$/,
  OTEL_PROPAGATORS: /^(tracecontext|baggage,tracecontext|tracecontext,baggage)$/,
  OTEL_SEMCONV_STABILITY_OPT_IN: /^(http|database|,)+$/,
};

/** Those that are set, each with the name without its variant for traces alone. */
const setIn = (env: Environment) =>
  Object.entries(env).flatMap(([name, given = '']) => {
    const value = given.trim();
    return name.startsWith('OTEL_') && value !== ''
      ? [{ name, general: name.replace('_OTLP_TRACES_', '_OTLP_'), value }]
      : [];
  });

/** What is wrong with each variable whose value is invalid, without the value, which may be secret. */
export const invalidIn = (env: Environment): string[] =>
  setIn(env).flatMap(({ name, general, value }) => {
    const [valid, expects] = READ[general] ?? anything;
    return valid.test(value) ? [] : [`${name} must be ${expects}`];
  });

/** The variables that ask for what is not supported. */
export const ignoredIn = (env: Environment): string[] =>
  setIn(env)
    .filter(({ general, value }) => !(general in READ) && SUPPORTED[general]?.test(value) !== true)
    .map(({ name }) => name)
    .sort();
