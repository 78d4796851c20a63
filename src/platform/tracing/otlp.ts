import type { Attributes, Span } from './span';

/** The most characters of a text in an attribute. */
const MAX_TEXT = 4_096;
/** The code of opentelemetry-proto, trace/v1. */
const ERROR = 2;
/** Flags of a span: that of the trace, and whether the span above is known to be that of a client. */
const SAMPLED = 0x1;
const PARENT_KNOWN = 0x100;
const PARENT_REMOTE = 0x200;

/** The request for spans, as JSON of OTLP (opentelemetry-proto, collector/trace/v1). */
export function writeSpans(resource: Attributes, version: string, spans: readonly Span[]): string {
  const scope = { name: 'rostrum', version };
  return JSON.stringify({
    resourceSpans: [
      {
        resource: { attributes: attributesOf(resource) },
        scopeSpans: [{ scope, spans: spans.map(written) }],
      },
    ],
  });
}

function written({ name, id, kind, context, startedAt, endedAt, attributes, events, isError }: Span): object {
  const { traceId, parentId, isParentRemote, traceState } = context;
  return {
    traceId,
    spanId: id,
    ...(parentId !== null && { parentSpanId: parentId }),
    ...(traceState !== undefined && { traceState }),
    flags: SAMPLED | PARENT_KNOWN | (isParentRemote ? PARENT_REMOTE : 0),
    name,
    kind,
    startTimeUnixNano: nanoseconds(startedAt),
    endTimeUnixNano: nanoseconds(endedAt!),
    attributes: attributesOf(attributes),
    ...(events.length > 0 && {
      events: events.map((event) => ({
        timeUnixNano: nanoseconds(event.at),
        name: event.name,
        attributes: attributesOf(event.attributes),
      })),
    }),
    status: isError ? { code: ERROR } : {},
  };
}

const nanoseconds = (ms: number): string => String(BigInt(Math.round(ms * 1000)) * 1000n);

function attributesOf(attributes: Attributes): object[] {
  return Object.entries(attributes).flatMap(([key, value]) => {
    return value === undefined ? [] : [{ key, value: valueOf(value) }];
  });
}

/** A value of any type; JSON has whole numbers of 64 bits as text. */
function valueOf(value: string | number): object {
  if (typeof value === 'string') return { stringValue: value.slice(0, MAX_TEXT) };
  return Number.isSafeInteger(value) ? { intValue: String(value) } : { doubleValue: value };
}
