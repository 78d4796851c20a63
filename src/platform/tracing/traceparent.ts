/** The trace that a client or proxy has begun, of which a request is a part; see https://www.w3.org/TR/trace-context/. */
export interface TraceParent {
  readonly traceId: string;
  readonly parentId: string;
  /** Whether the caller may have recorded the trace. */
  readonly isSampled: boolean;
}

// Later versions may append fields, version 00 has none.
const TRACEPARENT = /^(?!ff)([\da-f]{2})-(?!0{32})([\da-f]{32})-(?!0{16})([\da-f]{16})-([\da-f]{2})(-.*)?$/;
const SAMPLED = 1;

/** Reads the header traceparent; null without a valid one. */
export function readTraceParent(header: unknown): TraceParent | null {
  const [, version, traceId, parentId, flags = '', more] =
    (typeof header === 'string' && TRACEPARENT.exec(header)) || [];
  if (traceId === undefined || parentId === undefined || (version === '00' && more !== undefined))
    return null;
  return { traceId, parentId, isSampled: (Number.parseInt(flags, 16) & SAMPLED) !== 0 };
}
